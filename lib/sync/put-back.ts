/**
 * Whether a service gives back the values that an undo would write. Where it wants E.164, a number without a country code is not put back as
 * it was typed: Aircall would write +1 before it, and a number that nobody typed is worse than one that stays mended. A record that is made
 * again takes such a number as E.164, since a record without its number is worse than one with a better spelling.
 */
import type { Field, Value } from '../contact/contact.ts';
import { fitValues } from './fit.ts';
import type { Loss } from './plan.types.ts';

/** @param held what the field holds now: that is not written anew */
export function staysAsTyped(field: Field, values: readonly Value[], held: readonly Value[]): boolean {
  return values.every((one) => isTakenAsItIs(field, one) || held.some(({ value }) => value === one.value));
}

/** @param losses told here, if any */
export function valuesToCreate(
  field: Field,
  wanted: readonly Value[],
  country: string,
  losses: Loss[],
): readonly Value[] {
  if (wanted.every((value) => isTakenAsItIs(field, value))) return wanted;
  const fitted = fitValues({
    field,
    wanted,
    held: [],
    sourceCountry: country,
    targetCountry: country,
    e164: true,
  });
  losses.push(...fitted.losses);
  return fitted.values ?? [];
}

function isTakenAsItIs(field: Field, { value }: Value): boolean {
  return field.phoneStyle !== 'e164' || /^\+[\d ]+$/.test(value);
}
