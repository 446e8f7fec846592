/** Merges one mapping row through its two views: a list, a single value, or one of many against one. */
import { type Contact, otherSide, type SideName, type Value, valuesOf } from '../contact/contact.ts';
import { valueKey } from '../contact/equality.ts';
import type { LensBase } from '../rules/lens.ts';
import type { Draft } from './draft.ts';
import { isIdentical } from './identical.ts';
import { mergeList } from './merge-list.ts';
import { mergeSingle, type RowInput, type RowOutcome } from './merge-text.ts';
import type { Link, Loss } from './plan.types.ts';
import { isPrimary, type Row } from './rows.ts';
import type { PlanInput } from './view.ts';

/** Both halves of the baseline as the row sees them; null if they never agreed on it, or a field of it was mapped only later. */
export interface RowBase {
  readonly left: readonly Value[];
  readonly right: readonly Value[];
  /** The halves whole, for writing. */
  readonly contacts: Readonly<Record<SideName, Contact>>;
}

export function baseOf(link: Link | null, row: Row): RowBase | null {
  if (!link) return null;
  const { baseline } = link;
  const isKnown = (side: SideName) =>
    row[side].fields.every((field) => baseline[side][field.id] !== undefined);
  if (!isKnown('left') || !isKnown('right')) return null;
  return { left: row.left.read(baseline.left), right: row.right.read(baseline.right), contacts: baseline };
}

export function lensBase(base: RowBase | null, side: SideName): LensBase | null {
  return base && { own: base.contacts[side], other: base[otherSide(side)] };
}

export function mergeRow(
  input: PlanInput,
  row: Row,
  drafts: Readonly<Record<SideName, Draft>>,
  base: RowBase | null,
  choice: SideName | null,
  newer: SideName | null,
): RowOutcome & { readonly seen: Readonly<Record<SideName, readonly Value[]>> } {
  const seen = { left: row.left.read(drafts.left.current()), right: row.right.read(drafts.right.current()) };
  const isUntouched = base && isIdentical(seen.left, base.left) && isIdentical(seen.right, base.right);
  if (isUntouched && choice === null) return { left: null, right: null, isConflict: false, seen };
  const rowInput: RowInput = {
    row: row.row,
    leftField: row.left.field,
    rightField: row.right.field,
    ...seen,
    base,
    country: input.settings.defaultCountry,
    mayWrite: row.mayWrite,
    choice,
    newer,
  };
  return { ...merged(input, row, drafts, rowInput), seen };
}

function merged(
  input: PlanInput,
  row: Row,
  drafts: Readonly<Record<SideName, Draft>>,
  rowInput: RowInput,
): RowOutcome {
  if (row.left.field.many && row.right.field.many) return mergeList(rowInput);
  // The block is ours: what it carries is never in question.
  if (row.row.transform?.kind === 'block')
    return mergeSingle({
      ...rowInput,
      row: { ...row.row, winner: otherSide(row.row.transform.to), empty: 'clear' },
    });
  return firstMeeting(input, row, drafts, rowInput) ?? mergeSingle(rowInput);
}

/** One of many against one, without a baseline: nothing is taken away, so the one joins the many. */
function firstMeeting(
  input: PlanInput,
  row: Row,
  drafts: Readonly<Record<SideName, Draft>>,
  { base, left, right, choice }: RowInput,
): RowOutcome | null {
  const side = (['left', 'right'] as const).find((one) => isPrimary(row, one));
  const one = side && (side === 'left' ? right : left)[0];
  if (!side || !one || base !== null || choice !== null) return null;
  const country = input.settings.defaultCountry[side];
  const [field] = row[side].fields;
  if (!field) return null;
  const keyOf = (value: Value) => valueKey(field.type, value.value, country);
  const isThere = drafts[side].values(field.id).some((value) => keyOf(value) === keyOf(one));
  if (isThere) return { left: null, right: null, isConflict: false };
  if (!row.mayWrite[side]) return null;
  return { left: side === 'left' ? [one] : null, right: side === 'right' ? [one] : null, isConflict: false };
}

/**
 * Values of a list of which only one found room on the other side, told when that one is written. What other rows carry is not lost.
 * @param written rows that wrote to the other side of `from`.
 */
export function leftBehind(
  rows: readonly Row[],
  written: readonly Row[],
  from: SideName,
  contact: Contact,
): Loss[] {
  const fields = new Set(
    written.filter((row) => isPrimary(row, from)).flatMap((row) => row[from].fields.map((field) => field.id)),
  );
  return [...fields].flatMap((id): Loss[] => {
    const readers = rows.filter((row) => row[from].fields.some((field) => field.id === id));
    const carried = new Set(readers.flatMap((row) => row[from].read(contact)).map((value) => value.value));
    return valuesOf(contact, id)
      .filter((value) => !carried.has(value.value))
      .map((value) => ({ field: id, reason: 'only-one-kept', value: value.value }));
  });
}
