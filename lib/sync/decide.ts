/**
 * Decides what becomes of one link: a pure function from what both sides look like to one value of a closed union.
 *
 * Weighing of a deletion: a contact deleted too many is lost work and lost calls; one kept too many is a nuisance. So a deletion travels
 * only if the listing may be trusted, the user asked for it, and the survivor was not edited meanwhile.
 */
import { type Contact, otherSide, type SideName, valuesOf } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import type { Link } from './plan.types.ts';
import type { Row } from './rows.ts';
import { isStopped } from './standing.ts';
import type { PlanInput, PlanRecord } from './view.ts';

export type Fate =
  /** Both are there: merge them. */
  | { readonly kind: 'merge' }
  | { readonly kind: 'unreadable'; readonly side: SideName }
  /** Both are gone. */
  | { readonly kind: 'forget' }
  /** One is gone; the survivor stays as it is. `isNew` false: known before. */
  | { readonly kind: 'keep-survivor'; readonly survivor: SideName }
  /** One is gone, the survivor follows it. */
  | { readonly kind: 'delete-survivor'; readonly survivor: SideName }
  /** One is gone, the survivor was edited since: it is created again on the other side. */
  | { readonly kind: 'restore'; readonly survivor: SideName };

export function decide(
  input: PlanInput,
  rows: readonly Row[],
  link: Link,
  left: PlanRecord | undefined,
  right: PlanRecord | undefined,
): Fate {
  const isLeftGone = !left || left.isDeleted;
  const isRightGone = !right || right.isDeleted;
  if (isLeftGone && isRightGone) return { kind: 'forget' };
  if (isLeftGone && right) return decideSurvivor(input, rows, link, 'right', right);
  if (isRightGone && left) return decideSurvivor(input, rows, link, 'left', left);
  if (left?.unreadable != null) return { kind: 'unreadable', side: 'left' };
  if (right?.unreadable != null) return { kind: 'unreadable', side: 'right' };
  return { kind: 'merge' };
}

function decideSurvivor(
  input: PlanInput,
  rows: readonly Row[],
  link: Link,
  survivor: SideName,
  record: PlanRecord,
): Fate {
  if (record.unreadable !== null) return { kind: 'unreadable', side: survivor };
  const gone = otherSide(survivor);
  const mayFollow =
    isDeletionWanted(input, link, survivor) &&
    input[gone].trustDeletions &&
    link.goneSide === null &&
    !isStopped(input, link, gone);
  if (!mayFollow) return { kind: 'keep-survivor', survivor };
  return wasEdited(input, rows, link, survivor, record.contact)
    ? { kind: 'restore', survivor }
    : { kind: 'delete-survivor', survivor };
}

function isDeletionWanted(input: PlanInput, link: Link, survivor: SideName): boolean {
  const { deletions, direction } = input.settings;
  const isAllowed = survivor === 'right' ? direction !== 'to-left' : direction !== 'to-right';
  const policy = survivor === 'right' ? deletions.toRight : deletions.toLeft;
  if (!isAllowed || policy === 'never') return false;
  return policy === 'linked' || link.createdSide === survivor;
}

/** Edited in a field that takes part; what is not mapped does not count. */
export function wasEdited(
  input: PlanInput,
  rows: readonly Row[],
  link: Link,
  side: SideName,
  contact: Contact,
): boolean {
  return rows
    .flatMap((row) => row[side].fields)
    .some((field) => {
      const before = link.baseline[side][field.id];
      return (
        before !== undefined &&
        !sameValues(field, before, valuesOf(contact, field.id), input.settings.defaultCountry[side])
      );
    });
}
