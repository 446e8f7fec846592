/** The house as it should stand: who may import whom, no circles, names that say what they are, no file too long to read. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { services } from '../../lib/services/registry.ts';
import { brokenDirections, circles, importsOf, type SourceFile } from './imports.ts';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\n');
const files: SourceFile[] = tracked
  .filter((path) => /^(lib|components|entrypoints|test|scripts)\/.*\.tsx?$/.test(path))
  .flatMap((path) => {
    try {
      return [{ path, text: readFileSync(path, 'utf8') }];
    } catch {
      return [];
    }
  });
const product = files.filter((file) => /^(lib|components|entrypoints)\//.test(file.path));
const imports = product.flatMap(importsOf);

describe('who may import whom', () => {
  test('no import goes against the directions of the house', () =>
    expect(brokenDirections(imports)).toEqual([]));
  test('no files import each other in a circle', () =>
    expect(circles(imports).map((circle) => circle.join(' → '))).toEqual([]));

  const wrong: readonly [string, string, string][] = [
    ['the planning room asks the store', 'lib/sync/plan.ts', `import { x } from '../store/database.ts';`],
    [
      'the engine asks a service',
      'lib/engine/run.ts',
      `import { x } from '../services/aircall/connector.ts';`,
    ],
    [
      'the engine runs code of the contract',
      'lib/engine/run.ts',
      `import { x } from '../services/contract.ts';`,
    ],
    ['a second file opens the database', 'lib/store/links.ts', `import Dexie from 'dexie';`],
    ['a pure room asks the browser', 'lib/contact/name.ts', `import { browser } from 'wxt/browser';`],
    [
      'a page asks the engine',
      'components/run/x.tsx',
      `import { advance } from '../../lib/engine/engine.ts';`,
    ],
    ['a lazy import', 'lib/sync/plan.ts', `const x = await import('../engine/engine.ts');`],
  ];
  for (const [name, path, text] of wrong) {
    test(`it notices when ${name}`, () =>
      expect(brokenDirections(importsOf({ path, text }))).toHaveLength(1));
  }
  test('it notices a circle', () => {
    const ring = [
      { path: 'lib/sync/a.ts', text: `import { b } from './b.ts';` },
      { path: 'lib/sync/b.ts', text: `import { c } from './c.ts';` },
      { path: 'lib/sync/c.ts', text: `export { a } from './a.ts';` },
    ];
    expect(circles(ring.flatMap(importsOf))).toHaveLength(1);
  });
  test('types alone make no circle', () => {
    const ring = [
      { path: 'lib/sync/a.ts', text: `import type { B } from './b.ts';` },
      { path: 'lib/sync/b.ts', text: `import { a } from './a.ts';` },
    ];
    expect(circles(ring.flatMap(importsOf))).toEqual([]);
  });
});

describe('names and sizes', () => {
  test('files are named in kebab case, for what they are', () => {
    const odd = product
      .map((file) => file.path)
      .filter(
        (path) => !/^[a-z0-9/-]+(\.[a-z]+)*\.tsx?$/.test(path.replace('dashboard.content', 'dashboard')),
      );
    expect(odd).toEqual([]);
    expect(
      product
        .filter((file) => /(^|[/-])(utils?|helpers?|common|manager|misc)([-.]|\/)/.test(file.path))
        .map((file) => file.path),
    ).toEqual([]);
  });
  test('no file is above 250 lines, no test with its table above 450', () => {
    const long = files
      .filter((file) => file.text.split('\n').length > (file.path.startsWith('test/') ? 451 : 251))
      .map((file) => `${file.path}: ${file.text.split('\n').length}`);
    expect(long).toEqual([]);
  });
  test('every file of the product says at its top what it promises', () => {
    expect(product.filter((file) => !/^\/(\*\*|\/)/.test(file.text)).map((file) => file.path)).toEqual([]);
  });
  test('only entry points have a default export', () => {
    expect(
      product
        .filter((file) => !file.path.startsWith('entrypoints/') && /^export default/m.test(file.text))
        .map((file) => file.path),
    ).toEqual([]);
  });
});

describe('what must be complete', () => {
  test('every service stands in the contract suite', () => {
    const suites = files.filter(
      (file) => file.path.startsWith('test/services/') && /describe(ReadOnly)?Contract\(/.test(file.text),
    );
    for (const service of services) {
      expect(
        suites.filter((file) => file.path.includes(`/${service.id}/`)).length,
        service.id,
      ).toBeGreaterThan(0);
    }
  });
  test('the project speaks of nothing but itself', () => {
    const words = /\/work\/|\bregistry\.npmjs\b|farm-(studio|bench)|Claude|Anthropic/i;
    expect(
      files
        .filter((file) => words.test(file.text) && !file.path.startsWith('test/architecture/'))
        .map((file) => file.path),
    ).toEqual([]);
  });
});
