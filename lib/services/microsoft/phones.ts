/**
 * Outlook has places for numbers, not labels: two for work, one mobile, two at home. A label says where a number goes; where that is full,
 * or the label names none of them, it goes where there is room, and is from then on called by its place. No number is ever left out.
 */
import type { Value } from '../../contact/contact.ts';
import { labelKey } from '../../contact/equality.ts';
import { SyncError } from '../../errors.ts';
import { mostPhones, type PhonePlace, phonePlaces, phonesField } from './fields.ts';
import type { GraphContact } from './schema.ts';

export type Places = Readonly<Record<PhonePlace, readonly string[]>>;

/** What people call them, in the languages of Lineup. */
const words: Readonly<Record<PhonePlace, readonly string[]>> = {
  Work: 'work office business main company headquarters travail bureau professionnel standard arbeit büro geschäft geschäftlich dienstlich firma zentrale trabajo oficina empresa'.split(
    ' ',
  ),
  Mobile: 'mobile cell cellphone iphone portable handy mobil móvil movil celular'.split(' '),
  Home: 'home private personal domicile maison privé perso personnel privat zuhause casa particular'.split(
    ' ',
  ),
};

const emptyPlaces: Places = { Work: [], Mobile: [], Home: [] };

export function placesOf(contact: GraphContact): Places {
  const filled = (list: readonly string[]) => list.map((text) => text.trim()).filter(Boolean);
  return {
    Work: filled(contact.businessPhones),
    Mobile: filled([contact.mobilePhone]),
    Home: filled(contact.homePhones),
  };
}

export function phonesIn(places: Places): readonly Value[] {
  return phonePlaces.flatMap((label) => places[label].map((value) => ({ value, label })));
}

/** The place that a label means; null if it means none. */
export function placeOfLabel(label: string | undefined): PhonePlace | null {
  const key = labelKey(label);
  return phonePlaces.find((place) => words[place].includes(key)) ?? null;
}

/** @throws SyncError not-supported: more numbers than places */
export function placePhones(wanted: readonly Value[], held: Places = emptyPlaces): Places {
  const placed: Record<PhonePlace, string[]> = { Work: [], Mobile: [], Home: [] };
  const room = (place: PhonePlace) => placed[place].length < Math.max(mostPhones[place], held[place].length);
  const put = (value: Value, place: PhonePlace | undefined): boolean => {
    if (place === undefined || !room(place)) return false;
    placed[place].push(value.value.trim());
    return true;
  };
  const heldAt = (value: Value) => phonePlaces.find((place) => held[place].includes(value.value.trim()));
  // First those that stay where they are, then those whose label names a place, then the rest; each in its order.
  const later: Value[] = [];
  for (const value of wanted) {
    const place = placeOfLabel(value.label);
    const now = heldAt(value);
    if (!(now !== undefined && (place === null || place === now) && put(value, now))) later.push(value);
  }
  const last = later.filter((value) => !put(value, placeOfLabel(value.label) ?? undefined));
  for (const value of last)
    if (!phonePlaces.some((place) => put(value, place)))
      throw new SyncError('not-supported', { field: phonesField, reason: 'too-many-values' });
  return inOldOrder(placed, held);
}

/** Numbers that stay keep their order: the first of two is the one that Outlook shows first. */
function inOldOrder(placed: Places, held: Places): Places {
  const sorted = (place: PhonePlace) => {
    const rank = (text: string) => {
      const at = held[place].indexOf(text);
      return at === -1 ? held[place].length : at;
    };
    return [...placed[place]].sort((a, b) => rank(a) - rank(b));
  };
  return { Work: sorted('Work'), Mobile: sorted('Mobile'), Home: sorted('Home') };
}

/** Graph's properties for the places that are another than before. */
export function phoneProperties(places: Places, before: Places = emptyPlaces): Record<string, unknown> {
  const differs = (place: PhonePlace) => JSON.stringify(places[place]) !== JSON.stringify(before[place]);
  return {
    ...(differs('Work') ? { businessPhones: places.Work } : {}),
    ...(differs('Home') ? { homePhones: places.Home } : {}),
    ...(differs('Mobile') ? { mobilePhone: places.Mobile[0] ?? null } : {}),
  };
}
