/** Aircall with HubSpot, the whole app: the story of every service, and what only HubSpot has: merges, rules of the portal, lists and scopes. */
import { expect, test } from 'vitest';
import { everything, type Rule } from '../../lib/rules/rule.ts';
import { ownProperty } from '../emulators/hubspot/definitions.ts';
import { emulatedServiceKey } from '../emulators/hubspot/emulator.ts';
import { allScopes } from '../emulators/hubspot/routes.ts';
import { type Switches, switchCases } from '../emulators/hubspot/switches.ts';
import { pluggedHubspot } from './plugged/hubspot.ts';
import { firstNames } from './plugged/plugged.ts';
import { describeStory } from './story.ts';
import {
  aircallNamed,
  atAircall,
  everybody,
  failureOf,
  live,
  passes,
  quiet,
  seed,
  startedAfter,
  together,
} from './together.ts';

describeStory(pluggedHubspot, {
  name: 'HubSpot',
  switchCases,
  nils: ['+33142685300', '+33612345603'],
  inLine({ other: { ledger, named } }) {
    expect(ledger.counts['batch-create']).toBe(1);
    const { phone, mobilephone } = named('Nils').properties;
    expect([phone, mobilephone].map((text) => text?.replaceAll(' ', ''))).toEqual([
      '+33142685300',
      '+33612345603',
    ]);
  },
  idleRequests: 1,
  limits: [1, 2, 3, 4].map((nth) => ({
    name: `request ${nth}`,
    happens: ({ hubspot }) => hubspot.faults.next({ nth }, { kind: 'too-many' }, 3),
  })),
  lostAnswers: [
    {
      name: 'with an address or without',
      happens: ({ hubspot }) => hubspot.faults.next({ kind: 'batch-create' }, { kind: 'lost-answer' }),
    },
  ],
});

const two = (switches: Partial<Switches> = {}) => together((clock) => pluggedHubspot(clock, switches));

test.each(['new-id', 'first'] as const)('a merge in HubSpot makes no duplicate (%s)', async (mergeKeeps) => {
  const both = await two({ mergeKeeps });
  seed(both);
  const id = await live(both);
  const { hubspot, named } = both.other;
  const twin = hubspot.people.create({ firstname: 'Rita', lastname: 'Berg', email: 'rita@berg.fr' });
  hubspot.people.merge(named('Rita').id, twin.id);
  await passes(both, id, 3);
  expect(atAircall(both).filter((name) => name === 'Rita')).toEqual(['Rita']);
  expect(firstNames(both.other).filter((name) => name === 'Rita')).toEqual(['Rita']);
  await both.world.db.delete();
});

test('a rule of the portal that a contact does not meet holds up that contact alone, with the property as the reason', async () => {
  const both = await two();
  const { world, other } = both;
  const { hubspot } = other;
  hubspot.portal.definitions.push(ownProperty({ name: 'region', label: 'Region', isRequired: true }));
  seed(both);
  for (const contact of hubspot.people.all()) hubspot.people.edit(contact.id, { region: 'North' });
  const id = await world.connectTo(other.plug);
  const run = await world.start(id);
  expect(run.failed).toBe(2);
  expect(atAircall(both)).toContain('Rita');
  const troubles = await world.db.troubles.toArray();
  for (const { failure } of troubles) {
    expect(failure.code).toBe('record-rejected');
    expect(failure.detail.reason).toBe('region REQUIRED_FIELD');
  }
  await world.db.delete();
});

test('an address that belongs to another contact of the portal is refused in words, and everybody else is made', async () => {
  const both = await two();
  seed(both);
  const { world, other } = both;
  other.hubspot.people.seed([
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
  const id = await world.connectTo(other.plug);
  await world.start(id);
  expect(firstNames(other)).toContain('Nadia');
  const codes = [...(await world.db.troubles.toArray()), ...(await world.db.reviews.toArray())];
  expect(codes.length).toBeGreaterThan(0);
  expect(other.ledger.duplicates).toBe(0);
  await world.db.delete();
});

test('rules: only members of a list go to Aircall, and what comes from Aircall gets a lifecycle stage', async () => {
  const both = await two();
  seed(both);
  const { hubspot, named } = both.other;
  hubspot.people.seed([{ firstname: 'Outside', lastname: 'Person', phone: '+33142685377' }]);
  hubspot.people.addList('Callers', [named('Rita').id]);
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
  expect(atAircall(both)).toEqual(everybody);
  expect(named('Nadia').properties.lifecyclestage).toBe('customer');
  expect(named('Outside').properties.lifecyclestage).toBe('lead');
  await quiet(both, id, 1);
});

test('a field of the portal’s own is mapped like any other', async () => {
  const both = await two();
  const { world, other } = both;
  const { hubspot, named } = other;
  hubspot.portal.definitions.push(
    ownProperty({ name: 'account_notes', label: 'Account notes', fieldType: 'textarea' }),
  );
  seed(both);
  world.aircall.edit(aircallNamed(both, 'Anna').id, { information: 'calls in the morning' });
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
  expect(named('Anna').properties.account_notes).toBe('calls in the morning');
  hubspot.people.edit(named('Rita').id, { account_notes: 'likes e-mail' });
  await passes(both, id, 2);
  expect(aircallNamed(both, 'Rita').information).toBe('likes e-mail');
  await quiet(both, id, 1);
});

test('a scope that was taken away in the middle of a run is told with its name', async () => {
  const both = await two();
  seed(both);
  const id = await startedAfter(both, () =>
    both.other.hubspot.keys.set(
      emulatedServiceKey,
      allScopes.filter((scope) => scope !== 'crm.objects.contacts.write'),
    ),
  );
  expect(await failureOf(both, id)).toMatchObject({
    code: 'access-denied',
    detail: { scopes: 'crm.objects.contacts.write' },
  });
  await both.world.db.delete();
});
