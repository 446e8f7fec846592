/** Aircall with Microsoft 365, the whole app: in line both ways, nothing made twice, deletions followed, and what goes wrong has its reason. */
import { describe, expect, test } from 'vitest';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import { stoppedClock } from '../emulators/clock.ts';
import { MicrosoftEmulator, microsoftHosts } from '../emulators/microsoft/emulator.ts';
import { emulatedClient } from '../emulators/microsoft/login.ts';
import { type Switches, switchCases } from '../emulators/microsoft/switches.ts';
import { throughBrowser } from '../services/microsoft/browser.ts';
import { watched } from '../services/microsoft/watched.ts';
import { type AppWorld, appWorld, type Plug } from './world.ts';

interface Two {
  readonly world: AppWorld;
  readonly outlook: MicrosoftEmulator;
  readonly plug: Plug;
}

async function two(switches: Partial<Switches> = {}): Promise<Two> {
  const clock = stoppedClock();
  const outlook = new MicrosoftEmulator({ clock, switches });
  const plug: Plug = {
    service: 'microsoft',
    hosts: microsoftHosts,
    fetch: throughBrowser(watched(outlook.fetch)),
    credentials: { client_id: emulatedClient },
    consent: outlook.consent(),
  };
  return { world: await appWorld({ plugs: [plug], clock }), outlook, plug };
}

const enter = ({ outlook: { mailbox } }: Two, data: Parameters<typeof mailbox.create>[1]) =>
  mailbox.create(mailbox.defaultFolder.id, data);

function seed(both: Two): void {
  const phones = (...values: string[]) => values.map((value) => ({ label: 'Work', value }));
  both.world.aircall.seed([
    { first_name: 'Anna', last_name: 'Muller', phone_numbers: phones('+33612345678'), emails: [] },
    { first_name: 'Nadia', last_name: 'Left', phone_numbers: phones('+33612345601'), emails: [] },
    {
      first_name: 'Nils',
      last_name: 'Left',
      phone_numbers: phones('+33142685300', '+33612345603', '+33142685301'),
      emails: [],
    },
  ]);
  enter(both, {
    givenName: 'Anna',
    surname: 'Müller',
    businessPhones: ['06 12 34 56 78'],
    companyName: 'Bolt',
    emailAddresses: [{ name: null, address: 'anna@bolt.fr' }],
  });
  enter(both, {
    givenName: 'Rita',
    surname: 'van der Berg',
    mobilePhone: '06 12 34 56 02',
    homePhones: ['01 42 68 53 09'],
  });
  // Whoever was entered in this very moment may not be listed yet.
  both.world.advance(130_000);
}

async function live(
  both: Two,
  change?: (settings: ConnectionSettings) => ConnectionSettings,
): Promise<string> {
  const { world, plug } = both;
  const id = await world.connectTo(plug);
  if (change) {
    const shown = await world.queries.connection(id);
    if (!shown) throw new Error('no connection');
    await world.command('connection.change', {
      connectionId: id,
      settings: change(shown.connection.settings),
    });
  }
  const run = await world.start(id);
  expect([run.failure, run.phase]).toEqual([null, 'done']);
  await passes(both, id, 2);
  return id;
}

async function passes({ world }: Two, id: string, runs: number): Promise<void> {
  world.advance(130_000);
  await world.later(id, runs);
}

async function quiet(both: Two, id: string): Promise<void> {
  const { world, outlook } = both;
  await passes(both, id, 1);
  const before = [world.aircall.ledger.writes, outlook.ledger.writes];
  await passes(both, id, 2);
  const asked = outlook.ledger.requests;
  await passes(both, id, 1);
  expect(outlook.ledger.requests - asked).toBe(1);
  expect([world.aircall.ledger.writes, outlook.ledger.writes]).toEqual(before);
  const { duplicates, unchangedWrites, overConcurrency, unconditionalWrites, displayNamesLost } =
    outlook.ledger;
  expect({ duplicates, unchangedWrites, overConcurrency, unconditionalWrites, displayNamesLost }).toEqual({
    duplicates: 0,
    unchangedWrites: 0,
    overConcurrency: 0,
    unconditionalWrites: 0,
    displayNamesLost: 0,
  });
  expect([world.aircall.ledger.duplicates, world.aircall.ledger.unchangedWrites]).toEqual([0, 0]);
  await world.db.delete();
}

const atAircall = ({ world }: Two) =>
  world.aircall
    .contacts()
    .map((one) => one.first_name)
    .sort();
const inFolder = ({ outlook: { mailbox } }: Two) => mailbox.inFolder(mailbox.defaultFolder.id);
const atOutlook = (both: Two) =>
  inFolder(both)
    .map(({ data }) => data.givenName)
    .sort();

function named(both: Two, name: string) {
  const found = inFolder(both).find(({ data }) => data.givenName === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

const atAircallNamed = ({ world }: Two, name: string) => {
  const found = world.aircall.contacts().find((one) => one.first_name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

const everybody = ['Anna', 'Nadia', 'Nils', 'Rita'];

describe('Aircall and Outlook come into line and stay there', () => {
  for (const { name, settings } of [{ name: 'as likely as not', settings: {} }, ...switchCases])
    test(name, async () => {
      const both = await two(settings);
      seed(both);
      const id = await live(both);
      const { world, outlook } = both;
      expect([atAircall(both), atOutlook(both)]).toEqual([everybody, everybody]);
      // Three numbers for work: the third goes where there is room, and none is left out.
      const { businessPhones, homePhones, mobilePhone } = named(both, 'Nils').data;
      expect([...businessPhones, ...homePhones, mobilePhone].filter(Boolean)).toHaveLength(3);
      expect(atAircallNamed(both, 'Rita').phone_numbers.map(({ label, value }) => [label, value])).toEqual([
        ['Mobile', '+33612345602'],
        ['Home', '+33142685309'],
      ]);

      world.aircall.edit(atAircallNamed(both, 'Anna').id, { company_name: 'Bolt & Co' });
      const nadia = named(both, 'Nadia');
      outlook.mailbox.change(nadia, {
        displayName: 'Nadia Moved',
        surname: 'Moved',
        mobilePhone: '07 66 12 34 56',
      });
      await passes(both, id, 3);
      const moved = atAircallNamed(both, 'Nadia');
      expect(moved.last_name).toBe('Moved');
      expect(moved.phone_numbers.map(({ value }) => value).sort()).toEqual(['+33612345601', '+33766123456']);
      expect(named(both, 'Anna').data.companyName).toBe('Bolt & Co');
      await quiet(both, id);
    });
});

test('a first sync of 45 people takes three requests to create them', async () => {
  const both = await two();
  both.world.aircall.seed(
    Array.from({ length: 45 }, (_, n) => ({
      first_name: `Nr ${n}`,
      phone_numbers: [{ label: 'Work', value: `+336120${10_000 + n}` }],
    })),
  );
  const id = await live(both);
  expect(both.outlook.ledger.entries.filter(({ kind }) => kind === 'batch')).toHaveLength(3);
  await quiet(both, id);
});

test('edited on both sides: one question, nothing overwritten, and the answer travels', async () => {
  const both = await two();
  seed(both);
  const id = await live(both);
  const { world, outlook } = both;
  world.aircall.edit(atAircallNamed(both, 'Anna').id, { company_name: 'From Aircall' });
  outlook.mailbox.change(named(both, 'Anna'), { displayName: 'Anna Müller', companyName: 'From Outlook' });
  await passes(both, id, 2);
  expect(named(both, 'Anna').data.companyName).toBe('From Outlook');
  const [review] = await world.db.reviews.toArray();
  expect(await world.db.reviews.count()).toBe(1);
  await world.command('review.decide', {
    reviewId: review?.id ?? '',
    decision: { kind: 'choose', rows: { company: 'left' } },
  });
  await world.work();
  await passes(both, id, 1);
  expect(named(both, 'Anna').data.companyName).toBe('From Aircall');
  await quiet(both, id);
});

describe('deletions', () => {
  const followed = (settings: ConnectionSettings): ConnectionSettings => ({
    ...settings,
    deletions: { toRight: 'linked', toLeft: 'linked' },
  });

  test.each(['gone', 'in-trash'] as const)(
    'are followed both ways where the user wants that (deleted: %s)',
    async (deleted) => {
      const both = await two({ deleted });
      seed(both);
      const id = await live(both, followed);
      both.outlook.mailbox.remove(named(both, 'Rita'));
      await passes(both, id, 2);
      expect(atAircall(both)).toEqual(['Anna', 'Nadia', 'Nils']);
      both.world.aircall.remove(atAircallNamed(both, 'Nils').id);
      await passes(both, id, 2);
      expect(atOutlook(both)).toEqual(['Anna', 'Nadia']);
      await quiet(both, id);
    },
  );

  test('by default nobody is deleted, and nobody comes back', async () => {
    const both = await two();
    seed(both);
    const id = await live(both);
    both.outlook.mailbox.remove(named(both, 'Rita'));
    await passes(both, id, 2);
    expect([atAircall(both), atOutlook(both)]).toEqual([everybody, ['Anna', 'Nadia', 'Nils']]);
    await quiet(both, id);
  });

  test('a delta link that died deletes nobody, whatever happened meanwhile', async () => {
    const both = await two();
    seed(both);
    const id = await live(both, followed);
    both.outlook.mailbox.remove(named(both, 'Rita'));
    both.outlook.delta.expire();
    await passes(both, id, 2);
    expect(atAircall(both)).toEqual(everybody);
    await both.world.db.delete();
  });
});

describe('in the middle of a run', () => {
  test('an access token that ends is renewed, and nothing is done twice', async () => {
    const both = await two({ usedRefreshToken: 'refused' });
    seed(both);
    const id = await both.world.connectTo(both.plug);
    const shown = await both.world.preview(id);
    both.outlook.login.expireAccess();
    await both.world.command('connection.start', { runId: shown.id, limit: null });
    await both.world.work();
    await passes(both, id, 2);
    expect([atAircall(both), atOutlook(both)]).toEqual([everybody, everybody]);
    await quiet(both, id);
  });

  test('a consent that was withdrawn asks for a person, and a new sign-in goes on where it was', async () => {
    const both = await two();
    const { world, outlook, plug } = both;
    seed(both);
    const id = await world.connectTo(plug);
    const shown = await world.preview(id);
    outlook.login.withdraw();
    await world.command('connection.start', { runId: shown.id, limit: null });
    await world.work();
    expect((await world.queries.connection(id))?.connection.failure).toMatchObject({
      code: 'credentials-rejected',
      detail: { reason: 'withdrawn' },
      side: 'right',
    });
    const account = (await world.queries.accounts()).find((one) => one.account.service === 'microsoft');
    const found = await world.command('account.check', {
      service: 'microsoft',
      credentials: plug.credentials,
    });
    await world.command('account.save', {
      service: 'microsoft',
      credentials: plug.credentials,
      choice: found.choices[0]?.id ?? null,
      name: 'Outlook',
      defaultCountry: 'FR',
      accountId: account?.account.id ?? '',
    });
    await world.work();
    await passes(both, id, 2);
    expect(atOutlook(both)).toEqual(everybody);
    await quiet(both, id);
  });

  test('rights that were taken away are told as that', async () => {
    const both = await two();
    const { world, outlook, plug } = both;
    seed(both);
    const id = await world.connectTo(plug);
    const shown = await world.preview(id);
    for (const token of outlook.login.accessTokens.values()) token.scopes = ['User.Read'];
    await world.command('connection.start', { runId: shown.id, limit: null });
    await world.work();
    expect((await world.queries.connection(id))?.connection.failure).toMatchObject({ code: 'access-denied' });
    await world.db.delete();
  });

  test.each([1, 2])('a limit within a batch is waited for (create %i)', async (nth) => {
    const both = await two();
    seed(both);
    const id = await both.world.connectTo(both.plug);
    both.outlook.innerFaults.next({ kind: 'create', nth }, { kind: 'status', status: 429 });
    await both.world.start(id);
    await passes(both, id, 2);
    expect([atAircall(both), atOutlook(both)]).toEqual([everybody, everybody]);
    expect(both.outlook.ledger.creates).toBe(2);
    await quiet(both, id);
  });

  test.each(['yes', 'refused'] as const)(
    'creates whose answer was lost are found by their keys (filter: %s)',
    async (propertyFilter) => {
      const both = await two({ propertyFilter });
      seed(both);
      const id = await both.world.connectTo(both.plug);
      both.outlook.faults.next({ kind: 'batch', method: 'POST' }, { kind: 'lost-answer' });
      await both.world.start(id);
      await passes(both, id, 3);
      expect(atOutlook(both)).toEqual(everybody);
      expect(both.outlook.ledger.creates).toBe(2);
      await quiet(both, id);
    },
  );

  test('a record that Outlook refuses waits alone, with its reason', async () => {
    const both = await two();
    seed(both);
    const id = await both.world.connectTo(both.plug);
    both.outlook.innerFaults.next({ kind: 'create' }, { kind: 'status', status: 400 });
    const run = await both.world.start(id);
    expect(run.failed).toBe(1);
    const [trouble] = await both.world.db.troubles.toArray();
    expect(trouble?.failure).toMatchObject({ code: 'record-rejected', detail: { reason: 'emulated' } });
    expect(atOutlook(both)).toHaveLength(3);
    await both.world.db.delete();
  });
});
