/**
 * What a connector knows of the group cards of its book: from the cursor or the last pull. Where neither is there, the book is looked
 * through once, because a contact's categories cannot be told without them.
 */
import type { Json, Known } from '../contract.ts';
import type { BookAddress } from './book.ts';
import { readCursor } from './checkpoint.ts';
import type { Group } from './group-cards.ts';
import { type PullMemory, pullStep } from './pull.ts';

export function pullMemory(book: BookAddress, cursor: Json | undefined): PullMemory {
  return { fetched: new Map(), groups: readCursor(cursor ?? null, book.path)?.groups ?? null };
}

export async function knownGroups(book: BookAddress, memory: PullMemory): Promise<readonly Group[]> {
  if (memory.groups) return memory.groups;
  const search: PullMemory = { fetched: new Map(), groups: null };
  let checkpoint: Json = null;
  do {
    const step = await pullStep(book, { cursor: null, checkpoint, complete: true, known: nothing }, search);
    checkpoint = step.next;
  } while (checkpoint !== null);
  memory.groups = search.groups ?? [];
  return memory.groups;
}

const nothing: Known = {
  count: async () => 0,
  versions: async () => new Map(),
  idsByUid: async () => new Map(),
};
