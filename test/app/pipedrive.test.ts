/** Aircall with Pipedrive, the whole app: the story of every service, and what only Pipedrive has: companies found again, notes, and tokens of the day. */
import { expect, test } from 'vitest';
import type { PipedriveEmulator } from '../emulators/pipedrive/emulator.ts';
import { type Switches, switchCases } from '../emulators/pipedrive/switches.ts';
import { pluggedPipedrive } from './plugged/pipedrive.ts';
import { describeStory } from './story.ts';
import { expectNames, live, quiet, seed, together } from './together.ts';

const companies = ({ company }: PipedriveEmulator) =>
  [...company.organisations.values()].map(({ name }) => name).sort();

describeStory(pluggedPipedrive, {
  name: 'Pipedrive',
  switchCases: [...switchCases, { name: 'labels = closed', settings: { labels: 'closed' } }],
  inLine: ({ other: { pipedrive } }) => expect(companies(pipedrive)).toEqual(['Acme', 'Bolt']),
  deletedAs: (['list', 'recents-null', 'recents-inactive'] as const).map((deletions) => ({ deletions })),
  limits: [1, 2].map((nth) => ({
    name: `create ${nth}`,
    happens: ({ pipedrive }) => pipedrive.faults.next({ kind: 'create', nth }, { kind: 'too-many' }),
  })),
  lostAnswers: [1, 2].map((nth) => ({
    name: `create ${nth}`,
    happens: ({ pipedrive }) => pipedrive.faults.next({ kind: 'create', nth }, { kind: 'lost-answer' }),
  })),
});

const two = (switches: Partial<Switches> = {}) => together((clock) => pluggedPipedrive(clock, switches));

test('a person who has a note only where there is contact sync keeps everything else in line without it', async () => {
  const both = await two({ contactSync: false });
  seed(both);
  const id = await live(both);
  expectNames(both);
  await quiet(both, id);
});

test('before it starts, the plan tells what it takes of the tokens of the day, and that is what it then takes', async () => {
  const both = await two();
  const { world, other } = both;
  const { ledger } = other.pipedrive;
  seed(both);
  const id = await world.connectTo(other.plug);
  const shown = await world.preview(id);
  const told = shown.tokens?.right ?? 0;
  expect(shown.tokens?.left).toBe(0);
  ledger.reset();
  await world.command('connection.start', { runId: shown.id, limit: null });
  await world.work();
  const { list, fields, users, recents } = ledger.counts;
  const reading = list * 10 + fields * 10 + users * 2 + recents * 20;
  // A company that is not there yet is looked for among the newest too, and made; one that is known costs less than foreseen.
  expect(Math.abs(ledger.tokens - reading - told)).toBeLessThanOrEqual(40);
  expect(told).toBeGreaterThan(10);
});
