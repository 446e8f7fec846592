/**
 * The whole test run: types, lint, unit tests, both builds, and the end-to-end scenarios in Chromium and Firefox. The very last line
 * counts over all of them; the exit code is non-zero on any failure. Words narrow it: names of suites, `e2e`, or parts of a test's name.
 */
import { mkdirSync } from 'node:fs';
import { placesAsEnvironment, provide } from '../setup/programs.ts';
import { choose } from './selection.ts';
import { type Count, runSuite } from './suites.ts';

const { suites, names } = choose(process.argv.slice(2));
const needsBrowser = suites.includes('chromium') || suites.includes('firefox');
const found = provide([
  ...(suites.includes('chromium') ? (['chromium'] as const) : []),
  ...(suites.includes('firefox') ? (['firefox'] as const) : []),
  ...(needsBrowser || suites.includes('unit') ? (['radicale', 'openssl'] as const) : []),
  ...(suites.includes('unit') ? (['xandikos', 'cyrus'] as const) : []),
]);
for (const sentence of found.missing.values()) console.log(`setup: ${sentence}`);
Object.assign(process.env, placesAsEnvironment(found));
mkdirSync('test-output', { recursive: true });

let wasFound = false;
let total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const suite of suites) {
  console.log(`\n== ${suite}`);
  const startedAt = Date.now();
  const count = await runSuite(suite, names, found.missing);
  console.log(`== ${suite}: ${inWords(count)} (${((Date.now() - startedAt) / 1000).toFixed(0)} s)`);
  wasFound ||= suite !== 'build' && count.passed + count.failed + count.skipped > 0;
  total = {
    passed: total.passed + count.passed,
    failed: total.failed + count.failed,
    skipped: total.skipped + count.skipped,
  };
}
if (names.length > 0 && !wasFound) {
  console.log(`\nNo test is called ${names.join(' ')}.`);
  total = { ...total, failed: total.failed + 1 };
}
if (total.skipped > 0) console.log(`\n${total.skipped} skipped: what they need is not here`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function inWords(count: Count): string {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  return `${count.passed} passed, ${count.failed} failed${skipped}`;
}
