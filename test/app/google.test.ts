/** Aircall with Google, the whole app: the story of every service, and whatever only Google does to names, tokens and lists. */
import { describe, expect, test } from 'vitest';
import { type Switches, switchCases } from '../emulators/google/switches.ts';
import { pluggedGoogle } from './plugged/google.ts';
import { describeStory } from './story.ts';
import {
  aircallNamed,
  atAircall,
  everybody,
  expectNames,
  live,
  passes,
  quiet,
  resettle,
  seed,
  together,
} from './together.ts';

const day = 24 * 60 * 60_000;

describeStory(pluggedGoogle, {
  name: 'Google',
  switchCases,
  limits: ([429, 403] as const).map((rateLimitStatus) => ({
    name: `a full bucket, told by ${rateLimitStatus}`,
    switches: { rateLimitStatus },
    happens: ({ google }) => {
      google.faults.next({ kind: 'batch-create' }, { kind: 'too-many' });
      google.faults.next({ kind: 'list' }, { kind: 'too-many' });
    },
  })),
  lostAnswers: [
    {
      name: 'by their keys, once the lists show them',
      happens: ({ google }) => google.faults.next({ kind: 'batch-create' }, { kind: 'lost-answer' }),
    },
  ],
});

const two = (switches: Partial<Switches> = {}) => together((clock) => pluggedGoogle(clock, switches));

test('the first sync takes the fewest requests: one page, one batch, and who is linked is read in one more', async () => {
  const both = await two();
  const { world, other } = both;
  const { ledger } = other.google;
  seed(both);
  const id = await world.connectTo(other.plug);
  ledger.reset();
  await world.start(id);
  const { counts } = ledger;
  expect([counts['batch-create'], counts.create, counts.update, counts.read]).toEqual([1, 0, 0, 0]);
  await passes(both, id, 1);
  ledger.reset();
  await passes(both, id, 1);
  expect(ledger.total).toBe(1);
});

describe('a contact that gets another resource name', () => {
  for (const settings of [
    {},
    { tellsFormerNames: false },
    { renameAlsoDeletes: true },
    { formerNames: 'gone' as const },
  ])
    test(`is still the same person: nobody is made, nobody deleted (${JSON.stringify(settings)})`, async () => {
      const both = await two(settings);
      const { world, other } = both;
      const { google, named } = other;
      seed(both);
      const id = await live(both);
      const links = (await world.queries.connection(id))?.linked;
      google.rename(named('Nils').resourceName, '117000000000000000003');
      await passes(both, id, 2);
      world.advance(day);
      await passes(both, id, 2);
      expectNames(both);
      expect((await world.queries.connection(id))?.linked).toBe(links);
      expect(google.ledger.counts['batch-delete'] + google.ledger.counts.delete).toBe(0);
      world.aircall.edit(aircallNamed(both, 'Nils').id, { company_name: 'Bolt' });
      await passes(both, id, 2);
      expect(google.book.must('people/117000000000000000003').fields.organizations).toEqual([
        { name: 'Bolt' },
      ]);
      await quiet(both, id);
    });
});

test('a token that ends in the middle of a run is renewed without a window, and nothing is made twice', async () => {
  const both = await two();
  const { world, other } = both;
  const { google, person } = other;
  seed(both);
  const id = await world.connectTo(other.plug);
  google.faults.next(
    { kind: 'batch-create' },
    { kind: 'meanwhile', act: () => google.accounts.expireTokens() },
  );
  expect((await world.start(id)).failure).toBeNull();
  expect(person.windows).toBe(1);
  expectNames(both);
  await passes(both, id, 2);
  await quiet(both, id);
});

describe('a policy on what was deleted at Google that is chosen later', () => {
  async function withPolicy(toLeft: 'never' | 'linked') {
    const both = await two();
    seed(both);
    const id = await live(both);
    await resettle(both, id, (settings) => ({ ...settings, deletions: { ...settings.deletions, toLeft } }));
    await both.world.start(id);
    await passes(both, id, 2);
    return { both, id };
  }

  test('lets it stay in Aircall, where nothing else was chosen', async () => {
    const { both, id } = await withPolicy('never');
    both.other.remove('Nils');
    await passes(both, id, 2);
    expect(atAircall(both)).toEqual(everybody);
    await both.world.db.delete();
  });

  test('deletes it in Aircall, where that was chosen', async () => {
    const { both, id } = await withPolicy('linked');
    both.other.remove('Nils');
    await passes(both, id, 2);
    expectNames(both, ['Anna', 'Nadia', 'Rita']);
    await both.world.db.delete();
  });

  test('concludes nothing when the sync token died, until a listing of its own says so', async () => {
    const { both, id } = await withPolicy('linked');
    const { google } = both.other;
    both.other.remove('Nils');
    google.switches.syncTokenMs = 1;
    await passes(both, id, 1);
    expect(atAircall(both)).toEqual(everybody);
    google.switches.syncTokenMs = 7 * day;
    await passes(both, id, 2);
    expect(atAircall(both)).toEqual(everybody);
    both.world.advance(day);
    await passes(both, id, 2);
    expectNames(both, ['Anna', 'Nadia', 'Rita']);
    await both.world.db.delete();
  });
});

test('a name that was changed on both sides is asked, and neither is overwritten', async () => {
  const both = await two();
  const { world, other } = both;
  seed(both);
  const id = await live(both);
  world.aircall.edit(aircallNamed(both, 'Nadia').id, { last_name: 'Links' });
  other.edit('Nadia', { last: 'Rechts' });
  await passes(both, id, 2);
  expect(aircallNamed(both, 'Nadia').last_name).toBe('Links');
  expect(other.named('Nadia').fields.names?.[0]?.familyName).toBe('Rechts');
  expect((await world.queries.connection(id))?.reviews).toBe(1);
  await world.db.delete();
});

test('somebody who edits a contact at the very moment of our write is not overwritten', async () => {
  const both = await two();
  const { world, other } = both;
  const { google, named } = other;
  seed(both);
  const id = await live(both);
  const { resourceName } = named('Rita');
  world.aircall.edit(aircallNamed(both, 'Rita').id, { company_name: 'Acme' });
  for (const kind of ['update', 'batch-update'] as const)
    google.faults.next(
      { kind },
      {
        kind: 'meanwhile',
        act: () => google.edit(resourceName, { biographies: [{ value: 'Von Hand' }] }),
      },
    );
  await passes(both, id, 3);
  const { fields } = google.book.must(resourceName);
  expect([fields.biographies?.[0]?.value, fields.organizations?.[0]?.name]).toEqual(['Von Hand', 'Acme']);
  expect(aircallNamed(both, 'Rita').information).toBe('Von Hand');
  google.faults.clear();
  await quiet(both, id);
});
