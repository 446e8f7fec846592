import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../lib/services/contract.ts';
import { microsoft } from '../../../lib/services/microsoft/service.ts';
import { emulatedClient } from '../../emulators/microsoft/login.ts';
import { failureOf } from '../contract/expect.ts';
import { type MicrosoftWorld, microsoftWorld } from './world.ts';

const own: Credentials = { client_id: emulatedClient };
const signIn = (world: MicrosoftWorld, credentials: Credentials = own) => {
  const { latest: _none, ...session } = world.session;
  return microsoft.signIn(credentials, session);
};

describe('signing in to Microsoft 365', () => {
  it('says who agreed, which folders there are, and keeps what it was given', async () => {
    const world = await microsoftWorld();
    world.emulator.mailbox.addFolder('Lieferanten');
    const { identity, choices, choiceField, credentials } = await signIn(world);
    expect(identity).toEqual({ id: 'a1b2c3d4-0000-4000-8000-000000000001', label: 'adele@contoso.example' });
    expect([choices.map(({ label }) => label), choiceField]).toEqual([['Contacts', 'Lieferanten'], 'folder']);
    expect(credentials).toMatchObject({ client_id: emulatedClient, platform: 'native', user: identity.id });
    expect(credentials.refresh_token).not.toBe('');
  });

  it('opens no window for credentials that it gave back itself', async () => {
    const world = await microsoftWorld();
    const { credentials } = await signIn(world);
    world.emulator.login.person.answer = 'declines';
    expect((await signIn(world, credentials)).identity.label).toBe('adele@contoso.example');
  });

  it('offers each folder once, however many they are, whether or not the list tells the default one', async () => {
    for (const listsDefaultFolder of [true, false]) {
      const world = await microsoftWorld({ listsDefaultFolder });
      for (let n = 0; n < 130; n += 1) world.emulator.mailbox.addFolder(`Ordner ${n}`);
      const { choices } = await signIn(world);
      expect(new Set(choices.map(({ id }) => id)).size).toBe(131);
      expect(choices).toHaveLength(131);
    }
  });

  it('is another account with another folder of the same mailbox', async () => {
    const world = await microsoftWorld();
    const { id } = world.emulator.mailbox.addFolder('Lieferanten');
    const other = microsoft.connect({ ...world.vault.credentials, folder: id }, world.session);
    const [first, second] = [await world.connector.identity(), await other.identity()];
    expect(second.id).not.toBe(first.id);
    expect(second.label).toBe('adele@contoso.example, Lieferanten');
  });

  const troubles: readonly [
    string,
    (world: MicrosoftWorld) => void,
    Credentials,
    string,
    string | undefined,
  ][] = [
    [
      'nobody agrees',
      ({ emulator }) => (emulator.login.person.answer = 'declines'),
      own,
      'access-denied',
      'consent',
    ],
    [
      'an administrator has to agree first',
      ({ emulator }) => (emulator.login.person.answer = 'needs-admin'),
      own,
      'access-denied',
      'admin',
    ],
    [
      'the right to contacts was taken out of what was asked for',
      ({ emulator }) =>
        (emulator.login.person.granted = (asked) => asked.filter((one) => !one.startsWith('Contacts'))),
      own,
      'access-denied',
      'scope',
    ],
    [
      'no refresh token is given',
      ({ emulator }) =>
        (emulator.login.person.granted = (asked) => asked.filter((one) => one !== 'offline_access')),
      own,
      'access-denied',
      'scope',
    ],
    ['the app is not known', () => {}, { client_id: 'wrong' }, 'settings-invalid', 'client'],
    ['this build has no app and none was typed', () => {}, {}, 'settings-invalid', undefined],
    ['what was typed is no tenant', () => {}, { ...own, tenant: 'a/b' }, 'settings-invalid', undefined],
    [
      'the account has no mailbox',
      ({ emulator }) => (emulator.graph.hasMailbox = false),
      own,
      'service-not-found',
      'MailboxNotEnabledForRESTAPI',
    ],
    [
      'the sign-in is down',
      ({ emulator }) => emulator.faults.next({ kind: 'token' }, { kind: 'status', status: 503 }),
      own,
      'service-down',
      undefined,
    ],
    [
      'a page of HTML answers in place of the sign-in',
      ({ emulator }) => emulator.faults.next({ kind: 'token' }, { kind: 'html' }),
      own,
      'answer-unreadable',
      'html',
    ],
  ];
  it.each(troubles)('%s', async (_what, arrange, credentials, code, reason) => {
    const world = await microsoftWorld();
    arrange(world);
    const error = await failureOf(signIn(world, credentials));
    expect([error.code, reason === undefined ? undefined : error.detail.reason]).toEqual([code, reason]);
    expect(JSON.stringify(error.detail)).not.toMatch(/emulated-|adele/);
  });

  it('takes no answer that belongs to another question', async () => {
    const world = await microsoftWorld();
    const { consent } = world.session;
    const forged = { ...consent, ask: async (url: string) => `${await consent.ask(url, true)}x` };
    const error = await failureOf(microsoft.signIn(own, { ...world.session, consent: forged }));
    expect([error.code, error.detail.reason]).toEqual(['answer-unreadable', 'state']);
  });

  it('asks for the permission of two hosts', () => {
    expect(microsoft.origins(own)).toEqual([
      'https://graph.microsoft.com/*',
      'https://login.microsoftonline.com/*',
    ]);
  });
});
