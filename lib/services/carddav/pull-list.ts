/** Sorts what a listing told: unchanged, gone, to be fetched. Only cards whose etag is not the mirror's are fetched. */
import type { Known } from '../contract.ts';
import type { BookAddress } from './book.ts';
import type { Checkpoint } from './checkpoint.ts';
import { etagOfVersion, hasGroups } from './etag.ts';
import type { Group } from './group-cards.ts';
import type { Page } from './listing.ts';
import { type FetchedContacts, regroup } from './pull-cards.ts';
import { nothingFound, type Step } from './pull-step.ts';

export async function listStep(
  book: BookAddress,
  before: Checkpoint,
  page: Page,
  known: Known,
  fetched: FetchedContacts,
): Promise<Step> {
  const found = nothingFound();
  const pending = new Map(before.pending);
  const groups = new Map(before.groups.map((group) => [group.path, group]));
  const versions = await known.versions([...page.present.keys()].map((name) => book.path + name));
  for (const [name, etag] of page.present) {
    const id = book.path + name;
    const group = before.groupsBefore?.find((one) => one.path === id);
    if (group && group.etag === etag) groups.set(id, group);
    else if (isCurrent(versions.get(id), etag, before.groupsBefore)) found.unchangedIds.push(id);
    else pending.set(name, etag);
  }
  for (const name of page.removed) {
    const id = book.path + name;
    pending.delete(name);
    if (!groups.delete(id)) found.removedIds.push(id);
  }
  for (const [name, status] of page.broken)
    found.unreadable.push({ id: book.path + name, version: '', reason: `status ${status}` });
  const checkpoint: Checkpoint = {
    ...before,
    isListing: page.isTruncated,
    token: page.token,
    groups: [...groups.values()],
    pending: [...pending],
    listed: before.listed + page.present.size + page.removed.length,
  };
  if (page.isTruncated || pending.size > 0) return { ...found, checkpoint, isLast: false };
  return regroup(book, checkpoint, known, found, fetched);
}

/**
 * With the cursor lost, nobody knows which groups the mirror's contacts show; those that show any are fetched again.
 */
function isCurrent(version: string | undefined, etag: string, groups: readonly Group[] | null): boolean {
  if (version === undefined || etag === '' || etagOfVersion(version) !== etag) return false;
  return groups !== null || !hasGroups(version);
}
