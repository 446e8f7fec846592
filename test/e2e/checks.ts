/** Checks that several scenarios end with, made at the services themselves and not by what the extension says. */
import assert from 'node:assert/strict';
import type { Link } from '../../lib/sync/plan.types.ts';
import { duplicateCards } from '../judge/duplicates.ts';
import { judge } from '../judge/in-line.ts';
import type { PageDriver } from './browsers/driver.ts';
import { readTable } from './database.ts';
import type { World } from './scenario.ts';

/** Every pair is alike, everybody has a partner, nobody was made twice and nothing was written in vain. */
export async function assertInLine(world: World, page: PageDriver, pairs: number): Promise<void> {
  const cards = await world.book.client.all();
  const links = await readTable<Link>(page, 'links');
  const verdict = judge({ contacts: world.aircall.contacts(), cards, country: 'FR' }, links);
  assert.deepEqual(verdict.faults, []);
  assert.equal(verdict.inLine, pairs, 'pairs in line');
  assert.equal(world.aircall.contacts().length, pairs, 'contacts in Aircall');
  assert.equal(cards.size, pairs, 'cards in the book');
  const { ledger } = world.aircall;
  assert.deepEqual(
    {
      duplicates: ledger.duplicates,
      unchangedWrites: ledger.unchangedWrites,
      repeatedDetails: ledger.repeatedDetails,
      overLimit: ledger.overLimit,
      duplicateCards: duplicateCards(cards),
      unchangedCards: world.book.tally.unchangedWrites,
    },
    {
      duplicates: 0,
      unchangedWrites: 0,
      repeatedDetails: 0,
      overLimit: 0,
      duplicateCards: 0,
      unchangedCards: 0,
    },
  );
}

export function resetCounts(world: World): void {
  world.aircall.ledger.reset();
  world.book.tally.reset();
}

/** One question to each side, and no answer needed. */
export function assertIdle(world: World): void {
  const asked = Object.entries(world.aircall.ledger.counts).filter(([, count]) => count > 0);
  assert.deepEqual(asked, [['list', 1]], 'requests to Aircall');
  assert.equal(world.book.tally.total, 1, `requests to the book: ${[...world.book.tally.counts].join(' ')}`);
  assert.equal(world.book.tally.writes, 0);
}
