/**
 * Sorts the rows of a page by what the mirror knows of them. The search lags behind what we ourselves wrote: an older state than the
 * mirror's is not news, and a contact that should have been known long ago is asked for before it is believed, lest one that was deleted
 * rises again.
 */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { UnreadableRecord } from '../contract.ts';
import { readMany } from './batch.ts';
import { changedAtOf } from './convert.ts';
import { mergedIds } from './fields.ts';
import type { PullContext } from './pull-context.ts';
import type { HubspotContact, Row } from './schema.ts';

export interface Sorted {
  readonly records: readonly ServiceRecord[];
  readonly unreadable: readonly UnreadableRecord[];
  readonly unchangedIds: readonly string[];
  /** Ids that the mirror holds and that were merged into one of these rows. */
  readonly mergedAway: readonly string[];
  /** Rows of contacts that are gone; ids. */
  readonly ghosts: readonly string[];
  /** How many of the rows the mirror did not hold yet. */
  readonly fresh: number;
  /** Rows without an id. */
  readonly unnamed: number;
}

/** @param knownGhosts found in earlier steps. @param isSearch rows of a search, which may lag behind */
export async function sortRows(
  rows: readonly Row[],
  context: PullContext,
  isSearch: boolean,
  knownGhosts: readonly string[] = [],
): Promise<Sorted> {
  const { known } = context.request;
  const contacts = rows.flatMap((row) => (row.kind === 'contact' ? [row.contact] : []));
  const broken = rows.flatMap((row) => (row.kind === 'broken' ? [row] : []));
  const versions = await known.versions([
    ...contacts.map(({ id }) => id),
    ...broken.flatMap(({ id }) => id ?? []),
  ]);
  const isStale = ({ id, updatedAt }: HubspotContact) => {
    const held = changedAtOf(versions.get(id) ?? '');
    return held !== null && (isSearch ? held >= updatedAt : held > updatedAt);
  };
  const stale = contacts.filter(isStale);
  const news = contacts.filter((contact) => !isStale(contact));
  const ghosts = isSearch ? await findGhosts(news, versions, context, knownGhosts) : new Set<string>();
  const real = news.filter(({ id }) => !ghosts.has(id));
  const completed = await context.book.complete(real);
  const records = completed.filter((record) => versions.get(record.id) !== record.version);
  const unreadable = broken.flatMap(({ id, version, reason }) =>
    id === null ? [] : [{ id, version, reason }],
  );
  return {
    records,
    unreadable,
    unchangedIds: [
      ...stale.map(({ id }) => id),
      ...completed.filter((record) => versions.get(record.id) === record.version).map(({ id }) => id),
    ],
    mergedAway: isSearch ? await mergedAway(real, context) : [],
    ghosts: [...ghosts],
    fresh: [...real, ...unreadable].filter(({ id }) => !versions.has(id)).length,
    unnamed: broken.filter(({ id }) => id === null).length,
  };
}

async function findGhosts(
  news: readonly HubspotContact[],
  versions: ReadonlyMap<string, string>,
  { cursor, book }: PullContext,
  knownGhosts: readonly string[],
): Promise<Set<string>> {
  const found = new Set(knownGhosts);
  if (!cursor) return found;
  const strange = news.filter(
    ({ id, createdAt }) => !versions.has(id) && !found.has(id) && createdAt <= cursor.newest,
  );
  for (let index = 0; index < strange.length; index += 100) {
    const ids = strange.slice(index, index + 100).map(({ id }) => id);
    const read = await readMany(book, ids);
    ids.forEach((id, place) => {
      const outcome = read[place];
      if (outcome?.ok && outcome.value === null) found.add(id);
    });
  }
  return found;
}

/** A merge leaves its traces with the contact that stays; the others are gone and in no list of deleted ones. */
async function mergedAway(
  contacts: readonly HubspotContact[],
  context: PullContext,
): Promise<readonly string[]> {
  const ids = contacts.flatMap(({ id, properties }) =>
    (properties[mergedIds] ?? '')
      .split(';')
      .map((text) => text.trim())
      .filter((text) => text !== '' && text !== id),
  );
  if (ids.length === 0) return [];
  const alive = new Set(contacts.map(({ id }) => id));
  const held = await context.request.known.versions(ids);
  return [...new Set(ids)].filter((id) => held.has(id) && !alive.has(id));
}
