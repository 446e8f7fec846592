/** How each suite is run and counted: types, lint and each build as one test, unit tests and scenarios one by one. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { BrowserName } from '../../test/e2e/browsers/driver.ts';
import type { Part } from '../setup/programs.ts';
import { command } from './command.ts';
import type { SuiteName } from './selection.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const minute = 60_000;
const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  vitest: 'node_modules/vitest/vitest.mjs',
  wxt: 'node_modules/wxt/bin/wxt.mjs',
};

export async function runSuite(
  suite: SuiteName,
  names: readonly string[],
  missing: ReadonlyMap<Part, string>,
): Promise<Count> {
  switch (suite) {
    case 'types':
      return one(await command({ args: [bin.tsc, '--noEmit'], limitMs: 3 * minute, aloud: false }));
    case 'lint':
      return one(await command({ args: [bin.biome, 'check', '.'], limitMs: 2 * minute, aloud: false }));
    case 'unit':
      return unit(names);
    case 'build': {
      const chromium = one(await build([]));
      const firefox = one(await build(['-b', 'firefox', '--mv3']));
      return {
        passed: chromium.passed + firefox.passed,
        failed: chromium.failed + firefox.failed,
        skipped: 0,
      };
    }
    case 'chromium':
    case 'firefox': {
      const sentence = missing.get(suite);
      if (sentence === undefined) return endToEnd(suite, names);
      console.log(sentence);
      return one(false);
    }
  }
}

function build(target: readonly string[]): Promise<boolean> {
  return command({ args: [bin.wxt, 'build', ...target], limitMs: 3 * minute, aloud: false });
}

/** Of a file of tests, as vitest writes it. */
interface FileReport {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

async function unit(names: readonly string[]): Promise<Count> {
  const file = 'test-output/unit.json';
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = [bin.vitest, 'run', '--passWithNoTests', ...reporters, ...names];
  const isOk = await command({ args, limitMs: 20 * minute, aloud: true });
  if (!existsSync(file)) return one(false);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that cannot even be loaded fails without a test of its own.
  const files: readonly FileReport[] = report.testResults;
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed: number = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: isOk ? failed : Math.max(failed, 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function endToEnd(browser: BrowserName, names: readonly string[]): Promise<Count> {
  const file = `test-output/e2e-${browser}.json`;
  rmSync(file, { force: true });
  const isOk = await command({
    args: ['test/e2e/run.ts', browser, ...names],
    // A scenario asked for by name may be a long one.
    limitMs: (names.length > 0 ? 60 : 15) * minute,
    aloud: true,
  });
  if (!existsSync(file)) return one(false);
  const results: { ok: boolean }[] = JSON.parse(readFileSync(file, 'utf8'));
  const failed = results.filter((result) => !result.ok).length;
  return { passed: results.length - failed, failed: isOk ? failed : Math.max(failed, 1), skipped: 0 };
}

function one(isOk: boolean): Count {
  return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 };
}
