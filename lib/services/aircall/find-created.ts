/**
 * Looks for what an earlier create may have made: the newest contacts that the mirror had not seen before, with the content that was sent,
 * as far as Aircall keeps it. Not by the search: its index lags behind (seen by others in production) and an empty filter finds everybody.
 */
import { type Contact, type ServiceRecord, textOf, valuesOf } from '../../contact/contact.ts';
import { emailKey } from '../../contact/email.ts';
import { tidy, withoutEmoji } from '../../contact/fold.ts';
import type { CreatedLookup } from '../contract.ts';
import type { Api } from './api.ts';
import { toWritableRecord } from './convert.ts';
import { scalarIds } from './fields.ts';
import { isLast, lastPage, newestCreated } from './pages.ts';
import { idOf } from './rows.ts';

/** A slow create may still be under way, and the list may lag; after this time an empty answer counts. */
const settlesAfterMs = 60_000;

export async function findCreated(
  api: Api,
  lookup: CreatedLookup,
): Promise<{ readonly candidates: readonly ServiceRecord[]; readonly settled: boolean }> {
  const candidates: ServiceRecord[] = [];
  let sawAll = false;
  for (let page = 1; page <= lastPage && !sawAll; page += 1) {
    const found = await newestCreated(api, page);
    const ids = found.rows.flatMap((row) => (idOf(row) === null ? [] : [String(idOf(row))]));
    const known = await lookup.knownBefore(ids);
    for (const row of found.rows) {
      if (row.kind !== 'contact' || known.has(String(row.contact.id))) continue;
      const record = toWritableRecord(row.contact);
      if (holdsWhatWasSent(record.contact, lookup.contact)) candidates.push(record);
    }
    sawAll = isLast(found, page) || ids.every((id) => known.has(id));
  }
  return { candidates, settled: sawAll && lookup.now - lookup.sentAt > settlesAfterMs };
}

/** Emoji and outer blanks may be gone, a `+1` may have come; labels are not worth a duplicate. */
function holdsWhatWasSent(held: Contact, sent: Contact): boolean {
  const text = (contact: Contact, field: string) => tidy(withoutEmoji(textOf(contact, field)));
  if (!scalarIds.every((field) => text(held, field) === text(sent, field))) return false;
  const emails = (contact: Contact) =>
    valuesOf(contact, 'emails').map(({ value }) => emailKey(withoutEmoji(value)));
  const phones = (contact: Contact) => valuesOf(contact, 'phone_numbers').map(({ value }) => value);
  return (
    isSameList(emails(held), emails(sent), (a, b) => a === b) &&
    isSameList(phones(held), phones(sent), isSamePhone)
  );
}

function isSamePhone(held: string, sent: string): boolean {
  const [a, b] = [held, sent].map((text) => text.normalize('NFKC').replace(/\D/g, ''));
  return a === b || a === `1${b}`;
}

function isSameList(
  held: readonly string[],
  sent: readonly string[],
  isSame: (held: string, sent: string) => boolean,
): boolean {
  const rest = [...held];
  for (const value of sent) {
    const place = rest.findIndex((one) => isSame(one, value));
    if (place === -1) return false;
    rest.splice(place, 1);
  }
  return rest.length === 0;
}
