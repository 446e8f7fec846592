/** Aircall with Google, the whole app: in line both ways, nothing made twice, and whatever Google does to names and tokens changes nothing. */
import { describe, expect, test } from 'vitest';
import { stoppedClock } from '../emulators/clock.ts';
import { emulatedBrowser, type Person, redirectUrl } from '../emulators/google/browser.ts';
import { emulatedClient, GoogleEmulator } from '../emulators/google/emulator.ts';
import { type Switches, switchCases } from '../emulators/google/switches.ts';
import { type AppWorld, appWorld, type Plug } from './world.ts';

interface Two {
  readonly world: AppWorld;
  readonly google: GoogleEmulator;
  readonly person: Person;
  readonly plug: Plug;
}

const day = 24 * 60 * 60_000;

async function two(switches: Partial<Switches> = {}): Promise<Two> {
  const clock = stoppedClock();
  const google = new GoogleEmulator({ clock, switches: { rateLimit: null, ...switches } });
  google.addClient(emulatedClient, redirectUrl);
  const { consent, person } = emulatedBrowser(google);
  const plug: Plug = {
    service: 'google',
    hosts: ['people.googleapis.com'],
    fetch: google.fetch,
    credentials: { client_id: emulatedClient },
    consent,
  };
  return { world: await appWorld({ plugs: [plug], clock }), google, person, plug };
}

function inGoogle({ google }: Two, givenName: string, familyName: string, value: string): string {
  return google.create({ names: [{ givenName, familyName }], phoneNumbers: [{ value, type: 'mobile' }] })
    .resourceName;
}

function seed(both: Two): void {
  const phones = (value: string) => [{ label: 'Work', value }];
  both.world.aircall.seed([
    { first_name: 'Anna', last_name: 'Muller', phone_numbers: phones('+33612345678'), emails: [] },
    {
      first_name: 'Nadia',
      last_name: 'Left',
      company_name: 'Acme',
      phone_numbers: phones('+33612345601'),
      emails: [],
    },
    { first_name: 'Nils', last_name: 'Left', phone_numbers: phones('+33612345603'), emails: [] },
  ]);
  inGoogle(both, 'Anna', 'Müller', '06 12 34 56 78');
  inGoogle(both, 'Rita', 'Right', '06 12 34 56 02');
  both.world.advance(20 * 60_000);
}

async function live(both: Two): Promise<string> {
  const { world, plug } = both;
  seed(both);
  const id = await world.connectTo(plug);
  const run = await world.start(id);
  expect(run.failure).toBeNull();
  await later(both, id, 2);
  expectEverybody(both, ['Anna', 'Nadia', 'Nils', 'Rita']);
  return id;
}

/** Runs, each long enough after what was before for Google's lists to have caught up. */
async function later({ world }: Two, id: string, runs = 1): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    world.advance(20 * 60_000);
    await world.later(id, 1);
  }
}

function expectEverybody({ world, google }: Two, names: readonly string[]): void {
  expect(
    world.aircall
      .contacts()
      .map((one) => one.first_name)
      .sort(),
  ).toEqual(names);
  expect(
    google
      .contacts()
      .map(({ fields }) => fields.names?.[0]?.givenName)
      .sort(),
  ).toEqual(names);
}

async function quiet(both: Two, id: string): Promise<void> {
  const { world, google } = both;
  const before = [world.aircall.ledger.writes, google.ledger.writes];
  await later(both, id, 3);
  world.advance(day);
  await later(both, id, 1);
  expect([world.aircall.ledger.writes, google.ledger.writes]).toEqual(before);
  expect([
    google.ledger.duplicates,
    google.ledger.unchangedWrites,
    google.ledger.overlappingWrites,
    world.aircall.ledger.duplicates,
    world.aircall.ledger.unchangedWrites,
  ]).toEqual([0, 0, 0, 0, 0]);
  expect(await world.db.troubles.count()).toBe(0);
  await world.db.delete();
}

function nameOf({ google }: Two, givenName: string): string {
  return (
    google.contacts().find(({ fields }) => fields.names?.[0]?.givenName === givenName)?.resourceName ?? ''
  );
}

describe('Aircall and Google come into line and stay there', () => {
  for (const { name, settings } of [{ name: 'as likely as not', settings: {} }, ...switchCases]) {
    test(name, async () => {
      const both = await two(settings);
      const { world, google } = both;
      const id = await live(both);
      const rita = world.aircall.contacts().find((one) => one.first_name === 'Rita');
      world.aircall.edit(rita?.id ?? 0, { company_name: 'Acme' });
      google.edit(nameOf(both, 'Nadia'), {
        names: [{ givenName: 'Nadia', familyName: 'Moved' }],
        phoneNumbers: [{ value: '+33612345601' }, { value: '07 66 12 34 56', type: 'home' }],
      });
      await later(both, id, 3);
      const moved = world.aircall.contacts().find((one) => one.last_name === 'Moved');
      expect(moved?.phone_numbers.map((one) => one.value).sort()).toEqual(['+33612345601', '+33766123456']);
      expect(google.book.must(nameOf(both, 'Rita')).fields.organizations).toEqual([{ name: 'Acme' }]);
      await quiet(both, id);
    });
  }
});

test('the first sync takes the fewest requests: one page, one batch, and who is linked is read in one more', async () => {
  const both = await two();
  seed(both);
  const id = await both.world.connectTo(both.plug);
  both.google.ledger.reset();
  await both.world.start(id);
  const { counts } = both.google.ledger;
  expect([counts['batch-create'], counts.create, counts.update, counts.read]).toEqual([1, 0, 0, 0]);
  both.google.ledger.reset();
  await later(both, id);
  both.google.ledger.reset();
  await later(both, id);
  expect(both.google.ledger.total).toBe(1);
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
      const { world, google } = both;
      const id = await live(both);
      const connection = await world.queries.connection(id);
      const links = connection?.linked;
      google.rename(nameOf(both, 'Nils'), '117000000000000000003');
      await later(both, id, 2);
      world.advance(day);
      await later(both, id, 2);
      expectEverybody(both, ['Anna', 'Nadia', 'Nils', 'Rita']);
      expect((await world.queries.connection(id))?.linked).toBe(links);
      expect(google.ledger.counts['batch-delete'] + google.ledger.counts.delete).toBe(0);
      const nils = world.aircall.contacts().find((one) => one.first_name === 'Nils');
      world.aircall.edit(nils?.id ?? 0, { company_name: 'Bolt' });
      await later(both, id, 2);
      expect(google.book.must('people/117000000000000000003').fields.organizations).toEqual([
        { name: 'Bolt' },
      ]);
      await quiet(both, id);
    });
});

test('a token that ends in the middle of a run is renewed without a window, and nothing is made twice', async () => {
  const both = await two();
  const { world, google, plug, person } = both;
  seed(both);
  const id = await world.connectTo(plug);
  google.faults.next('batch-create', { kind: 'meanwhile', act: () => google.accounts.expireTokens() });
  expect((await world.start(id)).failure).toBeNull();
  expect(person.windows).toBe(1);
  expectEverybody(both, ['Anna', 'Nadia', 'Nils', 'Rita']);
  await later(both, id, 2);
  await quiet(both, id);
});

test('access withdrawn in the middle asks for a person, stands at the account, and one sign-in mends it', async () => {
  const both = await two();
  const { world, google, plug } = both;
  seed(both);
  const id = await world.connectTo(plug);
  const shown = await world.preview(id);
  google.faults.next('batch-create', {
    kind: 'meanwhile',
    act: () => google.accounts.withdraw(google.account),
  });
  await world.command('connection.start', { runId: shown.id, limit: null });
  await world.work();
  expect((await world.queries.connection(id))?.connection.failure).toMatchObject({
    code: 'credentials-rejected',
    side: 'right',
  });
  const accountOf = async () =>
    (await world.queries.accounts()).find(({ account }) => account.service === 'google')?.account;
  const account = await accountOf();
  expect(account?.failure?.code).toBe('credentials-rejected');
  await world.command('account.check', { service: 'google', credentials: {}, accountId: account?.id ?? '' });
  await world.command('account.save', {
    service: 'google',
    credentials: {},
    choice: null,
    name: 'Google',
    defaultCountry: 'FR',
    accountId: account?.id ?? '',
  });
  await world.work();
  await later(both, id, 2);
  expect((await accountOf())?.failure).toBeNull();
  expectEverybody(both, ['Anna', 'Nadia', 'Nils', 'Rita']);
  await quiet(both, id);
});

test('creates whose answer was lost are found by their keys, once the lists show them', async () => {
  const both = await two();
  const { world, google, plug } = both;
  seed(both);
  const id = await world.connectTo(plug);
  const shown = await world.preview(id);
  google.faults.next('batch-create', { kind: 'lost-answer' });
  await world.command('connection.start', { runId: shown.id, limit: null });
  await world.work();
  await later(both, id, 2);
  expectEverybody(both, ['Anna', 'Nadia', 'Nils', 'Rita']);
  expect(google.ledger.creates).toBe(2);
  await quiet(both, id);
});

describe('deleted at Google', () => {
  async function withPolicy(both: Two, toLeft: 'never' | 'linked'): Promise<string> {
    const id = await live(both);
    const settings = (await both.world.queries.connection(id))?.connection.settings;
    if (!settings) throw new Error('no settings');
    const deletions = { ...settings.deletions, toLeft };
    await both.world.command('connection.change', { connectionId: id, settings: { ...settings, deletions } });
    await both.world.start(id);
    await later(both, id, 2);
    return id;
  }
  const atAircall = ({ world }: Two) => world.aircall.contacts().length;

  test('it stays in Aircall, where nothing else was chosen', async () => {
    const both = await two();
    const id = await withPolicy(both, 'never');
    both.google.remove(nameOf(both, 'Nils'));
    await later(both, id, 2);
    expect(atAircall(both)).toBe(4);
    await both.world.db.delete();
  });

  test('it is deleted in Aircall, where that was chosen', async () => {
    const both = await two();
    const id = await withPolicy(both, 'linked');
    both.google.remove(nameOf(both, 'Nils'));
    await later(both, id, 2);
    expectEverybody(both, ['Anna', 'Nadia', 'Rita']);
    await both.world.db.delete();
  });

  test('nothing is concluded when the sync token died, until a listing of its own says so', async () => {
    const both = await two();
    const id = await withPolicy(both, 'linked');
    both.google.remove(nameOf(both, 'Nils'));
    both.google.switches.syncTokenMs = 1;
    await later(both, id, 1);
    expect(atAircall(both)).toBe(4);
    both.google.switches.syncTokenMs = 7 * day;
    await later(both, id, 2);
    expect(atAircall(both)).toBe(4);
    both.world.advance(day);
    await later(both, id, 2);
    expectEverybody(both, ['Anna', 'Nadia', 'Rita']);
    await both.world.db.delete();
  });
});

test('a full bucket is waited for, and everybody comes into line all the same', async () => {
  for (const rateLimitStatus of [429, 403] as const) {
    const both = await two({ rateLimitStatus });
    both.google.faults.next('batch-create', { kind: 'too-many' });
    both.google.faults.next('list', { kind: 'too-many' });
    const id = await live(both);
    expect(both.google.ledger.creates).toBe(2);
    await quiet(both, id);
  }
});

test('a conflict is asked, and what was refused has its reason', async () => {
  const both = await two();
  const { world, google } = both;
  const id = await live(both);
  const nadia = world.aircall.contacts().find((one) => one.first_name === 'Nadia');
  world.aircall.edit(nadia?.id ?? 0, { last_name: 'Links' });
  google.edit(nameOf(both, 'Nadia'), { names: [{ givenName: 'Nadia', familyName: 'Rechts' }] });
  await later(both, id, 2);
  expect(world.aircall.contact(nadia?.id ?? 0)?.last_name).toBe('Links');
  expect((await world.queries.connection(id))?.reviews).toBe(1);
  await world.db.delete();
});

test('somebody who edits a contact at the very moment of our write is not overwritten', async () => {
  const both = await two();
  const { world, google } = both;
  const id = await live(both);
  const rita = world.aircall.contacts().find((one) => one.first_name === 'Rita');
  const name = nameOf(both, 'Rita');
  world.aircall.edit(rita?.id ?? 0, { company_name: 'Acme' });
  google.faults.next('update', {
    kind: 'meanwhile',
    act: () => google.edit(name, { biographies: [{ value: 'Von Hand' }] }),
  });
  google.faults.next('batch-update', {
    kind: 'meanwhile',
    act: () => google.edit(name, { biographies: [{ value: 'Von Hand' }] }),
  });
  await later(both, id, 3);
  const { fields } = google.book.must(name);
  expect([fields.biographies?.[0]?.value, fields.organizations?.[0]?.name]).toEqual(['Von Hand', 'Acme']);
  expect(world.aircall.contact(rita?.id ?? 0)?.information).toBe('Von Hand');
  google.faults.clear();
  await quiet(both, id);
});
