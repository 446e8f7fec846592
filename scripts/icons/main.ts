/** Renders the icon in headless Chromium, at every size that a browser asks for. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { provide } from '../setup/programs.ts';

const sizes = [16, 32, 48, 96, 128];
const folder = fileURLToPath(new URL('../../public/icon/', import.meta.url));
const svg = readFileSync(`${folder}icon.svg`, 'utf8');

const found = provide(['chromium']);
const executablePath = found.places.get('chromium');
if (executablePath === undefined) {
  console.error(found.missing.get('chromium'));
  process.exit(1);
}
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: `${folder}${size}.png`, omitBackground: true });
}
await browser.close();
console.log(`icons: ${sizes.map((size) => `${size}.png`).join(', ')}`);
