/** Where browsers usually are on Linux, macOS and Windows, and how to fetch one that may load an unpacked extension. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstThatExists, isSnap, onPath } from './places.ts';

/** Chromium and Chrome for Testing; not branded Chrome, which has refused `--load-extension` since version 137. */
export function chromiumPlaces(): readonly (string | undefined)[] {
  return [
    process.env.LINEUP_CHROMIUM,
    unlessSnap(onPath('chromium', 'chromium-browser')),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ...playwrightPlaces(),
  ];
}

export function firefoxPlaces(): readonly (string | undefined)[] {
  return [
    process.env.LINEUP_FIREFOX,
    unlessSnap(onPath('firefox-esr', 'firefox')),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    join(process.env.PROGRAMFILES ?? '', 'Mozilla Firefox', 'firefox.exe'),
  ];
}

function unlessSnap(path: string | undefined): string | undefined {
  return path === undefined || isSnap(path) ? undefined : path;
}

/** Chromium as Playwright keeps it, newest first. */
function playwrightPlaces(): readonly string[] {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    join(process.env.LOCALAPPDATA ?? '', 'ms-playwright'),
  ].filter((folder): folder is string => folder !== undefined && existsSync(folder));
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return caches.flatMap((cache) =>
    readdirSync(cache)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .flatMap((name) => programs.map((program) => join(cache, name, program))),
  );
}

export function fetchPlaywrightChromium(): string | undefined {
  const program = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url));
  console.log("setup: fetching Playwright's Chromium");
  spawnSync(process.execPath, [program, 'install', '--no-shell', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  return firstThatExists(playwrightPlaces());
}
