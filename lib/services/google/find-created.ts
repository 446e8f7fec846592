/**
 * Looks for what an earlier create may have made: the contact that carries its key, among those changed last. Lists lag behind by "several
 * minutes", so an empty answer counts only after that time. Not by the search: it is a cache that must be warmed (Google's reference).
 */
import { type Contact, type ServiceRecord, valuesOf } from '../../contact/contact.ts';
import { sameValues } from '../../contact/equality.ts';
import type { CreatedLookup } from '../contract.ts';
import type { GoogleAccount } from './account.ts';
import { contactOf, toWritableRecord } from './convert.ts';
import { contactSource, googleFields, personMask } from './fields.ts';
import { groupNamesFor } from './read.ts';
import { type Person, readConnections, textOf } from './schema.ts';
import { keyName } from './write.ts';

const settlesAfterMs = 10 * 60_000;
/** The walk goes back that far beyond the moment of the create. */
const marginMs = 5 * 60_000;
const pageSize = '200';

export async function findCreated(
  account: GoogleAccount,
  lookup: CreatedLookup,
): Promise<{ readonly candidates: readonly ServiceRecord[]; readonly settled: boolean }> {
  const elapsedMs = Math.max(0, lookup.now - lookup.sentAt);
  const byKey: Person[] = [];
  const byContent: Person[] = [];
  let newest = 0;
  let pageToken = '';
  for (;;) {
    const page = readConnections(
      await account.api.get('/people/me/connections', {
        personFields: personMask,
        sources: contactSource,
        pageSize,
        sortOrder: 'LAST_MODIFIED_DESCENDING',
        ...(pageToken === '' ? {} : { pageToken }),
      }),
    );
    const people = page.rows.flatMap((row) => (row.kind === 'person' ? [row.person] : []));
    const known = await lookup.knownBefore(people.map(({ resourceName }) => resourceName));
    for (const person of people) {
      newest = Math.max(newest, person.updatedAt);
      if (keyOf(person) === lookup.key) byKey.push(person);
      else if (keyOf(person) === null && !known.has(person.resourceName) && looksLike(person, lookup.contact))
        byContent.push(person);
    }
    const oldest = people.at(-1)?.updatedAt ?? 0;
    const areAllKnown = people.every(({ resourceName }) => known.has(resourceName));
    // Newest first, and times of one clock: whoever was changed that long before the newest was there before the create.
    const isFarBack = areAllKnown && oldest > 0 && newest - oldest > elapsedMs + marginMs;
    if (byKey.length > 0 || page.nextPageToken === null || isFarBack) break;
    pageToken = page.nextPageToken;
  }
  const found = byKey.length > 0 ? byKey : byContent;
  const names = await groupNamesFor(account, found);
  return {
    candidates: found.map((person) => toWritableRecord(person.resourceName, person, names)),
    settled: byKey.length > 0 || elapsedMs > settlesAfterMs,
  };
}

/** The key that a contact of ours carries; null where it carries none. */
export function keyOf({ entries }: Person): string | null {
  const ours = (entries.clientData ?? []).find((entry) => textOf(entry, 'key') === keyName);
  return ours ? textOf(ours, 'value') : null;
}

/** The content that was sent. Groups may have come or gone since. */
export function looksLike(person: Person, sent: Contact): boolean {
  const held = contactOf(person, {});
  return googleFields
    .filter((field) => field.type !== 'group' && field.readOnly !== true)
    .every((field) => sameValues(field, valuesOf(held, field.id), valuesOf(sent, field.id), ''));
}
