/**
 * Creates a card under a name made from the key, and only if nothing is there: repeated with the same key it finds the card made before.
 */
import type { Contact, ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { BookAddress } from './book.ts';
import { uidFromKey } from './card-id.ts';
import { cardOf } from './cards.ts';
import { newCard } from './convert.ts';
import { categoriesField, uidKey } from './group-cards.ts';
import { knownGroups } from './group-memory.ts';
import { collectionTag } from './listing.ts';
import type { PullMemory } from './pull.ts';
import { readRecord } from './read-record.ts';
import { putCard, type Sent } from './send-card.ts';
import { categoriesFor, writeMemberships } from './write-groups.ts';

export async function createRecord(
  book: BookAddress,
  memory: PullMemory,
  key: string,
  contact: Contact,
): Promise<ServiceRecord> {
  const uid = await uidFromKey(key);
  const wanted = contact[categoriesField] ?? [];
  const groups = wanted.length > 0 ? await knownGroups(book, memory) : [];
  const categories = categoriesFor(uid, {}, wanted, groups);
  const text = newCard(uid, { ...contact, [categoriesField]: categories.own });
  const path = `${book.path}${uid}.vcf`;
  const sent = await putCard(book, path, text, { 'if-none-match': '*' });
  const record = await createdRecord(book, memory, { uid, path, text, sent });
  if (categories.joins.length === 0) return record;
  try {
    await writeMemberships(book, memory, uid, categories);
  } catch (error) {
    // The card is made; what its groups lack is seen as a difference by the next run.
    if (!(error instanceof SyncError)) throw error;
  }
  return (await readRecord(book, record.id, memory.groups ?? []))?.record ?? record;
}

interface Attempt {
  readonly uid: string;
  readonly path: string;
  readonly text: string;
  readonly sent: Sent;
}

async function createdRecord(
  book: BookAddress,
  memory: PullMemory,
  { uid, path, text, sent }: Attempt,
): Promise<ServiceRecord> {
  switch (sent.kind) {
    case 'done': {
      const card = sent.etag === '' ? null : cardOf(sent.path, sent.etag, text, memory.groups ?? []);
      if (card?.kind === 'contact') return card.record;
      return (await lookUp(book, memory, sent.path, uid)) ?? fail('write-unknown', path, 'not found after');
    }
    case 'condition-failed':
      return (await lookUp(book, memory, path, uid)) ?? fail('write-unknown', path, 'gone again');
    case 'uid-taken':
      return (
        (await lookUp(book, memory, sent.path ?? path, uid)) ?? fail('record-rejected', path, 'uid-taken')
      );
    case 'missing':
      // Tells book-missing by itself if the book is what is missing.
      await collectionTag(book);
      return fail('record-rejected', path, 'not accepted at this address');
    case 'refused':
      throw sent.error;
    case 'unknown': {
      const found = await lookUp(book, memory, path, uid).catch(() => null);
      if (found) return found;
      throw sent.error;
    }
  }
}

/** The card made with this key, or null. @throws record-rejected if something else is at its address */
export async function lookUp(
  book: BookAddress,
  memory: PullMemory,
  path: string,
  uid: string,
): Promise<ServiceRecord | null> {
  const held = await readRecord(book, path, await knownGroups(book, memory));
  if (!held) return null;
  if (uidKey(held.record.uid ?? '').toLowerCase() !== uid)
    return fail('record-rejected', path, 'address-taken');
  return held.record;
}

function fail(code: 'write-unknown' | 'record-rejected', id: string, reason: string): never {
  throw new SyncError(code, { id, reason });
}
