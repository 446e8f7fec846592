/**
 * Changes or deletes a card, and only the version that was seen. An answer that got lost is made good by reading what the server holds.
 */
import type { Contact, ServiceRecord } from '../../contact/contact.ts';
import { holds } from '../../contact/equality.ts';
import { SyncError } from '../../errors.ts';
import type { BookAddress } from './book.ts';
import { cardOf, rawText, textEtagMark } from './cards.ts';
import { cardFields, readCard, updateCard } from './convert.ts';
import { etagOfVersion, quotedEtag } from './etag.ts';
import { categoriesField } from './group-cards.ts';
import { knownGroups } from './group-memory.ts';
import type { PullMemory } from './pull.ts';
import { readRecord } from './read-record.ts';
import { type Condition, deleteCard, putCard, type Sent } from './send-card.ts';
import { type Categories, categoriesFor, writeMemberships } from './write-groups.ts';

export async function updateRecord(
  book: BookAddress,
  memory: PullMemory,
  current: ServiceRecord,
  target: Contact,
): Promise<ServiceRecord> {
  const text = rawText(current) ?? (await textOf(book, current));
  const wanted = target[categoriesField];
  let categories: Categories | null = null;
  if (wanted) {
    const card = readCard(text);
    const own = card.kind === 'contact' ? card.contact : {};
    categories = categoriesFor(current.uid ?? '', own, wanted, await knownGroups(book, memory));
  }
  const changed = updateCard(text, categories ? { ...target, [categoriesField]: categories.own } : target);
  const record = changed === text ? current : await replace(book, memory, current, text, changed);
  if (!categories || categories.joins.length + categories.leaves.length === 0) return record;
  await writeMemberships(book, memory, current.uid ?? '', categories);
  const held = await readRecord(book, current.id, memory.groups ?? []);
  if (!held) throw new SyncError('record-gone', { id: current.id });
  return held.record;
}

export async function deleteRecord(book: BookAddress, current: ServiceRecord): Promise<void> {
  const sent = await conditionally(book, current, rawText(current), (condition) =>
    deleteCard(book, current.id, condition),
  );
  if (sent.kind === 'done' || sent.kind === 'missing') return;
  const held = await readRecord(book, current.id, []).catch((error) => {
    throw sent.kind === 'unknown' ? sent.error : error;
  });
  if (!held) return;
  throw failureOf(sent, current.id, hasSameEtag(held.record, current));
}

/** For a record that comes from the mirror: what it is made of, if it is still the same. */
async function textOf(book: BookAddress, current: ServiceRecord): Promise<string> {
  const held = await readRecord(book, current.id, []);
  if (!held) throw new SyncError('record-gone', { id: current.id });
  if (!hasSameEtag(held.record, current)) throw new SyncError('record-changed', { id: current.id });
  return held.text;
}

async function replace(
  book: BookAddress,
  memory: PullMemory,
  current: ServiceRecord,
  before: string,
  text: string,
): Promise<ServiceRecord> {
  const id = current.id;
  const groups = memory.groups ?? (await knownGroups(book, memory));
  const sent = await conditionally(book, current, before, (condition) => putCard(book, id, text, condition));
  if (sent.kind === 'done' && sent.etag !== '') {
    const card = cardOf(id, sent.etag, text, groups);
    if (card.kind === 'contact') return card.record;
  }
  if (sent.kind === 'refused') throw sent.error;
  const held = await readRecord(book, id, groups).catch((error) => {
    throw sent.kind === 'unknown' ? sent.error : error;
  });
  if (!held) throw new SyncError('record-gone', { id });
  if (sent.kind === 'done') return held.record;
  if (sent.kind === 'unknown' && isWhatWasSent(held.text, text)) return held.record;
  throw failureOf(sent, id, hasSameEtag(held.record, current));
}

/**
 * Tries with the etag in quotes, as it should be. If the server refuses though nothing changed, with the etag as the server spells it:
 * some give weak or bare etags and want to see the same again.
 */
async function conditionally(
  book: BookAddress,
  current: ServiceRecord,
  text: string | null,
  write: (condition: Condition) => Promise<Sent>,
): Promise<Sent> {
  const etag = etagOfVersion(current.version);
  if (etag.startsWith(textEtagMark)) return comparing(book, current, write);
  const quoted = quotedEtag(etag);
  const sent = await write({ 'if-match': quoted });
  if (sent.kind !== 'condition-failed') return sent;
  const held = await readRecord(book, current.id, []);
  if (!held) return { kind: 'missing' };
  const isSame = hasSameEtag(held.record, current) && (text === null || held.text === text);
  return isSame && held.header !== '' && held.header !== quoted ? write({ 'if-match': held.header }) : sent;
}

/** A server without etags: what it holds is compared first, and `*` at least brings nothing back to life. */
async function comparing(
  book: BookAddress,
  current: ServiceRecord,
  write: (condition: Condition) => Promise<Sent>,
): Promise<Sent> {
  const held = await readRecord(book, current.id, []);
  if (!held) return { kind: 'missing' };
  return hasSameEtag(held.record, current) ? write({ 'if-match': '*' }) : { kind: 'condition-failed' };
}

function failureOf(sent: Sent, id: string, isUnchanged: boolean): SyncError {
  if (sent.kind === 'refused') return sent.error;
  if (sent.kind === 'unknown' && isUnchanged) return sent.error;
  if (sent.kind === 'condition-failed' && isUnchanged)
    return new SyncError('record-rejected', { id, reason: 'if-match refused' });
  return new SyncError('record-changed', { id });
}

function hasSameEtag(a: ServiceRecord, b: ServiceRecord): boolean {
  return etagOfVersion(a.version) === etagOfVersion(b.version);
}

/** By content: a server may keep the same card in another spelling. */
function isWhatWasSent(held: string, sent: string): boolean {
  const now = readCard(held);
  const meant = readCard(sent);
  if (now.kind !== 'contact' || meant.kind !== 'contact') return now.kind === meant.kind;
  return (
    holds(cardFields, now.contact, meant.contact, '') && holds(cardFields, meant.contact, now.contact, '')
  );
}
