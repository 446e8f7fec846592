/** Aircall with Microsoft 365, the whole app: the story of every service, and what only Microsoft has: batches, delta links and tokens that end. */
import { expect, test } from 'vitest';
import { type Switches, switchCases } from '../emulators/microsoft/switches.ts';
import { pluggedMicrosoft } from './plugged/microsoft.ts';
import { firstNames } from './plugged/plugged.ts';
import { describeStory, followingDeletions } from './story.ts';
import {
  aircallNamed,
  atAircall,
  everybody,
  expectNames,
  failureOf,
  live,
  passes,
  quiet,
  seed,
  startedAfter,
  together,
} from './together.ts';

describeStory(pluggedMicrosoft, {
  name: 'Outlook',
  switchCases,
  // Three numbers for work: the third goes where there is room, and none is left out.
  nils: ['+33142685300', '+33612345603', '+33142685309'],
  inLine(both) {
    const { businessPhones, homePhones, mobilePhone } = both.other.named('Nils').data;
    expect([...businessPhones, ...homePhones, mobilePhone].filter(Boolean)).toHaveLength(3);
    expect(aircallNamed(both, 'Rita').phone_numbers.map(({ label, value }) => [label, value])).toEqual([
      ['Mobile', '+33612345602'],
      ['Home', '+33142685301'],
    ]);
  },
  idleRequests: 1,
  deletedAs: [{ deleted: 'gone' }, { deleted: 'in-trash' }],
  withdrawn: { reason: 'withdrawn' },
  limits: [1, 2].map((nth) => ({
    name: `create ${nth} of a batch`,
    happens: ({ outlook }) =>
      outlook.innerFaults.next({ kind: 'create', nth }, { kind: 'status', status: 429 }),
  })),
  lostAnswers: (['yes', 'refused'] as const).map((propertyFilter) => ({
    name: `filter: ${propertyFilter}`,
    switches: { propertyFilter },
    happens: ({ outlook }) => outlook.faults.next({ kind: 'batch', method: 'POST' }, { kind: 'lost-answer' }),
  })),
});

const two = (switches: Partial<Switches> = {}) => together((clock) => pluggedMicrosoft(clock, switches));

test('a first sync of 45 people takes three requests to create them', async () => {
  const both = await two();
  both.world.aircall.seed(
    Array.from({ length: 45 }, (_, n) => ({
      first_name: `Nr ${n}`,
      phone_numbers: [{ label: 'Work', value: `+336120${10_000 + n}` }],
    })),
  );
  const id = await live(both);
  expect(both.other.outlook.ledger.entries.filter(({ kind }) => kind === 'batch')).toHaveLength(3);
  await quiet(both, id, 1);
});

test('a delta link that died deletes nobody, whatever happened meanwhile', async () => {
  const both = await two();
  seed(both);
  const id = await live(both, followingDeletions);
  both.other.remove('Rita');
  both.other.outlook.delta.expire();
  await passes(both, id, 2);
  expect(atAircall(both)).toEqual(everybody);
  await both.world.db.delete();
});

test('an access token that ends in the middle of a run is renewed, and nothing is done twice', async () => {
  const both = await two({ usedRefreshToken: 'refused' });
  seed(both);
  const id = await startedAfter(both, () => both.other.outlook.login.expireAccess());
  await passes(both, id, 2);
  expectNames(both);
  await quiet(both, id, 1);
});

test('rights that were taken away in the middle of a run are told as that', async () => {
  const both = await two();
  seed(both);
  const id = await startedAfter(both, () => {
    for (const token of both.other.outlook.login.accessTokens.values()) token.scopes = ['User.Read'];
  });
  expect(await failureOf(both, id)).toMatchObject({ code: 'access-denied' });
  await both.world.db.delete();
});

test('a record that Outlook refuses waits alone, with its reason', async () => {
  const both = await two();
  const { world, other } = both;
  seed(both);
  const id = await world.connectTo(other.plug);
  other.outlook.innerFaults.next({ kind: 'create' }, { kind: 'status', status: 400 });
  const run = await world.start(id);
  expect(run.failed).toBe(1);
  const [trouble] = await world.db.troubles.toArray();
  expect(trouble?.failure).toMatchObject({ code: 'record-rejected', detail: { reason: 'emulated' } });
  expect(firstNames(other)).toHaveLength(3);
  await world.db.delete();
});
