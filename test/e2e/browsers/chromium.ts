/**
 * Chromium with the production build loaded, driven by Playwright. Nothing but loopback can be reached; the services' hosts are mapped
 * to servers there.
 *
 * While Playwright is attached, Chromium does not stop an idle worker by itself: kill it with `killWorker`. An alarm or a message then
 * wakes a new one, as in daily life; alarms of an unpacked extension fire from 1 s on, of a packed one from 30 s.
 */
import { type BrowserContext, type CDPSession, chromium } from 'playwright-core';
import { ChromiumPage } from './chromium-page.ts';
import type { ColorScheme, Driver, LaunchOptions, PageDriver } from './driver.ts';
import { until } from './poll.ts';
import { removeFolder, temporaryFolder } from './processes.ts';

export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const profile = temporaryFolder('chromium');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.LINEUP_CHROMIUM ?? '/usr/bin/chromium',
    headless: options.visible !== true,
    args: flags(options),
    // The default list would switch extensions off and put a bar on top of the window.
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-US',
    ...(options.visible ? { viewport: null } : { viewport: options.size ?? { width: 1280, height: 900 } }),
    ...(options.scale && !options.visible ? { deviceScaleFactor: options.scale } : {}),
  });
  try {
    const worker =
      context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }));
    const id = new URL(worker.url()).host;
    const version = context.browser()?.version() ?? '';
    const control = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
    return new ChromiumDriver(context, control, profile, id, version);
  } catch (thrown) {
    await context.close();
    removeFolder(profile);
    throw thrown;
  }
}

function flags(options: LaunchOptions): string[] {
  const mapped = Object.entries(options.hosts).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  const rules = [...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'];
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--disable-extensions-except=${options.extension}`,
    `--load-extension=${options.extension}`,
    '--ignore-certificate-errors',
    `--host-resolver-rules=${rules.join(', ')}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    `--lang=${options.locale ?? 'en-US'}`,
  ];
}

class ChromiumDriver implements Driver {
  readonly name = 'chromium';
  readonly version: string;
  readonly closed: Promise<void>;
  private readonly opened: ChromiumPage[] = [];
  private readonly context: BrowserContext;
  private readonly control: CDPSession;
  private readonly profile: string;
  private readonly id: string;

  constructor(context: BrowserContext, control: CDPSession, profile: string, id: string, version: string) {
    this.context = context;
    this.closed = new Promise((resolve) => context.once('close', () => resolve()));
    this.control = control;
    this.profile = profile;
    this.id = id;
    this.version = version;
  }

  async open(path: string): Promise<PageDriver> {
    return this.page(`chrome-extension://${this.id}/${path}`);
  }

  async page(url: string): Promise<PageDriver> {
    const page = await this.context.newPage();
    await page.goto(url);
    const opened = new ChromiumPage(page);
    this.opened.push(opened);
    return opened;
  }

  async windowAt(address: string): Promise<PageDriver> {
    const page = await until(`a window at ${address}`, async () =>
      this.context.pages().find((one) => one.url().startsWith(address)),
    );
    return new ChromiumPage(page);
  }

  pages(): readonly PageDriver[] {
    return this.opened.filter((page) => !page.isClosed);
  }

  async grantHosts(origins: readonly string[]): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('chrome://extensions');
    for (const origin of origins) {
      await page.evaluate(
        `chrome.developerPrivate.addHostPermission(${JSON.stringify(this.id)}, ${JSON.stringify(origin)})`,
      );
    }
    await page.close();
  }

  async killWorker(): Promise<void> {
    for (const targetId of await this.workers()) await this.control.send('Target.closeTarget', { targetId });
    await until('the worker to end', async () => (await this.workers()).length === 0);
  }

  async workerAlive(): Promise<boolean> {
    return (await this.workers()).length > 0;
  }

  async colorScheme(scheme: ColorScheme): Promise<void> {
    for (const page of this.context.pages()) await page.emulateMedia({ colorScheme: scheme });
  }

  async close(): Promise<void> {
    await this.context.close();
    removeFolder(this.profile);
  }

  private async workers(): Promise<string[]> {
    const { targetInfos } = await this.control.send('Target.getTargets');
    const ours = `chrome-extension://${this.id}/`;
    return targetInfos
      .filter((target) => target.type === 'service_worker' && target.url.startsWith(ours))
      .map((target) => target.targetId);
  }
}
