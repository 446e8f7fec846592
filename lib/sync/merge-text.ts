/**
 * Three-way merge of one single-valued field. Left and right are judged each against its own half of the baseline, so whatever a service
 * does to a value it is given (strips emoji, trims) is never taken for a change.
 */
import type { Field, SideName, Value } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import { isSameSpelling } from '../contact/fold.ts';
import { compareNames } from '../contact/name.ts';
import type { MappingRow } from '../rules/mapping.ts';

export interface RowInput {
  readonly row: MappingRow;
  readonly leftField: Field;
  readonly rightField: Field;
  readonly left: readonly Value[];
  readonly right: readonly Value[];
  readonly base: { readonly left: readonly Value[]; readonly right: readonly Value[] } | null;
  readonly country: { readonly left: string; readonly right: string };
  /** Which side may be written at all: the connection's direction and the row's. */
  readonly mayWrite: { readonly left: boolean; readonly right: boolean };
  /** The user's answer to an earlier conflict. */
  readonly choice: SideName | null;
  /** Side that changed last by the services' clocks, for "newest wins"; null if not known. */
  readonly newer: SideName | null;
}

/** Source values to carry over, before the target's own restrictions. `null`: leave that side as it is. */
export interface RowOutcome {
  readonly left: readonly Value[] | null;
  readonly right: readonly Value[] | null;
  readonly isConflict: boolean;
}

const nothing: RowOutcome = { left: null, right: null, isConflict: false };
const conflict: RowOutcome = { left: null, right: null, isConflict: true };

export function mergeSingle(input: RowInput): RowOutcome {
  const { left, right, base, leftField, rightField, country } = input;
  if (sameText(input)) return nothing;
  const hasLeftChanged = base !== null && !sameValues(leftField, left, base.left, country.left);
  const hasRightChanged = base !== null && !sameValues(rightField, right, base.right, country.right);
  if (input.choice) return carry(input, input.choice);
  if (base !== null && !hasLeftChanged && !hasRightChanged) return nothing;
  if (left.length === 0 || right.length === 0) return mergeEmpty(input, hasLeftChanged, hasRightChanged);
  if (hasLeftChanged && !hasRightChanged) return carry(input, 'left');
  if (hasRightChanged && !hasLeftChanged) return carry(input, 'right');
  if (base === null && isAlike(input)) return nothing;
  return settle(input);
}

/** At a first meeting: `Müller, Anna` is Anna Müller. */
function isAlike({ row, left, right }: RowInput): boolean {
  const [a, b] = [left[0]?.value ?? '', right[0]?.value ?? ''];
  return isSameSpelling(a, b) || (row.transform?.kind === 'name' && compareNames(a, b) === 'equal');
}

function sameText(input: RowInput): boolean {
  return sameValues({ ...input.leftField, hasLabels: false }, input.left, input.right, input.country.left);
}

/** One side is empty: it is filled, unless the value was taken away on purpose. An edit always survives an emptying. */
function mergeEmpty(input: RowInput, hasLeftChanged: boolean, hasRightChanged: boolean): RowOutcome {
  const emptied: SideName = input.left.length === 0 ? 'left' : 'right';
  const filled: SideName = emptied === 'left' ? 'right' : 'left';
  const wasEmptied = emptied === 'left' ? hasLeftChanged : hasRightChanged;
  const wasEdited = filled === 'left' ? hasLeftChanged : hasRightChanged;
  if (!wasEmptied || wasEdited) return carry(input, filled);
  // Taken away here, untouched there. To keep it apart for ever is the safe reading; emptying it too is the user's choice.
  return input.row.empty === 'clear' ? carry(input, emptied) : nothing;
}

function settle(input: RowInput): RowOutcome {
  switch (input.row.winner) {
    case 'left':
    case 'right':
      return carry(input, input.row.winner);
    case 'newest':
      return input.newer ? carry(input, input.newer) : conflict;
    case 'fill':
      return nothing;
    case 'both':
      return bothTexts(input);
    case 'ask':
      return ask(input);
  }
}

function ask(input: RowInput): RowOutcome {
  return input.mayWrite.left || input.mayWrite.right ? conflict : nothing;
}

/** Only long texts can hold both, one below the other; elsewhere somebody has to choose. */
function bothTexts(input: RowInput): RowOutcome {
  const { leftField, rightField, mayWrite } = input;
  const [a, b] = [input.left[0]?.value ?? '', input.right[0]?.value ?? ''];
  if (leftField.type !== 'long-text' || rightField.type !== 'long-text' || !mayWrite.left || !mayWrite.right)
    return ask(input);
  const both = a.includes(b) ? a : b.includes(a) ? b : `${a}\n\n${b}`;
  return { left: [{ value: both }], right: [{ value: both }], isConflict: false };
}

function carry(input: RowInput, from: SideName): RowOutcome {
  if (from === 'left')
    return input.mayWrite.right ? { left: null, right: input.left, isConflict: false } : nothing;
  return input.mayWrite.left ? { left: input.right, right: null, isConflict: false } : nothing;
}
