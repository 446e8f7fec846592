/**
 * Cards that are groups, in Apple's manner (`X-ADDRESSBOOKSERVER-KIND:group`) and in that of 4.0 (`KIND:group`): their members by UID.
 */
import { SyncError } from '../../errors.ts';
import { bareProperty } from './edit.ts';
import { indexAfterSiblings } from './line-groups.ts';
import {
  type Card,
  formatCard,
  insertLines,
  linesOf,
  parseCard,
  propertiesOf,
  removeLines,
} from './vcard/card.ts';
import { textOfProperty } from './vcard/decode.ts';
import type { Property } from './vcard/property.ts';
import { writeLine } from './vcard/write-line.ts';

const kindNames = ['X-ADDRESSBOOKSERVER-KIND', 'KIND', 'X-KIND'];
const memberNames = ['X-ADDRESSBOOKSERVER-MEMBER', 'MEMBER'];

export function isGroup(card: Card): boolean {
  return kindNames.some((name) =>
    propertiesOf(card, name).some((property) => textOfProperty(property).toLowerCase() === 'group'),
  );
}

/** UIDs as they are in cards, each once. Members named by another address (`mailto:`) are given as they stand. */
export function readMembers(card: Card): string[] {
  return [
    ...new Set(
      memberNames
        .flatMap((name) => propertiesOf(card, name))
        .map(memberOf)
        .filter(Boolean),
    ),
  ];
}

export function withoutUrn(uid: string): string {
  return uid.replace(/^urn:uuid:/i, '').trim();
}

/** @throws SyncError record-unreadable, not-supported if the card is no group */
export function updateGroupMembers(
  text: string,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string {
  const card = parseCard(text);
  if (!isGroup(card)) throw new SyncError('not-supported', { reason: 'not-a-group' });
  const gone = new Set(change.remove.map(withoutUrn));
  const kept = removeLines(
    card,
    memberNames.flatMap((name) => linesOf(card, name)).filter((line) => gone.has(memberOf(line.property))),
  );
  const present = new Set(readMembers(kept));
  const added = [...new Set(change.add.map(withoutUrn))].filter((uid) => uid !== '' && !present.has(uid));
  const isApples = propertiesOf(card, 'MEMBER').length === 0 && card.version !== '4.0';
  const name =
    isApples || propertiesOf(card, 'X-ADDRESSBOOKSERVER-KIND').length > 0
      ? 'X-ADDRESSBOOKSERVER-MEMBER'
      : 'MEMBER';
  const lines = added.map((uid) => writeLine(kept.version, kept.eol, bareProperty(name), addressOf(uid)));
  return formatCard(insertLines(kept, indexAfterSiblings(kept, name), lines));
}

function memberOf(property: Property): string {
  return withoutUrn(textOfProperty(property));
}

function addressOf(uid: string): string {
  return /^(?:urn|mailto|https?|tel):/i.test(uid) ? uid : `urn:uuid:${uid}`;
}
