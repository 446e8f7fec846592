/** Whose key it is, what is said of one that will not do, and what a portal tells of its fields. */
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../lib/contact/contact.ts';
import { hubspot } from '../../../lib/services/hubspot/service.ts';
import { ownProperty } from '../../emulators/hubspot/definitions.ts';
import { emulatedServiceKey } from '../../emulators/hubspot/emulator.ts';
import { allScopes, type Scope } from '../../emulators/hubspot/routes.ts';
import { failureOf } from '../contract/expect.ts';
import { sessionOver } from '../session.ts';
import { credentials, type HubspotWorldOptions, hubspotWorld } from './world.ts';

async function signedIn(options: HubspotWorldOptions = {}, given = credentials) {
  const world = await hubspotWorld({ isDescribed: false, ...options });
  return hubspot.signIn(given, sessionOver(world.http));
}

const without = (...scopes: Scope[]) => ({
  [emulatedServiceKey]: allScopes.filter((scope) => !scopes.includes(scope)),
});

describe('signing in to HubSpot', () => {
  it('says whose key it is, and keeps the key without the blanks that were pasted with it', async () => {
    expect(await signedIn({}, { key: ` ${emulatedServiceKey}\n` })).toEqual({
      identity: { id: 'portal:4711001', label: 'HubSpot 4711001' },
      choices: [],
      credentials,
    });
  });

  it('asks the key itself where the account may not be asked, and is the same identity', async () => {
    const { identity } = await signedIn({ switches: { accountDetails: 'forbidden' } });
    expect(identity.id).toBe('portal:4711001');
  });

  it('knows a key that tells nothing by its fingerprint: stable, another one for another key, and never the key itself', async () => {
    const switches = { accountDetails: 'forbidden', tokenInfo: 'refused' } as const;
    const first = (await signedIn({ switches })).identity;
    expect((await signedIn({ switches })).identity).toEqual(first);
    const keys = { 'pat-eu1-another': allScopes };
    const other = await signedIn({ switches, keys }, { key: 'pat-eu1-another' });
    expect(other.identity.id).not.toBe(first.id);
    expect(first.id).not.toContain(emulatedServiceKey.slice(-12));
  });

  it('is another identity when another portal is behind the key', async () => {
    expect((await signedIn({ portalId: 99 })).identity.id).toBe('portal:99');
  });

  it.each([
    ['a wrong key', 'pat-eu1-wrong'],
    ['nothing', '  '],
    ['letters that no key has', 'schlüssel 🔑'],
  ])('says that the key is wrong: %s', async (_what, key) => {
    const error = await failureOf(signedIn({}, { key }));
    expect(error.code).toBe('credentials-rejected');
    expect(JSON.stringify(error.detail)).not.toContain(key.trim() || 'no key');
  });

  it('says which scope a key lacks that may not read contacts', async () => {
    const error = await failureOf(signedIn({ keys: without('crm.objects.contacts.read') }));
    expect([error.code, error.detail.scopes]).toEqual(['access-denied', 'crm.objects.contacts.read']);
  });

  it.each([
    ['html', 'answer-unreadable'],
    ['down', 'service-down'],
    ['offline', 'offline'],
  ] as const)('does not take %s for an account', async (trouble, code) => {
    const world = await hubspotWorld();
    world.meet(trouble);
    expect((await failureOf(hubspot.signIn(credentials, sessionOver(world.http)))).code).toBe(code);
  });

  it('asks for the permission of one host', () => {
    expect(hubspot.origins(credentials)).toEqual(['https://api.hubapi.com/*']);
  });
});

describe('the fields of a portal', () => {
  const owned = [
    ownProperty({ name: 'account_notes', label: 'Account notes', fieldType: 'textarea' }),
    ownProperty({ name: 'second_phone', label: 'Second phone', fieldType: 'phonenumber' }),
    ownProperty({ name: 'seats', label: 'Seats', type: 'number', fieldType: 'number' }),
    ownProperty({ name: 'is_vip', label: 'VIP', type: 'bool', fieldType: 'booleancheckbox' }),
    ownProperty({ name: 'renewal', label: 'Renewal', type: 'date', fieldType: 'date' }),
    ownProperty({ name: 'last_demo', label: 'Last demo', type: 'datetime', fieldType: 'date' }),
    ownProperty({
      name: 'interests',
      label: 'Interests',
      type: 'enumeration',
      fieldType: 'checkbox',
      options: [
        { value: 'a1', label: 'Bikes' },
        { value: 'a2', label: 'Boats' },
        { value: 'a3', label: 'Boats' },
      ],
    }),
    ownProperty({
      name: 'score',
      label: 'Score',
      type: 'number',
      fieldType: 'calculation_equation',
      calculated: true,
    }),
    ownProperty({ name: 'secret', label: 'Secret', hidden: true }),
  ];

  async function fieldsOf(options: HubspotWorldOptions = {}): Promise<ReadonlyMap<string, Field>> {
    const world = await hubspotWorld({
      ...options,
      prepare: ({ portal, people }) => {
        portal.definitions.push(...owned);
        portal.companies.set('1', 'Acme');
        portal.owners.push({ id: '77', firstName: 'Olga', lastName: 'Owner', email: 'olga@example.com' });
        people.addList('Callers');
      },
    });
    return new Map(world.connector.fields.map((field) => [field.id, field]));
  }

  it('are read with their types, and those that cannot be written say so', async () => {
    const fields = await fieldsOf();
    const shape = (id: string) => {
      const field = fields.get(id);
      return [field?.name, field?.type, field?.many, field?.readOnly ?? false];
    };
    expect(owned.map(({ name }) => [name, ...shape(name)])).toEqual([
      ['account_notes', 'Account notes', 'long-text', false, false],
      ['second_phone', 'Second phone', 'phone', false, false],
      ['seats', 'Seats', 'number', false, false],
      ['is_vip', 'VIP', 'yes-no', false, false],
      ['renewal', 'Renewal', 'date', false, false],
      ['last_demo', 'Last demo', 'date', false, true],
      ['interests', 'Interests', 'choice', true, false],
      ['score', 'Score', 'number', false, true],
      ['secret', undefined, undefined, undefined, false],
    ]);
    expect(fields.get('interests')?.options?.map(({ label }) => label)).toEqual([
      'Bikes',
      'Boats (a2)',
      'Boats (a3)',
    ]);
  });

  it('leave out the books that HubSpot keeps for itself', async () => {
    const fields = await fieldsOf();
    for (const id of [
      'hs_analytics_num_visits',
      'hs_email_optout',
      'hs_ip_timezone',
      'hs_object_id',
      'mobilephone',
    ])
      expect(fields.has(id), id).toBe(false);
    expect(fields.get('hs_lead_status')?.name).toBe('Lead Status');
    expect(fields.get('city')?.name).toBe('City');
  });

  it('name owners, lifecycle stages and lists as people do', async () => {
    const fields = await fieldsOf();
    const labels = (id: string) => fields.get(id)?.options?.map(({ label }) => label);
    expect(labels('hubspot_owner_id')).toEqual(['Olga Owner']);
    expect(labels('lifecyclestage')).toEqual(['Subscriber', 'Lead', 'Opportunity', 'Customer']);
    expect(labels('hs_lists')).toEqual(['Callers']);
    expect(fields.get('hs_lists')?.readOnly).toBe(true);
    expect(fields.get('associatedcompanyid')?.readOnly).toBe(true);
  });

  it.each([
    ['crm.objects.owners.read', 'hubspot_owner_id'],
    ['crm.lists.read', 'hs_lists'],
    ['crm.objects.companies.read', 'associatedcompanyid'],
  ] as const)('without the scope %s there is no field %s, and everything else works', async (scope, id) => {
    const fields = await fieldsOf({ keys: without(scope) });
    expect(fields.has(id)).toBe(false);
    expect(fields.get('firstname')?.role).toBe('given-name');
  });

  it('let further addresses be written only where the portal does', async () => {
    expect((await fieldsOf()).get('email')?.maxValues).toBe(1);
    const fields = await fieldsOf({ switches: { additionalEmails: 'writable' } });
    expect(fields.get('email')?.maxValues).toBeUndefined();
  });
});
