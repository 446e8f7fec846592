/**
 * Looks for what an earlier create may have made: the newest contacts that the mirror had not seen before, with the content that was sent.
 * An address is asked for itself: HubSpot knows at once who has it, where the search takes its time.
 */
import { type Contact, type ServiceRecord, valuesOf } from '../../contact/contact.ts';
import type { CreatedLookup } from '../contract.ts';
import { contactRow, newestCreated, perPage } from './pages.ts';
import { overlapMs } from './pull-end.ts';
import { holdsWhatWasSent } from './same-content.ts';
import type { HubspotContact } from './schema.ts';
import type { Book } from './write.ts';

const mostPages = 100;

export async function findCreated(
  book: Book,
  lookup: CreatedLookup,
): Promise<{ readonly candidates: readonly ServiceRecord[]; readonly settled: boolean }> {
  const found = new Map<string, ServiceRecord>();
  const keep = async (contacts: readonly HubspotContact[]) => {
    const known = await lookup.knownBefore(contacts.map(({ id }) => id));
    const fresh = contacts.filter(({ id }) => !known.has(id));
    for (const record of await book.complete(fresh))
      if (holdsWhatWasSent(record.contact, lookup.contact, book.fields)) found.set(record.id, record);
    return fresh.length;
  };
  await keep(await byAddress(book, lookup.contact));
  let sawAll = false;
  let after: string | null = null;
  for (let count = 0; count < mostPages && !sawAll; count += 1) {
    const page = await newestCreated(book.api, book.fields, after);
    const fresh = await keep(page.rows.flatMap((row) => (row.kind === 'contact' ? [row.contact] : [])));
    after = page.after;
    // What was known before was made before: beyond the first of them there is nothing to find.
    sawAll = after === null || fresh < perPage;
  }
  return { candidates: [...found.values()], settled: sawAll && lookup.now - lookup.sentAt > overlapMs };
}

async function byAddress(book: Book, contact: Contact): Promise<readonly HubspotContact[]> {
  const address = valuesOf(contact, 'email')[0]?.value;
  if (address === undefined) return [];
  const row = await contactRow(book.api, book.fields, address, 'email');
  return row?.kind === 'contact' ? [row.contact] : [];
}
