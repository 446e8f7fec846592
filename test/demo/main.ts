/**
 * The demo: a company's Aircall and an address book are brought in line by the real extension in a real browser, driven as a person
 * would. Ends with a table; exits 0 only if both sides are in line, nobody was made twice and no write was needless.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PageDriver } from '../e2e/browsers/driver.ts';
import { play } from './play.ts';
import { report } from './report.ts';
import { demoPace, setStage } from './stage.ts';

const { values } = parseArgs({ options: { headless: { type: 'boolean', default: false } } });
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isVisible = hasDisplay && !values.headless;
const output = fileURLToPath(new URL('../../demo-output/', import.meta.url));
mkdirSync(output, { recursive: true });

const startedAt = Date.now();
const say = (sentence: string) => {
  console.log(`${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s  ${sentence}`);
};
const look = async (page: PageDriver, name: string) => {
  const file = `${output}${name}.png`;
  await page.screenshot(file);
  say(`  ${relative(process.cwd(), file)}`);
};

say('Setting up a company of 1,200 contacts in an emulated Aircall, and an address book of 900 cards.');
const stage = await setStage(isVisible);
say(`The address book is on ${stage.book.name}. Aircall's limit is raised to ${demoPace} requests a minute.`);
let isGood = false;
try {
  const { facts, faults } = await play(stage, say, look);
  console.log(`\n${report(facts)}\n`);
  writeFileSync(`${output}report.json`, JSON.stringify({ facts, faults }, null, 2));
  for (const fault of faults.slice(0, 20)) console.log(`NOT AS IT SHOULD BE: ${fault}`);
  if (faults.length > 20) console.log(`… and ${faults.length - 20} more`);
  isGood = faults.length === 0;
  say(isGood ? 'Both sides are in line.' : 'The demo failed.');
  if (isVisible) {
    console.log('The browser stays open to play with. End with Ctrl-C.');
    await stage.driver.closed;
  }
} catch (thrown) {
  console.error(thrown);
  for (const [index, page] of stage.driver.pages().entries()) {
    await page.screenshot(`${output}failed-${index + 1}.png`).catch(() => undefined);
  }
} finally {
  await stage.close();
}
process.exit(isGood ? 0 : 1);
