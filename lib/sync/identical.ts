/** Whether two lists of values are the very same, sign by sign. Cheap, and nearly always so; only what is not needs to be compared by meaning. */
import type { Value } from '../contact/contact.ts';

export function isIdentical(a: readonly Value[], b: readonly Value[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((one, index) => one.value === b[index]?.value && (one.label ?? '') === (b[index]?.label ?? ''))
  );
}
