/**
 * Given and family name seen as one full name. What a person typed as first and last is never split anew: as long as the full name is the one
 * that the parts make, the parts stay; if it changed, the part that can still be found in it stays.
 */
import { type Contact, type Field, textOf, type Value } from '../contact/contact.ts';
import { tidy } from '../contact/fold.ts';
import { joinName, splitName } from '../contact/name.ts';
import type { Lens } from './lens.ts';

export interface NameParts {
  readonly given: string;
  readonly family: string;
}

export function nameLens(given: Field, family: Field): Lens {
  const parts = (contact: Contact): NameParts => ({
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
      const split = splitKnown(wanted[0]?.value ?? '', known);
      return [
        { field: given, values: single(split.given), isGuess: split.isGuess },
        { field: family, values: single(split.family) },
      ];
    },
  };
}

/** @param known the parts as they are now. */
export function splitKnown(full: string, known: NameParts): NameParts & { readonly isGuess: boolean } {
  const text = tidy(full);
  const sure = (given: string, family: string) => ({ given, family, isGuess: false });
  const isTheSame = [joinName(known.given, known.family), `${known.family}, ${known.given}`]
    .map(tidy)
    .includes(text);
  if (isTheSame) return sure(known.given, known.family);
  const given = tidy(known.given);
  const family = tidy(known.family);
  if (given !== '' && family !== '') {
    if (text.startsWith(`${given} `)) return sure(given, text.slice(given.length).trim());
    if (text.endsWith(` ${family}`)) return sure(text.slice(0, -family.length).trim(), family);
  }
  return splitName(text);
}

function single(text: string): readonly Value[] {
  const value = text.trim();
  return value === '' ? [] : [{ value }];
}
