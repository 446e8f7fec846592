/**
 * Runs the scenarios in one browser, one after the other: `node test/e2e/run.ts chromium|firefox [PART OF A NAME …]`. A failure leaves a
 * screenshot in test-output/; the results are in test-output/e2e-BROWSER.json. Exits 1 if any failed.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './browsers/driver.ts';
import type { Scenario } from './scenario.ts';
import { type BuiltWorld, buildWorld } from './world.ts';

export interface Result {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly error?: string;
}

const output = fileURLToPath(new URL('../../test-output/', import.meta.url));

const [browser, ...names] = process.argv.slice(2);
if (browser !== 'chromium' && browser !== 'firefox') {
  console.error('Which browser? chromium or firefox.');
  process.exit(1);
}
mkdirSync(output, { recursive: true });
const results: Result[] = [];
for (const scenario of await scenariosFor(browser, names)) {
  const result = await play(scenario, browser);
  results.push(result);
  console.log(`  ${result.ok ? 'ok    ' : 'FAILED'} ${result.name} (${(result.ms / 1000).toFixed(1)} s)`);
  if (result.error !== undefined) console.log(result.error.replace(/^/gm, '         '));
}
writeFileSync(`${output}e2e-${browser}.json`, JSON.stringify(results, null, 2));
process.exit(results.every((result) => result.ok) ? 0 : 1);

async function scenariosFor(name: BrowserName, parts: readonly string[]): Promise<Scenario[]> {
  const folder = new URL('./scenarios/', import.meta.url);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const all: Scenario[] = [];
  for (const file of files) {
    const { scenario } = (await import(new URL(file, folder).href)) as { scenario: Scenario };
    const isWanted =
      (parts.length === 0 && !scenario.isLong) ||
      parts.some((part) => `${file} ${scenario.name}`.includes(part));
    if (isWanted && scenario.browsers.includes(name)) all.push(scenario);
  }
  return all;
}

async function play(scenario: Scenario, name: BrowserName): Promise<Result> {
  const startedAt = Date.now();
  let world: BuiltWorld | undefined;
  const told = async () => {
    world = await buildWorld(scenario, name);
    await scenario.run(world);
  };
  try {
    await within(scenario.timeoutMs ?? 120_000, told());
    return { name: scenario.name, ok: true, ms: Date.now() - startedAt };
  } catch (thrown) {
    const shots =
      world === undefined ? '' : await within(15_000, screenshots(world, scenario, name)).catch(() => '');
    const error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { name: scenario.name, ok: false, ms: Date.now() - startedAt, error: `${error}${shots}` };
  } finally {
    await world?.close();
  }
}

async function screenshots(world: BuiltWorld, scenario: Scenario, name: BrowserName): Promise<string> {
  const base = `${name}-${scenario.name.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}`;
  let said = '';
  for (const [index, page] of world.driver.pages().entries()) {
    const file = `${output}${base}-${index + 1}.png`;
    await page.screenshot(file);
    said += `\nscreenshot: ${file}`;
  }
  return said;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
