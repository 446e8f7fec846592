/** A number in sight, with what stands around it and what the background says of it. */
import type { Sighting, Verdict } from '../platform/page-messages.ts';
import { type Around, around } from './around.ts';
import { type Place, readElement } from './read-element.ts';

export interface Mark {
  readonly place: Place;
  readonly sighting: Sighting;
  /** Row or card; null: none was found. */
  readonly row: Element | null;
  /** Equal for equal questions. */
  readonly key: string;
  verdict: Verdict | null;
}

export function marksOf(element: Element): Mark[] {
  const places = readElement(element);
  const about = places.length > 0 ? around(element) : null;
  return places.map((place) => {
    const sighting = sightingOf(place, about);
    return { place, sighting, row: about?.row ?? null, key: keyOf(sighting), verdict: null };
  });
}

/** Whether the row still shows the same person: rows are used again for others with the same number. */
export function isSameRow(mark: Mark): boolean {
  return keyOf(sightingOf(mark.place, mark.row && around(mark.place.element))) === mark.key;
}

function sightingOf({ source, text, isSure }: Place, about: Around | null): Sighting {
  return { source, text: text.trim(), isSure, names: about?.names ?? [], emails: about?.emails ?? [] };
}

function keyOf({ source, text, isSure, names, emails }: Sighting): string {
  return [source, isSure, text, ...names, ...emails].join('\u0001');
}
