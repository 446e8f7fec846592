/** Fetches the next batch of cards; after the last, those whose groups changed while their own card did not. */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { Known } from '../contract.ts';
import { askBook, type BookAddress } from './book.ts';
import { cardOf, toRecord } from './cards.ts';
import type { Checkpoint } from './checkpoint.ts';
import { etagOfVersion, versionOf } from './etag.ts';
import { fetchSome } from './fetch-cards.ts';
import { type Group, groupNamesOf, regrouped, uidKey } from './group-cards.ts';
import { nameWithin } from './href.ts';
import { type Found, nothingFound, type Step } from './pull-step.ts';

/** Contacts fetched in this pull as their own cards have them, without the groups of group cards; by id. */
export type FetchedContacts = Map<string, { readonly etag: string; readonly record: ServiceRecord }>;

export async function fetchStep(
  book: BookAddress,
  before: Checkpoint,
  known: Known,
  fetched: FetchedContacts,
): Promise<Step> {
  const found = nothingFound();
  const names = before.pending.map(([name]) => name);
  const { cards, plan } = await fetchSome(book, names, before.fetch);
  // All gone at once: perhaps the book is, and then nothing in it counts as deleted.
  if ([...cards.values()].every((card) => card.kind === 'gone')) await askBook(book, []);
  const groups = new Map(before.groups.map((group) => [group.path, group]));
  const groupIds: string[] = [];
  for (const [name, card] of cards) {
    const id = book.path + name;
    const listedEtag = before.pending.find(([one]) => one === name)?.[1] ?? '';
    if (card.kind === 'gone') {
      fetched.delete(id);
      if (!groups.delete(id)) found.removedIds.push(id);
      continue;
    }
    if (card.kind === 'broken') {
      found.unreadable.push({ id, version: listedEtag, reason: card.reason });
      continue;
    }
    const read = cardOf(id, card.etag || listedEtag, card.text, []);
    switch (read.kind) {
      case 'group':
        groups.set(id, read.group);
        groupIds.push(id);
        break;
      case 'unreadable': {
        // A group card that cannot be read for a while: its members stay as they were.
        const old = before.groupsBefore?.find((group) => group.path === id);
        if (old) groups.set(id, { ...old, etag: read.version });
        found.unreadable.push({ id, version: read.version, reason: read.reason });
        break;
      }
      case 'contact':
        groups.delete(id);
        fetched.set(id, { etag: read.record.version, record: read.record });
        found.records.push(grouped(read.record, [...groups.values()]));
    }
  }
  // A card that was a contact and is a group now.
  found.removedIds.push(...(await known.versions(groupIds)).keys());
  const checkpoint: Checkpoint = {
    ...before,
    fetch: plan,
    groups: [...groups.values()],
    pending: before.pending.filter(([name]) => !cards.has(name)),
  };
  if (checkpoint.pending.length > 0) return { ...found, checkpoint, isLast: false };
  if (checkpoint.isRegrouping) return { ...found, checkpoint, isLast: true };
  return regroup(book, checkpoint, known, found, fetched);
}

/** Everybody whose groups are not what the mirror shows: told at once if fetched in this pull, else to be fetched. */
export async function regroup(
  book: BookAddress,
  checkpoint: Checkpoint,
  known: Known,
  found: Found,
  fetched: FetchedContacts,
): Promise<Step> {
  const { groups } = checkpoint;
  const uids = regrouped(checkpoint.groupsBefore ?? [], groups);
  if (uids.size === 0) return { ...found, checkpoint, isLast: true };
  const records = new Map(found.records.map((record) => [record.id, record]));
  for (const [id, { record }] of fetched)
    if (record.uid !== undefined && uids.has(uidKey(record.uid))) records.set(id, grouped(record, groups));
  const stale = await staleIds([...uids], groups, known);
  const pending = stale
    .filter((id) => !records.has(id))
    .flatMap((id) => nameWithin(book.path, id) ?? [])
    .map((name) => [name, ''] as const);
  const next = { ...checkpoint, pending, isRegrouping: true, listed: checkpoint.listed + pending.length };
  return { ...found, records: [...records.values()], checkpoint: next, isLast: pending.length === 0 };
}

/** Ids in the mirror whose version shows other groups than these. */
async function staleIds(uids: readonly string[], groups: readonly Group[], known: Known): Promise<string[]> {
  const ids = await known.idsByUid(uids.flatMap((uid) => [uid, `urn:uuid:${uid}`]));
  const versions = await known.versions([...ids.values()]);
  const stale = new Set<string>();
  for (const [uid, id] of ids) {
    const version = versions.get(id);
    if (version === undefined) continue;
    if (versionOf(etagOfVersion(version), groupNamesOf(uid, groups)) !== version) stale.add(id);
  }
  return [...stale];
}

function grouped(record: ServiceRecord, groups: readonly Group[]): ServiceRecord {
  return toRecord(record.id, etagOfVersion(record.version), record.uid, record.contact, groups);
}
