/**
 * Writes a contact's categories: a name that is a group card's is set by that card's members, every other by the contact's own card.
 */
import type { Contact, Value } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { BookAddress } from './book.ts';
import { cardOf } from './cards.ts';
import { updateGroupMembers } from './convert.ts';
import { quotedEtag } from './etag.ts';
import { fetchCard } from './fetch-cards.ts';
import { categoriesField, type Group, isMember, sameName } from './group-cards.ts';
import type { PullMemory } from './pull.ts';
import { putCard } from './send-card.ts';

export interface Categories {
  /** For the contact's own card. */
  readonly own: readonly Value[];
  readonly joins: readonly Group[];
  readonly leaves: readonly Group[];
}

/** @param before categories of the contact's own card */
export function categoriesFor(
  uid: string,
  before: Contact,
  wanted: readonly Value[],
  groups: readonly Group[],
): Categories {
  // Nobody can be a member of a group card without a uid.
  const usable = uid === '' ? [] : groups;
  const isWanted = (name: string) => wanted.some((value) => sameName(value.value, name));
  const had = before[categoriesField] ?? [];
  return {
    own: wanted.filter(
      (value) =>
        !usable.some((group) => sameName(group.name, value.value)) ||
        had.some((one) => sameName(one.value, value.value)),
    ),
    joins: firstOfEachName(usable.filter((group) => isWanted(group.name))).filter(
      (group) => !usable.some((one) => sameName(one.name, group.name) && isMember(one, uid)),
    ),
    leaves: usable.filter((group) => isMember(group, uid) && !isWanted(group.name)),
  };
}

function firstOfEachName(groups: readonly Group[]): Group[] {
  return groups.filter((group, index) => groups.findIndex((one) => sameName(one.name, group.name)) === index);
}

export async function writeMemberships(
  book: BookAddress,
  memory: PullMemory,
  uid: string,
  { joins, leaves }: Categories,
): Promise<void> {
  for (const group of joins) await writeMembers(book, memory, group, { add: [uid], remove: [] });
  for (const group of leaves) await writeMembers(book, memory, group, { add: [], remove: [uid] });
}

const attempts = 3;

/** Adding and taking out one member is right whatever else changed in the card, so a card that moved is read again. */
async function writeMembers(
  book: BookAddress,
  memory: PullMemory,
  group: Group,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const card = await fetchCard(book, group.path);
    if (card.kind === 'broken')
      throw new SyncError('record-rejected', { id: group.path, reason: 'group-broken' });
    if (card.kind === 'gone') {
      remember(memory, group.path, null);
      return;
    }
    const text = updateGroupMembers(card.text, change);
    if (text === card.text) return;
    // As in update-record.ts: quoted by the standard, then as the server spells it.
    const spelt = attempt % 2 === 1 && card.header !== '' ? card.header : quotedEtag(card.etag);
    const sent = await putCard(book, group.path, text, { 'if-match': card.etag === '' ? '*' : spelt });
    if (sent.kind === 'done') {
      const read = cardOf(group.path, sent.etag, text, []);
      if (read.kind === 'group') remember(memory, group.path, read.group);
      return;
    }
    if (sent.kind === 'refused') throw sent.error;
    if (sent.kind === 'unknown' && sent.error.code !== 'write-unknown') throw sent.error;
  }
  throw new SyncError('record-changed', { id: group.path, reason: 'group' });
}

function remember(memory: PullMemory, path: string, group: Group | null): void {
  const others = memory.groups?.filter((one) => one.path !== path) ?? [];
  memory.groups = group ? [...others, group] : others;
}
