/** Builds the world of one scenario anew: servers first, then the browser that reaches nothing but them; ends all of it afterwards. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AircallEmulator } from '../emulators/aircall/emulator.ts';
import type { BrowserName } from './browsers/driver.ts';
import { launch } from './browsers/launch.ts';
import type { Scenario, World } from './scenario.ts';

export const aircallHosts = [
  'api.aircall.io',
  'dashboard.aircall.io',
  'workspace.aircall.io',
  'phone.aircall.io',
];

export interface BuiltWorld extends World {
  close(): Promise<void>;
}

export async function buildWorld(scenario: Scenario, browser: BrowserName): Promise<BuiltWorld> {
  const endings: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const ending of endings.splice(0).reverse()) await ending();
  };
  try {
    const aircall = new AircallEmulator(scenario.aircall);
    const server = await aircall.listen();
    endings.push(() => server.close());
    const driver = await launch(browser, {
      extension: extensionFolder(scenario.extension ?? 'lineup', browser),
      hosts: Object.fromEntries(aircallHosts.map((host) => [host, server.port])),
      ...scenario.window,
    });
    endings.push(() => driver.close());
    return { driver, aircall, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

export function extensionFolder(extension: 'lineup' | 'probe', browser: BrowserName): string {
  const build = browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3';
  const path = extension === 'probe' ? './fixtures/probe' : `../../.output/${build}`;
  const folder = fileURLToPath(new URL(path, import.meta.url));
  if (!existsSync(folder)) throw new Error(`there is no build in ${folder}: run "npm run build"`);
  return folder;
}
