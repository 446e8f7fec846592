/** Looks for what an earlier create may have made: the newest persons that the mirror had not seen before, with the content that was sent. */
import { type Contact, type Field, type ServiceRecord, valuesOf } from '../../contact/contact.ts';
import { sameValues } from '../../contact/equality.ts';
import type { CreatedLookup } from '../contract.ts';
import type { PipedriveAccount } from './account.ts';
import { readPage, readPerson } from './schema.ts';
import { recordOf } from './write.ts';

/** A slow create may still be under way, and the list may lag; after this time an empty answer counts. */
const settlesAfterMs = 60_000;
const pageSize = 100;

export async function findCreated(
  account: PipedriveAccount,
  lookup: CreatedLookup,
): Promise<{ readonly candidates: readonly ServiceRecord[]; readonly settled: boolean }> {
  const candidates: ServiceRecord[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: ReturnType<typeof readPage<ReturnType<typeof readPerson>>> = readPage(
      await account.api.get('/api/v2/persons', {
        sort_by: 'add_time',
        sort_direction: 'desc',
        limit: pageSize,
        ...(cursor === '' ? {} : { cursor }),
      }),
      readPerson,
    );
    const alive = page.rows.flatMap((row) =>
      row.kind === 'person' && !row.person.is_deleted ? [row.person] : [],
    );
    const known = await lookup.knownBefore(alive.map((person) => String(person.id)));
    for (const person of alive) {
      if (known.has(String(person.id))) continue;
      const record = await recordOf(account, person);
      if (holdsWhatWasSent(account.fields, record.contact, lookup.contact)) candidates.push(record);
    }
    const isPast = alive.length > 0 && alive.every((person) => known.has(String(person.id)));
    cursor = isPast ? null : page.nextCursor;
  }
  return { candidates, settled: lookup.now - lookup.sentAt > settlesAfterMs };
}

/** Labels are not worth a duplicate. */
function holdsWhatWasSent(fields: readonly Field[], held: Contact, sent: Contact): boolean {
  return fields.every(
    (field) =>
      field.readOnly === true ||
      sent[field.id] === undefined ||
      sameValues({ ...field, hasLabels: false }, valuesOf(held, field.id), valuesOf(sent, field.id), ''),
  );
}
