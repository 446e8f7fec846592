/** A card as a contact, or as a group of contacts in Apple's manner. Never changes anything; takes what real address books write. */
import { type Contact, single, type Value } from '../../contact/contact.ts';
import { readFullName, readName } from './card-name.ts';
import { readCategories } from './categories.ts';
import { cardFields } from './fields.ts';
import { isGroup, readMembers, withoutUrn } from './groups.ts';
import { readOrganisation } from './organisation.ts';
import { readBirthday, readTexts } from './texts.ts';
import { emailKind, phoneKind, urlKind } from './value-kinds.ts';
import { readValues } from './values.ts';
import { type Card, parseCard, propertiesOf } from './vcard/card.ts';
import { textOfProperty } from './vcard/decode.ts';

export type ReadCard =
  | {
      readonly kind: 'contact';
      readonly contact: Contact;
      /** '' if the card has none. */
      readonly uid: string;
    }
  | {
      readonly kind: 'group';
      readonly uid: string;
      readonly name: string;
      /** UIDs without `urn:uuid:`, as `uid` is given for contacts. */
      readonly memberUids: readonly string[];
    };

/**
 * The first card of a text. UIDs are given without `urn:uuid:`, so that those of groups' members and those of cards meet.
 * @throws SyncError record-unreadable with detail.reason `no-begin`, `no-end` or `split-character`
 */
export function readCard(text: string): ReadCard {
  const card = parseCard(text);
  const uid = propertiesOf(card, 'UID').map(textOfProperty).map(withoutUrn).find(Boolean) ?? '';
  if (!isGroup(card)) return { kind: 'contact', contact: readContact(card), uid };
  const name = readFullName(card) || readName(card).family;
  return { kind: 'group', uid, name, memberUids: readMembers(card) };
}

/** Fields that are empty are left out. */
export function readContact(card: Card): Contact {
  const organisation = readOrganisation(card);
  const values: Record<string, readonly Value[]> = {
    full_name: single(readFullName(card)),
    org: single(organisation[0]),
    department: single(organisation[1]),
    birthday: single(readBirthday(card)),
    categories: readCategories(card).map((value) => ({ value })),
  };
  for (const [part, text] of Object.entries(readName(card))) values[part] = single(text);
  for (const [field, text] of Object.entries(readTexts(card))) values[field] = single(text);
  for (const kind of [phoneKind, emailKind, urlKind]) values[kind.field] = readValues(card, kind);
  return Object.fromEntries(
    cardFields.flatMap(({ id }) => (values[id]?.length ? [[id, values[id]] as const] : [])),
  );
}
