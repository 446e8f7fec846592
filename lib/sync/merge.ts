/**
 * Brings two linked records in line, field by field, against the baseline. Gives the writes for each side, the conflicts that only a
 * person can settle, what would be lost, and the values both sides agree on once the writes are confirmed.
 */
import { type Contact, type SideName, type Value, valuesOf } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import { fitValues } from './fit.ts';
import { mergeList } from './merge-list.ts';
import { mergeSingle, type RowInput, type RowOutcome } from './merge-text.ts';
import type { Baseline, FieldChange, FieldChoice, FieldConflict, Link, Loss, Write } from './plan.types.ts';
import type { Row } from './rows.ts';
import type { Node, PlanInput } from './view.ts';

export interface Merged {
  readonly writes: readonly Write[];
  readonly conflicts: readonly FieldConflict[];
  readonly losses: readonly Loss[];
  /** Null: the baseline is as it should be. */
  readonly agreed: Baseline | null;
}

export function mergePair(
  input: PlanInput,
  rows: readonly Row[],
  link: Link | null,
  left: Node,
  right: Node,
): Merged {
  const changes: Record<SideName, FieldChange[]> = { left: [], right: [] };
  const conflicts: FieldConflict[] = [];
  const losses: Loss[] = [];
  const agreed: {
    left: Record<string, readonly Value[]>;
    right: Record<string, readonly Value[]>;
    open: string[];
  } = {
    left: {},
    right: {},
    open: [],
  };
  const newer = whichIsNewer(left, right);
  for (const row of rows) {
    const values = {
      left: valuesOf(left.contact, row.left.id),
      right: valuesOf(right.contact, row.right.id),
    };
    const base = baseOf(link, row);
    const outcome = mergeRow(input, row, values, base, choiceFor(input.choices, link, row), newer);
    if (outcome.isConflict) {
      conflicts.push({ row: row.row.id, before: base, left: values.left, right: values.right });
      agreed.open.push(row.row.id);
      if (base) {
        agreed.left[row.left.id] = base.left;
        agreed.right[row.right.id] = base.right;
      }
      continue;
    }
    agreed.left[row.left.id] = writeTo(input, row, 'left', values.left, outcome.left, changes.left, losses);
    agreed.right[row.right.id] = writeTo(
      input,
      row,
      'right',
      values.right,
      outcome.right,
      changes.right,
      losses,
    );
  }
  return {
    writes: (['left', 'right'] as const).flatMap((side) => asWrite(side, changes[side])),
    conflicts,
    losses,
    agreed: isSameBaseline(input, rows, link, agreed) ? null : agreed,
  };
}

function mergeRow(
  input: PlanInput,
  row: Row,
  values: RowInput['base'] & object,
  base: RowInput['base'],
  choice: SideName | null,
  newer: SideName | null,
): RowOutcome {
  const rowInput: RowInput = {
    row: row.row,
    leftField: row.left,
    rightField: row.right,
    left: values.left,
    right: values.right,
    base,
    country: input.settings.defaultCountry,
    mayWrite: row.mayWrite,
    choice,
    newer,
  };
  return row.left.many && row.right.many ? mergeList(rowInput) : mergeSingle(rowInput);
}

/** Notes a change if the fitted values differ from what is held; gives the values that side will then hold. */
function writeTo(
  input: PlanInput,
  row: Row,
  side: SideName,
  held: readonly Value[],
  wanted: readonly Value[] | null,
  changes: FieldChange[],
  losses: Loss[],
): readonly Value[] {
  if (wanted === null) return held;
  const field = row[side];
  const fitted = fitValues({
    field,
    wanted,
    held,
    sourceCountry: input.settings.defaultCountry[side === 'left' ? 'right' : 'left'],
    targetCountry: input.settings.defaultCountry[side],
    e164: input.settings.e164,
  });
  losses.push(...fitted.losses);
  if (fitted.values === null || sameValues(field, held, fitted.values, input.settings.defaultCountry[side]))
    return held;
  changes.push({ field: field.id, before: held, after: fitted.values });
  return fitted.values;
}

function asWrite(side: SideName, changes: readonly FieldChange[]): Write[] {
  if (changes.length === 0) return [];
  const target: Contact = Object.fromEntries(changes.map((change) => [change.field, change.after]));
  return [{ side, target, changes }];
}

function baseOf(link: Link | null, row: Row): RowInput['base'] {
  if (!link) return null;
  const left = link.baseline.left[row.left.id];
  const right = link.baseline.right[row.right.id];
  // A row that was mapped only later, or never settled, has no agreed values.
  if (left === undefined || right === undefined) return null;
  return { left, right };
}

function choiceFor(choices: readonly FieldChoice[], link: Link | null, row: Row): SideName | null {
  if (!link) return null;
  return choices.find((choice) => choice.linkId === link.id && choice.row === row.row.id)?.side ?? null;
}

function whichIsNewer(left: Node, right: Node): SideName | null {
  if (left.updatedAt === undefined || right.updatedAt === undefined || left.updatedAt === right.updatedAt)
    return null;
  return left.updatedAt > right.updatedAt ? 'left' : 'right';
}

function isSameBaseline(
  input: PlanInput,
  rows: readonly Row[],
  link: Link | null,
  agreed: Baseline,
): boolean {
  if (!link) return false;
  const { baseline } = link;
  if (baseline.open.join() !== agreed.open.join()) return false;
  return rows.every((row) =>
    (['left', 'right'] as const).every((side) => {
      const field = row[side];
      const before = baseline[side][field.id];
      const after = agreed[side][field.id];
      if (before === undefined || after === undefined) return before === after;
      return sameValues(field, before, after, input.settings.defaultCountry[side]);
    }),
  );
}
