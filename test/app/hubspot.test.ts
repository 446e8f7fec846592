/** Aircall with HubSpot, the whole app: in line both ways, nothing made twice, deletions and merges followed, and what goes wrong has its reason. */
import { describe, expect, test } from 'vitest';
import { everything, type Rule } from '../../lib/rules/rule.ts';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import { stoppedClock } from '../emulators/clock.ts';
import { ownProperty } from '../emulators/hubspot/definitions.ts';
import { emulatedServiceKey, HubspotEmulator, hubspotHost } from '../emulators/hubspot/emulator.ts';
import { allScopes } from '../emulators/hubspot/routes.ts';
import { type Switches, switchCases } from '../emulators/hubspot/switches.ts';
import { checkExchange } from '../services/hubspot/exchange.ts';
import { type AppWorld, appWorld, type Plug } from './world.ts';

interface Two {
  readonly world: AppWorld;
  readonly hubspot: HubspotEmulator;
  readonly plug: Plug;
}

async function two(switches: Partial<Switches> = {}): Promise<Two> {
  const clock = stoppedClock();
  const hubspot = new HubspotEmulator({ clock, switches, onExchange: checkExchange });
  const plug: Plug = {
    service: 'hubspot',
    hosts: [hubspotHost],
    fetch: hubspot.fetch,
    credentials: { key: emulatedServiceKey },
  };
  return { world: await appWorld({ plugs: [plug], clock }), hubspot, plug };
}

function seed({ world, hubspot }: Two): void {
  const phones = (...values: string[]) => values.map((value) => ({ label: 'Work', value }));
  world.aircall.seed([
    { first_name: 'Anna', last_name: 'Muller', phone_numbers: phones('+33612345678'), emails: [] },
    {
      first_name: 'Nadia',
      last_name: 'Left',
      company_name: 'Acme',
      phone_numbers: phones('+33612345601'),
      emails: [],
    },
    {
      first_name: 'Nils',
      last_name: 'Left',
      phone_numbers: phones('+33142685300', '+33612345603'),
      emails: [],
    },
  ]);
  hubspot.people.seed([
    {
      firstname: 'Anna',
      lastname: 'Müller',
      phone: '06 12 34 56 78',
      email: 'anna@bolt.fr',
      company: 'Bolt',
    },
    { firstname: 'Rita', lastname: 'van der Berg', mobilephone: '06 12 34 56 02', phone: '01 42 68 53 01' },
  ]);
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
  expect(run.failure).toBeNull();
  expect(run.phase).toBe('done');
  await passes(both, id, 2);
  return id;
}

async function passes({ world }: Two, id: string, runs: number): Promise<void> {
  world.advance(130_000);
  await world.later(id, runs);
}

async function quiet(both: Two, id: string): Promise<void> {
  const { world, hubspot } = both;
  await passes(both, id, 1);
  const before = [world.aircall.ledger.writes, hubspot.ledger.writes];
  await passes(both, id, 2);
  const asked = hubspot.ledger.total;
  await passes(both, id, 1);
  expect(hubspot.ledger.total - asked).toBe(1);
  expect([world.aircall.ledger.writes, hubspot.ledger.writes]).toEqual(before);
  expect([hubspot.ledger.duplicates, hubspot.ledger.unchangedWrites, hubspot.ledger.overLimit]).toEqual([
    0, 0, 0,
  ]);
  expect([world.aircall.ledger.duplicates, world.aircall.ledger.unchangedWrites]).toEqual([0, 0]);
  await world.db.delete();
}

const atAircall = ({ world }: Two) =>
  world.aircall
    .contacts()
    .map((one) => one.first_name)
    .sort();
const atHubspot = ({ hubspot }: Two) =>
  hubspot.people
    .all()
    .map((one) => one.properties.firstname)
    .sort();

function named({ hubspot }: Two, name: string) {
  const found = hubspot.people.all().find((one) => one.properties.firstname === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

describe('Aircall and HubSpot come into line and stay there', () => {
  for (const { name, settings } of [{ name: 'as likely as not', settings: {} }, ...switchCases])
    test(name, async () => {
      const both = await two(settings);
      seed(both);
      const id = await live(both);
      const { world, hubspot } = both;
      expect(atAircall(both)).toEqual(['Anna', 'Nadia', 'Nils', 'Rita']);
      expect(atHubspot(both)).toEqual(['Anna', 'Nadia', 'Nils', 'Rita']);
      expect(hubspot.ledger.counts['batch-create']).toBe(1);
      const nils = named(both, 'Nils').properties;
      expect([nils.phone, nils.mobilephone].map((text) => text?.replaceAll(' ', ''))).toEqual([
        '+33142685300',
        '+33612345603',
      ]);

      const anna = world.aircall.contacts().find((one) => one.first_name === 'Anna');
      expect(anna?.company_name).toBe('Bolt');
      world.aircall.edit(anna?.id ?? 0, { company_name: 'Bolt & Co' });
      hubspot.people.edit(named(both, 'Nadia').id, { lastname: 'Moved', phone: '07 66 12 34 56' });
      await passes(both, id, 3);
      const moved = world.aircall.contacts().find((one) => one.last_name === 'Moved');
      expect(moved?.phone_numbers.map(({ value }) => value).sort()).toEqual(['+33612345601', '+33766123456']);
      expect(named(both, 'Anna').properties.company).toBe('Bolt & Co');
      await quiet(both, id);
    });
});

test('edited on both sides: one question, nothing overwritten, and the answer travels', async () => {
  const both = await two();
  seed(both);
  const id = await live(both);
  const { world, hubspot } = both;
  const anna = world.aircall.contacts().find((one) => one.first_name === 'Anna');
  world.aircall.edit(anna?.id ?? 0, { company_name: 'From Aircall' });
  hubspot.people.edit(named(both, 'Anna').id, { company: 'From HubSpot' });
  await passes(both, id, 2);
  expect(named(both, 'Anna').properties.company).toBe('From HubSpot');
  const [review] = await world.db.reviews.toArray();
  expect(await world.db.reviews.count()).toBe(1);
  await world.command('review.decide', {
    reviewId: review?.id ?? '',
    decision: { kind: 'choose', rows: { company: 'left' } },
  });
  await world.work();
  await passes(both, id, 1);
  expect(named(both, 'Anna').properties.company).toBe('From Aircall');
  await quiet(both, id);
});

describe('deletions', () => {
  const followed = (settings: ConnectionSettings): ConnectionSettings => ({
    ...settings,
    deletions: { toRight: 'linked', toLeft: 'linked' },
  });

  test('a contact deleted in HubSpot is deleted at Aircall where the user wants that, and the other way round', async () => {
    const both = await two();
    seed(both);
    const id = await live(both, followed);
    both.hubspot.people.archive(named(both, 'Rita').id);
    await passes(both, id, 2);
    expect(atAircall(both)).toEqual(['Anna', 'Nadia', 'Nils']);
    const nils = both.world.aircall.contacts().find((one) => one.first_name === 'Nils');
    both.world.aircall.remove(nils?.id ?? 0);
    await passes(both, id, 2);
    expect(atHubspot(both)).toEqual(['Anna', 'Nadia']);
    await quiet(both, id);
  });

  test('by default nobody is deleted, and nobody comes back', async () => {
    const both = await two();
    seed(both);
    const id = await live(both);
    both.hubspot.people.archive(named(both, 'Rita').id);
    await passes(both, id, 2);
    expect(atAircall(both)).toEqual(['Anna', 'Nadia', 'Nils', 'Rita']);
    expect(atHubspot(both)).toEqual(['Anna', 'Nadia', 'Nils']);
    await quiet(both, id);
  });

  test.each(['new-id', 'first'] as const)(
    'a merge in HubSpot makes no duplicate (%s)',
    async (mergeKeeps) => {
      const both = await two({ mergeKeeps });
      seed(both);
      const id = await live(both);
      const twin = both.hubspot.people.create({ firstname: 'Rita', lastname: 'Berg', email: 'rita@berg.fr' });
      both.hubspot.people.merge(named(both, 'Rita').id, twin.id);
      await passes(both, id, 3);
      expect(atAircall(both).filter((name) => name === 'Rita')).toEqual(['Rita']);
      expect(atHubspot(both).filter((name) => name === 'Rita')).toEqual(['Rita']);
      await both.world.db.delete();
    },
  );
});

test('a rule of the portal that a contact does not meet holds up that contact alone, with the property as the reason', async () => {
  const both = await two();
  const { world, hubspot } = both;
  hubspot.portal.definitions.push(ownProperty({ name: 'region', label: 'Region', isRequired: true }));
  seed(both);
  for (const contact of hubspot.people.all()) hubspot.people.edit(contact.id, { region: 'North' });
  const id = await world.connectTo(both.plug);
  const run = await world.start(id);
  expect(run.failed).toBe(2);
  expect(atAircall(both)).toContain('Rita');
  const troubles = await world.db.troubles.toArray();
  for (const { failure } of troubles) {
    expect(failure.code).toBe('record-rejected');
    expect(failure.detail.reason).toBe('region REQUIRED_FIELD');
  }
  hubspot.portal.definitions = hubspot.portal.definitions.filter(({ name }) => name !== 'region');
  await world.db.delete();
});

test('an address that belongs to another contact of the portal is refused in words, and everybody else is made', async () => {
  const both = await two();
  seed(both);
  const { world, hubspot } = both;
  hubspot.people.seed([
    { firstname: 'Old', lastname: 'Colleague', phone: '+33142685399', hs_additional_emails: 'x@y.fr' },
  ]);
  world.aircall.seed([
    {
      first_name: 'New',
      last_name: 'Colleague',
      phone_numbers: [{ label: 'Work', value: '+33142685398' }],
      emails: [{ label: 'Work', value: 'x@y.fr' }],
    },
  ]);
  const id = await world.connectTo(both.plug);
  await world.start(id);
  expect(atHubspot(both)).toContain('Nadia');
  const codes = [...(await world.db.troubles.toArray()), ...(await world.db.reviews.toArray())];
  expect(codes.length).toBeGreaterThan(0);
  expect(hubspot.ledger.duplicates).toBe(0);
  await world.db.delete();
});

test('rules: only members of a list go to Aircall, and what comes from Aircall gets a lifecycle stage', async () => {
  const both = await two();
  seed(both);
  const { hubspot } = both;
  const rita = named(both, 'Rita');
  hubspot.people.seed([{ firstname: 'Outside', lastname: 'Person', phone: '+33142685377' }]);
  hubspot.people.addList('Callers', [rita.id]);
  const toLeft: Rule = {
    ...everything('callers'),
    when: {
      kind: 'group',
      match: 'all',
      of: [{ kind: 'group-member', field: 'hs_lists', groups: ['Callers'], is: true }],
    },
  };
  const toRight: Rule = {
    ...everything('customers'),
    actions: [{ kind: 'set', field: 'lifecyclestage', value: 'Customer', when: 'always' }],
  };
  const id = await live(both, (settings) => ({
    ...settings,
    rules: { toLeft: [toLeft], toRight: [toRight] },
  }));
  expect(atAircall(both)).toEqual(['Anna', 'Nadia', 'Nils', 'Rita']);
  expect(named(both, 'Nadia').properties.lifecyclestage).toBe('customer');
  expect(named(both, 'Outside').properties.lifecyclestage).toBe('lead');
  await quiet(both, id);
});

test('a field of the portal’s own is mapped like any other', async () => {
  const both = await two();
  const { hubspot, world } = both;
  hubspot.portal.definitions.push(
    ownProperty({ name: 'account_notes', label: 'Account notes', fieldType: 'textarea' }),
  );
  seed(both);
  const anna = world.aircall.contacts().find((one) => one.first_name === 'Anna');
  world.aircall.edit(anna?.id ?? 0, { information: 'calls in the morning' });
  const id = await live(both, (settings) => ({
    ...settings,
    mapping: [
      ...settings.mapping,
      {
        id: 'notes',
        left: 'information',
        right: 'account_notes',
        direction: 'both',
        winner: 'ask',
        empty: 'ignore',
      },
    ],
  }));
  expect(named(both, 'Anna').properties.account_notes).toBe('calls in the morning');
  hubspot.people.edit(named(both, 'Rita').id, { account_notes: 'likes e-mail' });
  await passes(both, id, 2);
  expect(world.aircall.contacts().find((one) => one.first_name === 'Rita')?.information).toBe('likes e-mail');
  await quiet(both, id);
});

describe('in the middle of a run', () => {
  test('a key that was withdrawn asks for a person, and the run goes on where it was', async () => {
    const both = await two();
    const { world, hubspot, plug } = both;
    seed(both);
    const id = await world.connectTo(plug);
    const shown = await world.preview(id);
    hubspot.keys.clear();
    hubspot.keys.set('pat-eu1-new', allScopes);
    await world.command('connection.start', { runId: shown.id, limit: null });
    await world.work();
    expect((await world.queries.connection(id))?.connection.failure).toMatchObject({
      code: 'credentials-rejected',
      side: 'right',
    });
    const account = (await world.queries.accounts()).find((one) => one.account.service === 'hubspot');
    await world.command('account.save', {
      service: 'hubspot',
      credentials: { key: 'pat-eu1-new' },
      choice: null,
      name: 'HubSpot',
      defaultCountry: 'FR',
      accountId: account?.account.id ?? '',
    });
    await world.work();
    await passes(both, id, 2);
    expect(atHubspot(both)).toEqual(['Anna', 'Nadia', 'Nils', 'Rita']);
    await quiet(both, id);
  });

  test('a scope that was taken away is told with its name', async () => {
    const both = await two();
    const { world, hubspot, plug } = both;
    seed(both);
    const id = await world.connectTo(plug);
    const shown = await world.preview(id);
    hubspot.keys.set(
      emulatedServiceKey,
      allScopes.filter((scope) => scope !== 'crm.objects.contacts.write'),
    );
    await world.command('connection.start', { runId: shown.id, limit: null });
    await world.work();
    expect((await world.queries.connection(id))?.connection.failure).toMatchObject({
      code: 'access-denied',
      detail: { scopes: 'crm.objects.contacts.write' },
    });
    await world.db.delete();
  });

  test.each([1, 2, 3, 4])(
    'a limit that somebody else has used up is waited for (request %i)',
    async (nth) => {
      const both = await two();
      seed(both);
      const id = await both.world.connectTo(both.plug);
      both.hubspot.faults.next({ nth }, { kind: 'too-many' }, 3);
      await both.world.start(id);
      await passes(both, id, 2);
      expect(atHubspot(both)).toEqual(['Anna', 'Nadia', 'Nils', 'Rita']);
      await quiet(both, id);
    },
  );

  test('creates whose answer was lost are not made twice, with an address or without', async () => {
    const both = await two();
    seed(both);
    const id = await both.world.connectTo(both.plug);
    both.hubspot.faults.next({ kind: 'batch-create' }, { kind: 'lost-answer' });
    await both.world.start(id);
    await passes(both, id, 3);
    expect(atHubspot(both)).toEqual(['Anna', 'Nadia', 'Nils', 'Rita']);
    expect(both.hubspot.ledger.creates).toBe(2);
    await quiet(both, id);
  });
});
