/** Which fields may go together, in which directions, and why not. Type and read-only decide; the editor offers only what is answered here. */
import type { Field, FieldType } from '../contact/contact.ts';
import type { RowDirection, Winner } from './mapping.ts';

/** Words: `incompatible_<reason>`. */
export type IncompatibleReason =
  | 'types-differ'
  /** Neither side may be written. */
  | 'both-read-only'
  /** The only side that could take it may not be written. */
  | 'target-read-only'
  /** Many groups into one field, or one text into groups. */
  | 'groups-only-with-groups';

export type Compatible =
  | { readonly ok: true; readonly directions: readonly RowDirection[] }
  | { readonly ok: false; readonly reason: IncompatibleReason };

const texts: readonly FieldType[] = ['text', 'long-text'];

export function compatible(left: Field, right: Field): Compatible {
  if ((left.type === 'group') !== (right.type === 'group')) return no('groups-only-with-groups');
  if (left.type === 'group' && left.many !== right.many) return no('groups-only-with-groups');
  const fits = { toRight: canTake(right.type, left.type), toLeft: canTake(left.type, right.type) };
  if (!fits.toRight && !fits.toLeft) return no('types-differ');
  const mayRight = fits.toRight && !right.readOnly;
  const mayLeft = fits.toLeft && !left.readOnly;
  if (!mayRight && !mayLeft)
    return no(left.readOnly && right.readOnly ? 'both-read-only' : 'target-read-only');
  const directions: RowDirection[] = [];
  if (mayRight && mayLeft) directions.push('both');
  if (mayRight) directions.push('to-right');
  if (mayLeft) directions.push('to-left');
  return { ok: true, directions: [...directions, 'off'] };
}

/** Any value can be read as text; text is not taken for a number, a date or a choice, which a service might refuse or misread. */
function canTake(target: FieldType, source: FieldType): boolean {
  return target === source || (texts.includes(target) && source !== 'group');
}

/** Who may win a conflict between these two. */
export function winnersFor(left: Field, right: Field): readonly Winner[] {
  if (left.many && right.many) return ['both'];
  const plain: Winner[] = ['ask', 'left', 'right', 'newest', 'fill'];
  return left.type === 'long-text' && right.type === 'long-text' ? [...plain, 'both'] : plain;
}

function no(reason: IncompatibleReason): Compatible {
  return { ok: false, reason };
}
