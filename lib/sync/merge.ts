/**
 * Brings two linked records in line, field by field, against the baseline. Gives the writes for each side, the conflicts that only a
 * person can settle, what would be lost, and the values both sides agree on once the writes are confirmed.
 */
import { type Contact, otherSide, type SideName } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import { Draft } from './draft.ts';
import { isIdentical } from './identical.ts';
import { baseOf, leftBehind, lensBase, mergeRow } from './merge-row.ts';
import type { Baseline, Deeds, FieldChoice, FieldConflict, Guess, Link, Loss, Write } from './plan.types.ts';
import type { Row } from './rows.ts';
import { doActions, joinEffects, stillUndone, takeBack } from './rule-actions.ts';
import type { SideStanding } from './standing.ts';
import type { Node, PlanInput } from './view.ts';

export interface Merged {
  readonly writes: readonly Write[];
  readonly conflicts: readonly FieldConflict[];
  readonly losses: readonly Loss[];
  readonly guesses: readonly Guess[];
  /** Null: the baseline is as it should be. */
  readonly agreed: Baseline | null;
  /** What the actions of rules changed, by the side whose records they judge. */
  readonly deeds: Readonly<Record<SideName, Deeds>>;
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
  const written = { left: [] as Row[], right: [] as Row[] };
  for (const row of moving) {
    const base = baseOf(link, row);
    const outcome = mergeRow(input, row, drafts, base, choiceFor(input.choices, link, row), newer);
    let isSettled = !outcome.isConflict;
    if (outcome.isConflict) {
      const before = base && { left: base.left, right: base.right };
      conflicts.push({ row: row.row.id, before, ...outcome.seen });
    }
    for (const side of ['left', 'right'] as const) {
      const wanted = outcome[side];
      if (wanted === null) continue;
      written[side].push(row);
      // Held back by a rule: it stays a change, and travels when a rule matches again. Saved text is a change that has not travelled yet.
      const hasRescued = travels[side] && drafts[side].write(row[side], wanted, lensBase(base, side));
      if (!travels[side] || hasRescued) isSettled = false;
    }
    if (!isSettled) unsettled.push(row);
  }
  const lost = (side: SideName) =>
    travels[side] ? leftBehind(rows, written[side], otherSide(side), drafts[otherSide(side)].current()) : [];
  const losses = [...drafts.left.losses, ...drafts.right.losses, ...lost('left'), ...lost('right')];
  const deeds = { left: act(drafts.right, standings.left), right: act(drafts.left, standings.right) };
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
    losses,
    guesses: [...drafts.left.guesses, ...drafts.right.guesses],
    agreed: isSameBaseline(input, rows, link, agreed) ? null : agreed,
    deeds,
  };
}

/** First what is taken back, then what is due. @returns what is ours on the target from now on, and what a person does not want there. */
function act(target: Draft, standing: SideStanding): Deeds {
  takeBack(target, standing.takeBack);
  const done = joinEffects(standing.kept, doActions(target, standing.matched, standing.undone));
  const undone = stillUndone(target, standing.undone);
  return { done, ...(undone.length > 0 ? { undone } : {}) };
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
    const values = new Map(
      rows.flatMap((row) => row[side].fields).map((field) => [field.id, drafts[side].values(field.id)]),
    );
    for (const row of unsettled) {
      const base = baseOf(link, row)?.contacts[side];
      for (const { id } of row[side].fields) {
        const before = base?.[id];
        if (before) values.set(id, before);
        else values.delete(id);
      }
    }
    return Object.fromEntries(values);
  };
  return { left: half('left'), right: half('right'), open };
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
  return (['left', 'right'] as const).every((side) =>
    rows
      .flatMap((row) => row[side].fields)
      .every((field) => {
        const before = baseline[side][field.id];
        const after = agreed[side][field.id];
        if (before === undefined || after === undefined) return before === after;
        const country = input.settings.defaultCountry[side];
        return isIdentical(before, after) || sameValues(field, before, after, country);
      }),
  );
}
