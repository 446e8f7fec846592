/** Something in sight by which a contact may be known, with what stands around it and what the background says of it. */
import type { Sighting, Verdict } from '../platform/page-messages.ts';
import { noFacts, type RowFacts, rowOf } from './around.ts';
import type { Place } from './place.ts';
import { readElement } from './read-element.ts';

export interface Mark {
  readonly place: Place;
  readonly sighting: Sighting;
  /** Row or card; null: none was found. */
  readonly row: Element | null;
  /** Equal for equal questions. */
  readonly key: string;
  verdict: Verdict | null;
}

/** Worked out once a row, until it changes. */
export type FactsOfRow = (row: Element) => RowFacts;

export function marksOf(element: Element, facts: FactsOfRow): Mark[] {
  const places = readElement(element);
  const row = places.length > 0 ? rowOf(element) : null;
  return places.map((place) => {
    const sighting = sightingOf(place, row ? facts(row) : noFacts);
    return { place, sighting, row, key: keyOf(sighting), verdict: null };
  });
}

/** Whether the row still shows the same person: rows are used again for others with the same number. */
export function isSameRow({ place, row, key }: Mark, facts: FactsOfRow): boolean {
  if (row === null) return true;
  return row.contains(place.element) && keyOf(sightingOf(place, facts(row))) === key;
}

export function sightingOf({ source, text, isSure }: Place, { names, emails, numbers }: RowFacts): Sighting {
  // Other numbers of the row only matter to what is less sure than a number.
  const isByNumber = source !== 'email' && source !== 'name';
  return { source, text: text.trim(), isSure, names, emails, numbers: isByNumber ? [] : numbers };
}

function keyOf({ source, text, isSure, names, emails, numbers }: Sighting): string {
  return [source, isSure, text, names.join('\u0002'), emails.join('\u0002'), numbers.join('\u0002')].join(
    '\u0001',
  );
}
