/** The preferences of a Firefox profile that stays off the network, shows no first-run pages, and grants what an add-on asks for. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColorScheme } from './driver.ts';

export interface ProfileOptions {
  readonly addonId: string;
  readonly uuid: string;
  readonly marionettePort: number;
  readonly proxyPort: number;
  readonly colorScheme: ColorScheme;
  readonly locale: string;
  /** Where files are saved, without a question. */
  readonly downloads: string;
}

type Preferences = Readonly<Record<string, string | number | boolean>>;

export function writeProfile(folder: string, options: ProfileOptions): void {
  const preferences: Preferences = {
    ...quiet,
    'marionette.port': options.marionettePort,
    'extensions.webextensions.uuids': JSON.stringify({ [options.addonId]: options.uuid }),
    'extensions.webextOptionalPermissionPrompts': false,
    // Long, so that only a test's own kill ends the event page.
    'extensions.background.idle.timeout': 600_000,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': options.proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': options.proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': false,
    'browser.download.folderList': 2,
    'browser.download.dir': options.downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.alwaysOpenPanel': false,
    'browser.download.always_ask_before_handling_new_types': false,
    'intl.locale.requested': options.locale,
    'intl.accept_languages': options.locale,
    ...schemePreferences(options.colorScheme),
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(folder, 'user.js'), `${lines.join('\n')}\n`);
}

/** 0 dark, 1 light. */
export function schemePreferences(scheme: ColorScheme): Record<string, number> {
  return {
    'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
    'ui.systemUsesDarkTheme': scheme === 'dark' ? 1 : 0,
  };
}

const quiet: Preferences = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutConfig.showWarning': false,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.introCount': 99,
  'browser.discovery.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.newtabpage.activity-stream.feeds.section.topstories': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'browser.warnOnQuit': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.getAddons.discovery.api_url': 'data:,',
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.rememberSignons': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
};
