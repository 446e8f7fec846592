/**
 * Brings two linked records in line, field by field, against the baseline. Gives the writes for each side, the conflicts that only a
 * person can settle, what would be lost, and the values both sides agree on once the writes are confirmed.
 */
import { type Contact, type SideName, valuesOf } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import { Draft } from './draft.ts';
import { mergeList } from './merge-list.ts';
import { mergeSingle, type RowInput, type RowOutcome } from './merge-text.ts';
import type { Baseline, Effect, FieldChoice, FieldConflict, Link, Loss, Write } from './plan.types.ts';
import type { Row } from './rows.ts';
import { doActions, joinEffects, takeBack } from './rule-actions.ts';
import type { SideStanding } from './standing.ts';
import type { Node, PlanInput } from './view.ts';

export interface Merged {
  readonly writes: readonly Write[];
  readonly conflicts: readonly FieldConflict[];
  readonly losses: readonly Loss[];
  /** Null: the baseline is as it should be. */
  readonly agreed: Baseline | null;
  /** What the actions of rules changed, by the side whose records they judge. */
  readonly done: Readonly<Record<SideName, readonly Effect[]>>;
}

export function mergePair(
  input: PlanInput,
  rows: readonly Row[],
  link: Link | null,
  left: Node,
  right: Node,
  standings: Readonly<Record<SideName, SideStanding>>,
): Merged {
  const drafts = {
    left: new Draft(input, 'left', left.contact),
    right: new Draft(input, 'right', right.contact),
  };
  const travels = { left: standings.right.travels, right: standings.left.travels };
  const conflicts: FieldConflict[] = [];
  const unsettled: Row[] = [];
  const newer = whichIsNewer(left, right);
  // What stopped on both sides is left exactly as it is, in our memory too.
  const moving = travels.left || travels.right ? rows : [];
  for (const row of moving) {
    const values = {
      left: valuesOf(left.contact, row.left.id),
      right: valuesOf(right.contact, row.right.id),
    };
    const base = baseOf(link, row);
    const outcome = mergeRow(input, row, values, base, choiceFor(input.choices, link, row), newer);
    if (outcome.isConflict)
      conflicts.push({ row: row.row.id, before: base, left: values.left, right: values.right });
    let isSettled = !outcome.isConflict;
    for (const side of ['left', 'right'] as const) {
      const wanted = outcome[side];
      if (wanted === null) continue;
      if (travels[side]) drafts[side].put(row[side], wanted);
      // Held back by a rule: it stays a change, and travels when a rule matches again.
      else isSettled = false;
    }
    if (!isSettled) unsettled.push(row);
  }
  const done = { left: act(drafts.right, standings.left), right: act(drafts.left, standings.right) };
  const agreed =
    moving.length === 0 && link
      ? link.baseline
      : agreement(
          link,
          rows,
          drafts,
          unsettled,
          conflicts.map((conflict) => conflict.row),
        );
  return {
    writes: [...drafts.left.asWrites(), ...drafts.right.asWrites()],
    conflicts,
    losses: [...drafts.left.losses, ...drafts.right.losses],
    agreed: isSameBaseline(input, rows, link, agreed) ? null : agreed,
    done,
  };
}

/** First what is taken back, then what is due. @returns what is ours on the target from now on. */
function act(target: Draft, standing: SideStanding): Effect[] {
  takeBack(
    target,
    standing.takeBack,
    standing.matched.flatMap((rule) => rule.actions),
  );
  return joinEffects(standing.kept, doActions(target, standing.matched));
}

/** What both sides hold once all is written. Of a row that is not settled the last agreed values remain, if there are any. */
function agreement(
  link: Link | null,
  rows: readonly Row[],
  drafts: Readonly<Record<SideName, Draft>>,
  unsettled: readonly Row[],
  open: readonly string[],
): Baseline {
  const half = (side: SideName): Contact => {
    const values = new Map(rows.map((row) => [row[side].id, drafts[side].values(row[side].id)]));
    for (const row of unsettled) {
      const base = baseOf(link, row);
      if (base) values.set(row[side].id, base[side]);
      else values.delete(row[side].id);
    }
    return Object.fromEntries(values);
  };
  return { left: half('left'), right: half('right'), open };
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
