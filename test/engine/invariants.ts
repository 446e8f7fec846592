/** What must hold after any run that came to its end, whatever happened on the way. */
import { expect } from 'vitest';
import type { Contact, Field, ServiceRecord } from '../../lib/contact/contact.ts';
import { personOf } from '../../lib/contact/person.ts';
import { aircallLikeFields, cardLikeFields, type MemoryBook } from '../services/memory-service.ts';
import { sync, type World } from './world.ts';

/** A record as a person would compare it across the two books. */
function essence(contact: Contact, fields: readonly Field[]): string {
  const person = personOf(contact, fields, 'FR');
  return JSON.stringify([person.name, person.company, [...person.phones].sort(), [...person.emails].sort()]);
}

export function essences(world: World): { left: string[]; right: string[] } {
  const of = (book: MemoryBook, fields: readonly Field[]) =>
    book.records.map((record: ServiceRecord) => essence(record.contact, fields)).sort();
  return { left: of(world.left, aircallLikeFields), right: of(world.right, cardLikeFields) };
}

export function expectInLine(world: World): void {
  const { left, right } = essences(world);
  expect(left).toEqual(right);
}

export function expectNoDuplicates(world: World): void {
  const { left, right } = essences(world);
  expect(new Set(left).size).toBe(left.length);
  expect(new Set(right).size).toBe(right.length);
}

/** Two more runs: the first may still settle what was planned anew, the second finds nothing to do. */
export async function expectQuiet(world: World): Promise<void> {
  await sync(world);
  const before = { left: { ...world.left.ledger }, right: { ...world.right.ledger } };
  await sync(world);
  for (const side of ['left', 'right'] as const) {
    const ledger = world[side].ledger;
    expect({ creates: ledger.creates, updates: ledger.updates, deletes: ledger.deletes }).toEqual({
      creates: before[side].creates,
      updates: before[side].updates,
      deletes: before[side].deletes,
    });
    expect(ledger.requests - before[side].requests).toBeLessThanOrEqual(1);
  }
  expect(await world.memory.openIntents('c')).toEqual([]);
  expect(await world.memory.openRun('c')).toBeUndefined();
}
