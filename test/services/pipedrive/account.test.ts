/** What is Pipedrive's own: tokens that end, companies as organisations, labels, custom fields, and deletions that nobody tells. */
import { expect, test } from 'vitest';
import { textOf, valuesOf } from '../../../lib/contact/contact.ts';
import { pipedrive } from '../../../lib/services/pipedrive/service.ts';
import { customCodes } from '../../emulators/pipedrive/view.ts';
import { expectFailure, failureOf } from '../contract/expect.ts';
import { TestMirror } from '../contract/mirror.ts';
import { sessionOver } from '../session.ts';
import { credentials, pipedriveWorld } from './world.ts';

const anna = { name: [{ value: 'Anna Muller' }], phones: [{ value: '+33612345678', label: 'Mobile' }] };

test('a pasted token says whose it is, blanks around it forgiven', async () => {
  const { http } = await pipedriveWorld();
  const signIn = await pipedrive.signIn({ api_token: ` ${credentials.api_token} \n` }, sessionOver(http));
  expect(signIn.identity).toEqual({ id: 'company:77 user:501', label: 'Lineup Demo – olga@lineup.example' });
  expect(signIn.credentials).toEqual(credentials);
});

test.each([
  ['a wrong token', 401, 'credentials-rejected'],
  ['a company whose plan has ended', 402, 'access-denied'],
  ['a user without rights', 403, 'access-denied'],
] as const)('%s is told apart', async (_what, status, code) => {
  const { emulator, http } = await pipedriveWorld();
  emulator.faults.use(() => ({ kind: 'status', status, body: '{"success":false,"error":"no"}' }));
  expect((await failureOf(pipedrive.signIn(credentials, sessionOver(http)))).code).toBe(code);
});

test('no token at all is refused without a request', async () => {
  const { emulator, http } = await pipedriveWorld();
  await expectFailure(pipedrive.signIn({ api_token: '  ' }, sessionOver(http)), 'credentials-rejected');
  expect(emulator.ledger.total).toBe(0);
});

test('when the tokens of the day are used up, it is tried again in an hour', async () => {
  const world = await pipedriveWorld();
  world.emulator.switches.dailyTokens = 0;
  const error = await failureOf(world.connector.read('1'));
  expect(error.code).toBe('rate-limited');
  expect((error.retryAt ?? 0) - world.now()).toBe(60 * 60_000);
});

test('a new company is made once for two of its people, even while the search does not find it yet', async () => {
  const world = await pipedriveWorld({ searchLagMs: 90_000 });
  const acme = [{ value: 'Acme' }];
  await world.connector.create('a', { ...anna, org: acme });
  await world.reconnect().create('b', { name: [{ value: 'Bob' }], phones: [], org: [{ value: 'ACME ' }] });
  expect(world.emulator.company.organisations.size).toBe(1);
  expect(world.emulator.ledger.duplicateOrganisations).toBe(0);
});

test('labels are known by their names; one that Pipedrive does not have is refused, and nothing is written', async () => {
  const world = await pipedriveWorld();
  const made = await world.connector.create('a', { ...anna, labels: [{ value: 'hot lead' }] });
  expect(valuesOf(made.contact, 'labels')).toEqual([{ value: 'Hot lead' }]);
  const error = await failureOf(world.connector.update(made, { labels: [{ value: 'Cold' }] }));
  expect([error.code, error.detail.reason]).toEqual(['not-supported', 'no-such-option']);
  expect(world.emulator.ledger.counts.update).toBe(0);
});

test('custom fields are offered by their names, choices by their options, and what cannot be written is read only', async () => {
  const world = await pipedriveWorld();
  const byName = (name: string) => world.fields.find((field) => field.name === name);
  expect(byName('Tier')).toMatchObject({ type: 'choice', options: [{ value: 'Gold' }, { value: 'Silver' }] });
  expect(byName('Where from')).toMatchObject({ readOnly: true });
  const tier = `custom:${customCodes.tier}`;
  const score = `custom:${customCodes.score}`;
  const made = await world.connector.create('a', {
    ...anna,
    [tier]: [{ value: 'Silver' }],
    [score]: [{ value: '7.5' }],
  });
  expect([textOf(made.contact, tier), textOf(made.contact, score)]).toEqual(['Silver', '7.5']);
  const emptied = await world.connector.update(made, { [tier]: [] });
  expect([textOf(emptied.contact, tier), textOf(emptied.contact, score)]).toEqual(['', '7.5']);
});

test('without contact sync there is no note, job title or birthday to map', async () => {
  const world = await pipedriveWorld({ contactSync: false });
  const ids = world.fields.map((field) => field.id);
  expect(ids).not.toContain('notes');
  expect(ids).toContain('phones');
  expect((await world.connector.create('a', anna)).id).not.toBe('');
});

test.each(['gone', 'forbidden'] as const)(
  'with /v1/recents %s, the next complete listing shows who is gone, and it is not asked again',
  async (recents) => {
    const world = await pipedriveWorld({ recents });
    const id = await world.direct.create(anna);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    await world.direct.remove(id);
    await world.settle();
    await mirror.pull(world.connector);
    await mirror.pull(world.connector);
    expect(world.emulator.ledger.counts.recents).toBe(1);
    expect(mirror.records.has(id)).toBe(true);
    await mirror.pull(world.connector, { complete: true });
    expect(mirror.records.has(id)).toBe(false);
  },
);

test('an organisation that was renamed is seen by the next complete listing', async () => {
  const world = await pipedriveWorld();
  const id = await world.direct.create({ ...anna, org: [{ value: 'Acme' }] });
  const mirror = new TestMirror();
  await mirror.pull(world.connector);
  for (const one of world.emulator.company.organisations.values()) one.name = 'Acme Group';
  await mirror.pull(world.connector, { complete: true });
  expect(textOf(mirror.records.get(id)?.contact ?? {}, 'org')).toBe('Acme Group');
});

test('a person at a company who was the last to change costs no second request when nothing has changed since', async () => {
  const world = await pipedriveWorld();
  const id = await world.direct.create({ ...anna, org: [{ value: 'Acme' }] });
  const mirror = new TestMirror();
  await mirror.pull(world.reconnect());
  await mirror.pull(world.reconnect());
  world.emulator.ledger.reset();
  await mirror.pull(world.reconnect());
  expect(world.emulator.ledger.asked).toEqual({ list: 1 });

  world.emulator.company.edit(Number(id), { org: 'Bolt' });
  await mirror.pull(world.reconnect());
  expect(textOf(mirror.records.get(id)?.contact ?? {}, 'org')).toBe('Bolt');
});

test('what an operation takes from the budget of the day is what Pipedrive counts', async () => {
  const world = await pipedriveWorld();
  const { connector, emulator } = world;
  const said = connector.tokens?.(null, anna) ?? 0;
  const made = await connector.create('a', anna);
  expect(emulator.ledger.tokens).toBe(said);
  emulator.ledger.reset();
  const change = { name: [{ value: 'Anna M' }] };
  const current = await connector.read(made.id);
  await connector.update(current ?? made, change);
  expect(emulator.ledger.tokens).toBe(connector.tokens?.(made.contact, change));
});
