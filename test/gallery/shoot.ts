/**
 * Takes a picture of every screen of the gallery: `node test/gallery/shoot.ts OUT [names] [--lang fr] [--dark] [--width 1280]`.
 * Without names, all. Errors in the page's console end it with 1.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { screens } from './screens.ts';

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
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
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
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) problems.push(`${screen.name}: ${wide} px too wide`);
  const suffix = `${lang === 'en' ? '' : `-${lang}`}${darkAt >= 0 ? '-dark' : ''}`;
  await page.screenshot({ path: `${out}/${screen.name}${suffix}.png`, fullPage: screen.isWhole ?? false });
  await page.close();
}
await browser.close();
await server.close();
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
