/**
 * Firefox with the production build installed as a temporary add-on, driven over Marionette. Its event page dies only when told to:
 * an alarm or a message then wakes a new one, as in daily life.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ColorScheme, Driver, LaunchOptions, PageDriver } from './driver.ts';
import { FirefoxPage } from './firefox-page.ts';
import { schemePreferences, writeProfile } from './firefox-profile.ts';
import { Marionette } from './marionette.ts';
import { until } from './poll.ts';
import { end, own, removeFolder, temporaryFolder } from './processes.ts';
import { type HostProxy, startProxy } from './proxy.ts';

export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const manifest = JSON.parse(readFileSync(join(options.extension, 'manifest.json'), 'utf8'));
  const addonId: string = manifest.browser_specific_settings.gecko.id;
  const uuid = randomUUID();
  const profile = temporaryFolder('firefox');
  const downloads = join(profile, 'saved-files');
  mkdirSync(downloads);
  const proxy = await startProxy(options.hosts);
  const marionettePort = await freePort();
  writeProfile(profile, {
    addonId,
    uuid,
    marionettePort,
    proxyPort: proxy.port,
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-US',
    downloads,
  });
  const child = own(
    spawn(process.env.LINEUP_FIREFOX ?? '/usr/bin/firefox-esr', flags(options, profile), { stdio: 'ignore' }),
  );
  const everything = { child, proxy, profile, downloads };
  try {
    const marionette = await Marionette.connect(marionettePort);
    const session = await marionette.send<{ capabilities: { browserVersion: string } }>(
      'WebDriver:NewSession',
      {
        acceptInsecureCerts: true,
        pageLoadStrategy: 'normal',
      },
    );
    await marionette.send('Addon:Install', { path: options.extension, temporary: true });
    return new FirefoxDriver(marionette, everything, addonId, uuid, session.capabilities.browserVersion);
  } catch (thrown) {
    await endEverything(everything);
    throw thrown;
  }
}

function flags(options: LaunchOptions, profile: string): string[] {
  const size = options.size ?? { width: 1280, height: 900 };
  return [
    ...(options.visible ? [] : ['--headless']),
    '--no-remote',
    '--profile',
    profile,
    '--marionette',
    '--remote-allow-system-access',
    `--width=${size.width}`,
    `--height=${size.height}`,
    'about:blank',
  ];
}

interface Everything {
  readonly child: ChildProcess;
  readonly proxy: HostProxy;
  readonly profile: string;
  /** Where files are saved; inside the profile, and gone with it. */
  readonly downloads: string;
}

async function endEverything(everything: Everything): Promise<void> {
  await end(everything.child);
  await everything.proxy.close();
  removeFolder(everything.profile);
}

class FirefoxDriver implements Driver {
  readonly name = 'firefox';
  readonly version: string;
  readonly closed: Promise<void>;
  private readonly opened: FirefoxPage[] = [];
  private readonly marionette: Marionette;
  private readonly everything: Everything;
  private readonly addonId: string;
  private readonly uuid: string;

  constructor(
    marionette: Marionette,
    everything: Everything,
    addonId: string,
    uuid: string,
    version: string,
  ) {
    this.marionette = marionette;
    this.everything = everything;
    this.closed = new Promise((resolve) => everything.child.once('exit', () => resolve()));
    this.addonId = addonId;
    this.uuid = uuid;
    this.version = version;
  }

  open(path: string): Promise<PageDriver> {
    return this.page(`moz-extension://${this.uuid}/${path}`);
  }

  async page(url: string): Promise<PageDriver> {
    const { handle } = await this.marionette.exclusively(() =>
      this.marionette.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab', focus: true }),
    );
    const page = new FirefoxPage(this.marionette, handle, this.everything.downloads);
    this.opened.push(page);
    await page.goto(url);
    return page;
  }

  async windowAt(address: string): Promise<PageDriver> {
    return until(`a window at ${address}`, async () => {
      const handles = await this.marionette.exclusively(() =>
        this.marionette.send<string[]>('WebDriver:GetWindowHandles'),
      );
      for (const handle of handles) {
        const page = new FirefoxPage(this.marionette, handle, this.everything.downloads);
        const url = await page.url().catch(() => '');
        if (url.startsWith(address)) return page;
      }
      return undefined;
    });
  }

  pages(): readonly PageDriver[] {
    return this.opened.filter((page) => !page.isClosed);
  }

  /** With the preference set, a request is granted without a prompt; nothing to do beforehand. */
  async grantHosts(_origins: readonly string[]): Promise<void> {}

  async killWorker(): Promise<void> {
    await this.inChrome(
      `return ${this.extension()}.terminateBackground({ ignoreDevToolsAttached: true }).then(() => true)`,
    );
    await until('the event page to end', async () => !(await this.workerAlive()));
  }

  async workerAlive(): Promise<boolean> {
    return (await this.inChrome<string>(`return ${this.extension()}.backgroundState`)) === 'running';
  }

  async colorScheme(scheme: ColorScheme): Promise<void> {
    for (const [name, value] of Object.entries(schemePreferences(scheme))) {
      await this.inChrome(`Services.prefs.setIntPref(${JSON.stringify(name)}, ${value})`);
    }
  }

  async close(): Promise<void> {
    this.marionette.close();
    await endEverything(this.everything);
  }

  private extension(): string {
    return `WebExtensionPolicy.getByID(${JSON.stringify(this.addonId)}).extension`;
  }

  /** Runs a script with the browser's own rights. */
  private inChrome<T>(script: string): Promise<T> {
    return this.marionette.exclusively(async () => {
      await this.marionette.send('Marionette:SetContext', { value: 'chrome' });
      try {
        return await this.marionette.send<T>('WebDriver:ExecuteScript', {
          script,
          args: [],
          sandbox: 'system',
        });
      } finally {
        await this.marionette.send('Marionette:SetContext', { value: 'content' });
      }
    });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(address),
      );
    });
  });
}
