/** Reads the import lines of the project's files and holds them to the directions of the house. Plain functions over plain data, so that the test can prove that they notice. */

export interface SourceFile {
  /** Path from the project's top, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** Path of a file of ours, or a package's name. */
  readonly to: string;
  readonly isTypeOnly: boolean;
}

const importLine = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"();]*?\s+from\s+)?['"]([^'"]+)['"]/g;
const dynamicImport = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  for (const match of file.text.matchAll(importLine)) {
    const [, type, clause, to = ''] = match;
    found.push({
      from: file.path,
      to: resolve(file.path, to),
      isTypeOnly: type !== undefined || isAllTypes(clause ?? ''),
    });
  }
  for (const match of file.text.matchAll(dynamicImport)) {
    found.push({ from: file.path, to: resolve(file.path, match[1] ?? ''), isTypeOnly: false });
  }
  return found;
}

/** `{ type A, type B } from` brings no code. */
function isAllTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}\s+from\s+$/.exec(clause.trimStart());
  if (!names?.[1]) return false;
  return names[1]
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .every((name) => name.startsWith('type '));
}

function resolve(from: string, to: string): string {
  if (!to.startsWith('.')) return to;
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `lib/sync`, `components`, `lib/errors.ts`: the room a file stands in. */
export function roomOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] !== 'lib') return parts[0] ?? '';
  return parts.length === 2 ? path : `lib/${parts[1]}`;
}

export interface Rule {
  /** Rooms whose code may be used. */
  readonly uses: readonly string[];
  /** Rooms or files of which only the types may be named. */
  readonly types?: readonly string[];
}

export const rules: Readonly<Record<string, Rule>> = {
  'lib/errors.ts': { uses: [] },
  'lib/contact': { uses: [] },
  'lib/rules': { uses: ['lib/contact'] },
  'lib/sync': { uses: ['lib/contact', 'lib/rules'] },
  'lib/services': { uses: ['lib/contact'] },
  'lib/engine': { uses: ['lib/contact', 'lib/rules', 'lib/sync'], types: ['lib/services/contract.ts'] },
  'lib/store': {
    uses: ['lib/contact'],
    types: [
      'lib/rules',
      'lib/sync',
      'lib/engine/ports.ts',
      'lib/services/contract.ts',
      'lib/services/bucket.ts',
    ],
  },
  'lib/platform': { uses: [], types: ['lib/engine/ports.ts', 'lib/app/api.ts'] },
  'lib/dashboard': { uses: [], types: ['lib/contact', 'lib/platform'] },
  'lib/app': {
    uses: [
      'lib/contact',
      'lib/rules',
      'lib/sync',
      'lib/services',
      'lib/engine',
      'lib/store',
      'lib/platform',
      'lib/dashboard',
    ],
  },
  components: {
    uses: ['lib/app', 'lib/contact'],
    types: ['lib/rules', 'lib/sync', 'lib/engine/ports.ts', 'lib/services/contract.ts'],
  },
  entrypoints: { uses: ['lib/app', 'lib/dashboard', 'components', 'lib/platform'] },
};

/** Packages that one file or room alone may use. */
export const keepers: Readonly<Record<string, RegExp>> = {
  dexie: /^lib\/store\/database\.ts$/,
  ky: /^lib\/services\/http\.ts$/,
  'libphonenumber-js': /^lib\/contact\/phone-plan\.ts$/,
  'webextension-polyfill': /^lib\/platform\//,
  'wxt/browser': /^lib\/platform\//,
  preact: /^(components|entrypoints)\//,
};

export function brokenDirections(imports: readonly Import[]): string[] {
  return imports.flatMap((one) => {
    const room = roomOf(one.from);
    const target = roomOf(one.to);
    if (!(room in rules)) return [];
    if (!one.to.startsWith('lib/') && !one.to.startsWith('components/') && !one.to.startsWith('entrypoints/'))
      return brokenKeeper(one);
    if (room === target || target === 'lib/errors.ts') return [];
    const rule = rules[room];
    if (rule?.uses.includes(target)) return [];
    const mayNameTypes = rule?.types?.some((allowed) => allowed === target || allowed === one.to) ?? false;
    if (mayNameTypes && one.isTypeOnly) return [];
    return [`${one.from} may not import ${one.isTypeOnly ? 'types of ' : ''}${one.to}`];
  });
}

function brokenKeeper(one: Import): string[] {
  return Object.entries(keepers).flatMap(([name, keeper]) => {
    const isIt = one.to === name || one.to.startsWith(`${name}/`);
    return isIt && !keeper.test(one.from) ? [`${one.from} may not import ${one.to}`] : [];
  });
}

/** Circles of code; types alone make none. Each as the files in order. */
export function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const one of imports) {
    if (!one.isTypeOnly) next.set(one.from, [...(next.get(one.from) ?? []), one.to]);
  }
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const to of next.get(file) ?? []) visit(to);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) visit(file);
  return found;
}
