/**
 * Changes a card to wanted values. Only the fields that the target names change; every other line, and every line whose value is
 * already as wanted, stays byte for byte. Lines that change are written in the card's own version. REV is not touched: it would need a
 * clock, and servers set it if they care.
 */
import { type Contact, textOf, type Value, valuesOf } from '../../contact/contact.ts';
import { isSameName, nameParts, readName } from './card-name.ts';
import { writeCategories } from './categories.ts';
import { writeOrganisation } from './organisation.ts';
import { textFields, writeBirthday, writeText } from './texts.ts';
import { emailKind, phoneKind, urlKind } from './value-kinds.ts';
import { type Card, formatCard, parseCard } from './vcard/card.ts';
import { storable } from './vcard/escape.ts';
import { writeName } from './write-name.ts';
import { writeValues } from './write-values.ts';

/**
 * Fields that `target` does not name are left alone; an empty list empties a field. `full_name` follows the name and is not written.
 * @throws SyncError record-unreadable, record-rejected for a birthday that is no date
 */
export function updateCard(text: string, target: Contact): string {
  const card = parseCard(text);
  return formatCard(writeContact(card, target));
}

export function writeContact(card: Card, target: Contact): Card {
  const wanted = tidied(target);
  const names = (field: string) => wanted[field] !== undefined;
  let changed = card;
  const organisation = ['org', 'department'].map((field) =>
    names(field) ? textOf(wanted, field) : undefined,
  );
  changed = writeOrganisation(changed, organisation);
  for (const field of textFields)
    if (names(field)) changed = writeText(changed, field, textOf(wanted, field));
  if (names('birthday')) changed = writeBirthday(changed, textOf(wanted, 'birthday'));
  for (const kind of [phoneKind, emailKind, urlKind])
    if (names(kind.field)) changed = writeValues(changed, kind, valuesOf(wanted, kind.field));
  if (names('categories'))
    changed = writeCategories(
      changed,
      valuesOf(wanted, 'categories').map((value) => value.value),
    );
  const before = readName(card);
  const after = { ...before };
  for (const part of nameParts) if (names(part)) after[part] = textOf(wanted, part);
  return changed === card && isSameName(before, after) ? card : writeName(card, changed, after);
}

/** Values as a card can hold them, so that what is written is what will be read. */
function tidied(target: Contact): Contact {
  const tidyValue = ({ value, label }: Value): Value => ({
    value: storable(value).trim(),
    ...(label === undefined ? {} : { label: storable(label).trim() }),
  });
  return Object.fromEntries(
    Object.entries(target).map(([field, values]) => [
      field,
      values.map(tidyValue).filter((value) => value.value !== ''),
    ]),
  );
}
