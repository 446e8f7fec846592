/**
 * What is ticked in a list that is too long to hold: some findings by their key, or all of the present filter and search but some.
 * Ticking all and then adding a word to the search must not mend what is no longer in sight, so a changed list unticks everything.
 */
export type Selection =
  | { readonly kind: 'some'; readonly keys: ReadonlySet<string> }
  | { readonly kind: 'all-but'; readonly keys: ReadonlySet<string> };

export const nothingSelected: Selection = { kind: 'some', keys: new Set() };
export const allSelected: Selection = { kind: 'all-but', keys: new Set() };

export function isSelected(selection: Selection, key: string): boolean {
  return selection.keys.has(key) === (selection.kind === 'some');
}

export function toggled(selection: Selection, key: string, isOn: boolean): Selection {
  const keys = new Set(selection.keys);
  if (isOn === (selection.kind === 'some')) keys.add(key);
  else keys.delete(key);
  return { kind: selection.kind, keys };
}

/** @param of how many of the present list can be ticked */
export function sizeOf(selection: Selection, of: number): number {
  return selection.kind === 'some' ? selection.keys.size : Math.max(0, of - selection.keys.size);
}
