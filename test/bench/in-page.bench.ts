/**
 * What page warnings cost, in real Chromium: script time on a page with 2,000 numbers and on one with none, the longest stretch of script, 1,000
 * mutations, and bytes; against the same page without the extension, and with a plain scanner that brings libphonenumber-js into the page. Needs a
 * build (`npm run build`). Writes its table into docs/in-page.md.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type CDPSession, chromium } from 'playwright-core';
import { build } from 'vite';
import { ChromiumPage } from '../e2e/browsers/chromium-page.ts';
import { launch } from '../e2e/browsers/launch.ts';
import { LatePages, switchOnInPage } from '../e2e/in-page.ts';
import { manyContacts } from '../e2e/many-contacts.ts';
import { openLineup } from '../e2e/user.ts';
import { pause } from '../e2e/watched.ts';
import { extensionFolder } from '../e2e/world.ts';
import { AircallEmulator } from '../emulators/aircall/emulator.ts';

type Sort = 'without' | 'lineup' | 'plain scanner';
interface Measured {
  readonly sort: Sort;
  readonly what: string;
  /** Of the extension's script, ms. */
  readonly scriptMs: number;
  readonly longestMs: number;
}

/** Ten texts a frame, a hundred frames. */
const mutate = `new Promise((resolve) => {
  const texts = [...document.querySelectorAll('[data-truth]')].map((one) => one.firstChild).filter(Boolean);
  let frame = 0;
  const step = () => {
    for (let count = 0; count < 10; count++) {
      const text = texts[(frame * 10 + count) % texts.length];
      text.data = text.data.replace(/\\d$/, (digit) => String((Number(digit) + 1) % 10));
    }
    if (++frame < 100) requestAnimationFrame(step); else resolve();
  };
  step();
})`;

const here = fileURLToPath(new URL('.', import.meta.url));
const full = 'https://dashboard.aircall.io/contacts/all';
const none = 'https://dashboard.aircall.io/contacts/new';
const pages = new LatePages();
const contacts = manyContacts();
pages.show(() => contacts);
const server = await new AircallEmulator({ pages: pages.handle }).listen();
const hosts = Object.fromEntries(
  ['dashboard', 'workspace', 'phone'].map((name) => [`${name}.aircall.io`, server.port]),
);
const plain = await plainScanner();
const lineup = extensionFolder('lineup', 'chromium');
const measured = [...(await withLineup()), ...(await withPlain()), ...(await withoutAny())];
await server.close();
const bytes = {
  lineup: sizes(readFileSync(join(lineup, 'content-scripts/dashboard.js'))),
  plain: sizes(readFileSync(join(plain, 'script.js'))),
};
rmSync(plain, { recursive: true });
report();

async function withLineup(): Promise<Measured[]> {
  const driver = await launch('chromium', { extension: lineup, hosts });
  try {
    await switchOnInPage(driver, await openLineup(driver));
    const page = await driver.page('https://dashboard.aircall.io/settings');
    if (!(page instanceof ChromiumPage)) throw new Error('not Chromium');
    return await measure('lineup', page.native);
  } finally {
    await driver.close();
  }
}

async function withPlain(): Promise<Measured[]> {
  return inChromium('plain scanner', [`--disable-extensions-except=${plain}`, `--load-extension=${plain}`]);
}

async function withoutAny(): Promise<Measured[]> {
  return inChromium('without', []);
}

async function inChromium(sort: Sort, more: readonly string[]): Promise<Measured[]> {
  const profile = mkdtempSync(join(tmpdir(), 'lineup-bench-'));
  const rules = Object.entries(hosts).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.LINEUP_CHROMIUM ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: { width: 1280, height: 900 },
    args: [
      '--no-sandbox',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${rules.join(', ')}`,
      ...more,
    ],
  });
  try {
    return await measure(sort, await context.newPage());
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

type NativePage = ChromiumPage['native'];

async function measure(sort: Sort, page: NativePage): Promise<Measured[]> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Profiler.enable');
  await tools.send('Profiler.setSamplingInterval', { interval: 200 });
  // Another site is another process, and its profile another one.
  await page.goto('https://dashboard.aircall.io/settings');
  const loading = async (url: string) => {
    await page.goto(url);
    await page.waitForSelector(url === full ? '[data-truth]' : '#phone');
    await pause(5_000);
  };
  return [
    await profiled(tools, sort, '2,000 numbers', () => loading(full)),
    await profiled(tools, sort, '1,000 mutations among them', async () => {
      await page.evaluate(mutate);
      await pause(1_500);
    }),
    await profiled(tools, sort, 'no number', () => loading(none)),
  ];
}

async function profiled(
  tools: CDPSession,
  sort: Sort,
  what: string,
  work: () => Promise<void>,
): Promise<Measured> {
  await tools.send('Profiler.start');
  await work();
  const { profile } = await tools.send('Profiler.stop');
  const parents = new Map<number, number>();
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const own = new Set(
    profile.nodes
      .filter(({ callFrame }) => callFrame.url.startsWith('chrome-extension:'))
      .map((node) => node.id),
  );
  const isOurs = (id: number) => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at))
      if (own.has(at)) return true;
    return false;
  };
  let total = 0;
  let stretch = 0;
  let longest = 0;
  profile.samples?.forEach((id, index) => {
    const lasted = (profile.timeDeltas?.[index + 1] ?? 0) / 1000;
    stretch = isOurs(id) ? stretch + lasted : 0;
    if (isOurs(id)) total += lasted;
    longest = Math.max(longest, stretch);
  });
  return { sort, what, scriptMs: total, longestMs: longest };
}

async function plainScanner(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lineup-plain-'));
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    root: here,
    logLevel: 'error',
    build: {
      outDir: folder,
      lib: {
        entry: join(here, 'plain-scanner.js'),
        formats: ['iife'],
        name: 'scanner',
        fileName: () => 'script.js',
      },
    },
  });
  const manifest = {
    manifest_version: 3,
    name: 'Plain scanner',
    version: '1.0',
    content_scripts: [{ matches: ['https://*.aircall.io/*'], js: ['script.js'] }],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

function sizes(code: Buffer): { readonly raw: number; readonly gzip: number } {
  return { raw: code.length, gzip: gzipSync(code, { level: 9 }).length };
}

function report(): void {
  const ms = (value: number) => (value < 0.05 ? '0' : value.toFixed(1));
  const lines = measured.map(
    (one) => `| ${one.what} | ${one.sort} | ${ms(one.scriptMs)} | ${ms(one.longestMs)} |`,
  );
  const kB = (size: number) => (size / 1000).toFixed(1);
  const table = [
    '| page | extension | its script, ms | longest stretch, ms |',
    '|---|---|---|---|',
    ...lines.sort(),
    '',
    `Bytes in the page: Lineup ${kB(bytes.lineup.raw)} kB, compressed ${kB(bytes.lineup.gzip)} kB; plain scanner ${kB(bytes.plain.raw)} kB, compressed ${kB(bytes.plain.gzip)} kB.`,
  ];
  console.log(table.join('\n'));
  const file = fileURLToPath(new URL('../../docs/in-page.md', import.meta.url));
  const marked = /(<!-- measured -->\n)[\s\S]*(\n<!-- \/measured -->)/;
  writeFileSync(file, readFileSync(file, 'utf8').replace(marked, `$1${table.join('\n')}$2`));
}
