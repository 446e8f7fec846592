/**
 * The least requests that a plan can be carried out with, worked out from the plan alone: one for each contact that is created or
 * deleted, whatever it holds; for an update at Aircall one for all of its plain fields together and one for each number or e-mail that
 * is added, changed or taken away, because Aircall has no call for several; for an update of a card one. The looks that safety asks for are
 * counted apart.
 */
import { assertNever } from '../../lib/errors.ts';
import type { FieldChange, PlanItem, Write } from '../../lib/sync/plan.types.ts';

export interface Least {
  readonly writes: number;
  /**
   * Reads of a contact just before it is changed or deleted, so that nothing is overwritten unseen; and just after numbers or e-mails
   * alone were changed, because Aircall's answers then do not show the contact whole.
   */
  readonly looks: number;
}

export interface LeastPerSide {
  readonly left: Least;
  readonly right: Least;
}

/** Lists of values that Aircall changes one by one. */
const oneByOne: readonly string[] = ['phone_numbers', 'emails'];

/** @param items of the plan whose left side is Aircall and whose right side is a CardDAV book */
export function leastFor(items: readonly PlanItem[]): LeastPerSide {
  const sum = { left: { writes: 0, looks: 0 }, right: { writes: 0, looks: 0 } };
  for (const item of items) {
    switch (item.kind) {
      case 'create':
        sum[item.side].writes += 1;
        break;
      case 'delete':
        sum[item.side].writes += 1;
        sum[item.side].looks += 1;
        sum[item.side === 'left' ? 'right' : 'left'].looks += 1;
        break;
      case 'pair':
        for (const write of item.writes) {
          sum[write.side].writes += leastForUpdate(write);
          sum[write.side].looks += 1 + (write.side === 'left' && !hasScalars(write) ? 1 : 0);
        }
        break;
      case 'edit':
      case 'forget':
      case 'excluded':
      case 'review':
        break;
      default:
        assertNever(item);
    }
  }
  return sum;
}

function leastForUpdate(write: Write): number {
  if (write.side === 'right') return 1;
  const lists = write.changes.filter((change) => oneByOne.includes(change.field));
  return (hasScalars(write) ? 1 : 0) + lists.reduce((sum, change) => sum + changedValues(change), 0);
}

function hasScalars(write: Write): boolean {
  return write.changes.some((change) => !oneByOne.includes(change.field));
}

/** A value that went and one that came can be one change. */
function changedValues({ before, after }: FieldChange): number {
  const same = (a: { value: string; label?: string }, b: { value: string; label?: string }) =>
    a.value === b.value && (a.label ?? '') === (b.label ?? '');
  const gone = before.filter((value) => !after.some((other) => same(value, other))).length;
  const come = after.filter((value) => !before.some((other) => same(value, other))).length;
  return Math.max(gone, come);
}

/** Aircall gives at most 50 contacts a page. */
export function leastPages(contacts: number): number {
  return Math.max(1, Math.ceil(contacts / 50));
}

/** One request names the cards that there are, then they are fetched a hundred at a time. */
export function leastForCards(cards: number): number {
  return 1 + Math.ceil(cards / 100);
}
