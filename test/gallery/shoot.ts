/**
 * Takes a picture of every screen of the gallery: `node test/gallery/shoot.ts OUT [names] [--lang fr] [--dark] [--width 1280] [--axe]`.
 * Without names, all. With `--axe` every screen is also checked for what screen readers and keyboards need. Errors in the page's console, a page
 * that is too wide and whatever axe finds end it with 1.
 */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { screens } from './screens.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const args = process.argv.slice(2);
function option(name: string, otherwise: string): string {
  const at = args.indexOf(name);
  if (at < 0) return otherwise;
  const [, value] = args.splice(at, 2);
  return value ?? otherwise;
}
const lang = option('--lang', 'en');
const width = Number(option('--width', '1280'));
const darkAt = args.indexOf('--dark');
if (darkAt >= 0) args.splice(darkAt, 1);
const axeAt = args.indexOf('--axe');
if (axeAt >= 0) args.splice(axeAt, 1);
const [out = 'gallery-output', ...names] = args;
mkdirSync(out, { recursive: true });

const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [preact()],
  server: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
await server.listen();
const base = `${server.resolvedUrls?.local[0] ?? ''}test/gallery/index.html`;
const browser = await chromium.launch({
  executablePath: process.env.LINEUP_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const problems: string[] = [];
for (const screen of screens) {
  if (names.length > 0 && !names.includes(screen.name)) continue;
  const page = await browser.newPage({
    viewport: screen.route ? { width, height: 860 } : { width: 340, height: 420 },
    colorScheme: darkAt >= 0 ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${screen.name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${screen.name}: ${error.message}`));
  await page.goto(`${base}?screen=${screen.name}&lang=${lang}`);
  await page.waitForSelector('body[data-ready]', { timeout: 20_000 }).catch(() => {
    problems.push(`${screen.name}: not ready`);
  });
  // What is shown while it loads is a screen of its own only where nothing else comes.
  await page.waitForSelector('[aria-busy=true]', { state: 'detached', timeout: 3_000 }).catch(() => {});
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) problems.push(`${screen.name}: ${wide} px too wide`);
  if (axeAt >= 0) for (const found of await faultsOf(page)) problems.push(`${screen.name}: ${found}`);
  const suffix = `${lang === 'en' ? '' : `-${lang}`}${darkAt >= 0 ? '-dark' : ''}`;
  await page.screenshot({ path: `${out}/${screen.name}${suffix}.png`, fullPage: screen.isWhole ?? false });
  await page.close();
}
await browser.close();
await server.close();
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** What axe finds, each in a line with the first element that it concerns. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return (await axe.run()).violations;
  });
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, e.g. ${nodes[0]?.html.slice(0, 160)})`,
  );
}
