/** Reads what the words after `npm test --` ask for. */
export const allSuites = ['types', 'lint', 'unit', 'build', 'chromium', 'firefox'] as const;
export type SuiteName = (typeof allSuites)[number];

export interface Selection {
  readonly suites: readonly SuiteName[];
  /** Parts of tests' or scenarios' names; empty: all of them. */
  readonly names: readonly string[];
}

/** Browsers need a fresh build, so asking for one builds first. A name alone looks in the unit tests and in both browsers. */
export function choose(words: readonly string[]): Selection {
  const names = words.filter((word) => word !== 'e2e' && !isSuite(word));
  const asked = new Set<SuiteName>(words.filter(isSuite));
  if (words.includes('e2e')) for (const suite of ['chromium', 'firefox'] as const) asked.add(suite);
  if (asked.size === 0) {
    for (const suite of names.length === 0 ? allSuites : (['unit', 'chromium', 'firefox'] as const))
      asked.add(suite);
  }
  if (asked.has('chromium') || asked.has('firefox')) asked.add('build');
  return { suites: allSuites.filter((suite) => asked.has(suite)), names };
}

function isSuite(word: string): word is SuiteName {
  return (allSuites as readonly string[]).includes(word);
}
