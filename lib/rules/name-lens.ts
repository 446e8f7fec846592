/**
 * Given and family name seen as one full name. What a person typed as first and last is never split anew: as long as the full name is the one
 * that the parts make, the parts stay; if it changed, the part that can still be found in it stays.
 */
import { type Contact, type Field, textOf, type Value } from '../contact/contact.ts';
import { joinName, type KnownName, splitName } from '../contact/name.ts';
import type { Lens } from './lens.ts';

export function nameLens(given: Field, family: Field): Lens {
  const parts = (contact: Contact): KnownName => ({
    given: textOf(contact, given.id),
    family: textOf(contact, family.id),
  });
  return {
    field: { ...given, type: 'text', many: false },
    fields: [given, family],
    isWritable: !given.readOnly && !family.readOnly,
    read: (contact) => {
      const { given: first, family: last } = parts(contact);
      return single(joinName(first, last));
    },
    write: (held, wanted) => {
      const known = parts({ [given.id]: held(given.id), [family.id]: held(family.id) });
      const [full] = wanted;
      const split = full ? splitName(full.value, known) : { given: '', family: '', isGuess: false };
      return [
        { field: given, values: single(split.given), isGuess: split.isGuess },
        { field: family, values: single(split.family) },
      ];
    },
  };
}

function single(text: string): readonly Value[] {
  const value = text.trim();
  return value === '' ? [] : [{ value }];
}
