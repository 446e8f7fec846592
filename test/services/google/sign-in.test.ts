/** Signing in at Google, and what becomes of it: an hour later, when the person thinks otherwise, when somebody else sits down. */
import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../lib/services/contract.ts';
import { connectGoogle } from '../../../lib/services/google/connector.ts';
import { google } from '../../../lib/services/google/service.ts';
import { refusal } from '../../emulators/google/answers.ts';
import { emulatedClient } from '../../emulators/google/emulator.ts';
import { failureOf } from '../contract/expect.ts';
import { TestMirror } from '../contract/mirror.ts';
import { type GoogleWorld, googleWorld } from './world.ts';

const hour = 60 * 60_000;
const typed: Credentials = { client_id: emulatedClient };

async function signedIn(world: GoogleWorld): Promise<Credentials> {
  return (await google.signIn(typed, world.session)).credentials;
}

describe('signing in with a client of one’s own', () => {
  it('says whose contacts they are, and asks once', async () => {
    const world = googleWorld();
    const { identity, credentials } = await google.signIn(typed, world.session);
    expect(identity).toEqual({ id: 'people/108234567890123456789', label: 'anna.vogel@example.com' });
    expect(world.person.windows).toBe(1);
    expect((await google.signIn(credentials, world.session)).identity).toEqual(identity);
    expect(world.person.windows).toBe(1);
  });

  it('on Firefox people are sent back to the loopback, which needs no verified domain', async () => {
    const world = googleWorld({ browser: { loopback: 'http://127.0.0.1/mozoauth2/0123456789abcdef' } });
    expect((await google.signIn(typed, world.session)).identity.label).toBe('anna.vogel@example.com');
  });

  it('a closed window and a "no" are the person’s will, and no fault', async () => {
    const world = googleWorld();
    for (const does of ['close', 'cancel'] as const) {
      world.person.does = does;
      expect((await failureOf(google.signIn(typed, world.session))).code).toBe('sign-in-cancelled');
    }
  });

  it('contacts left unticked on the consent screen are told apart from everything else', async () => {
    const world = googleWorld();
    world.emulator.accounts.withdraw(world.emulator.account);
    world.person.does = 'untick';
    const error = await failureOf(google.signIn(typed, world.session));
    expect([error.code, error.detail.reason]).toEqual(['access-denied', 'scope']);
  });

  it('a project in which the People API is switched off is told as that', async () => {
    const world = googleWorld();
    const refused = { code: 'PERMISSION_DENIED', message: 'Forbidden.', reason: 'SERVICE_DISABLED' } as const;
    world.emulator.faults.use(() => ({ kind: 'status', ...refusal(refused, 0) }));
    const error = await failureOf(google.signIn(typed, world.session));
    expect([error.code, error.detail.reason]).toEqual(['access-denied', 'switched-off']);
  });

  it('an answer to another question than ours is refused', async () => {
    const world = googleWorld();
    const consent = {
      ...world.session.consent,
      ask: async (url: string, isInteractive: boolean) =>
        (await world.session.consent.ask(url, isInteractive)).replace(/state=[^&]+/, 'state=guessed'),
    };
    const error = await failureOf(google.signIn(typed, { ...world.session, consent }));
    expect([error.code, error.detail.reason]).toEqual(['credentials-rejected', 'state']);
  });

  it('without any client id there is nothing to ask Google with', async () => {
    const world = googleWorld();
    const error = await failureOf(google.signIn({}, world.session));
    expect([error.code, error.detail.field]).toEqual(['settings-invalid', 'client_id']);
  });

  it('the groups of the account are what a label can be', async () => {
    const world = googleWorld();
    world.emulator.book.createGroup('Kunden');
    const fields = await google.describe?.(await signedIn(world), world.session);
    expect(fields?.find(({ id }) => id === 'groups')?.options?.map(({ value }) => value)).toEqual([
      'Kunden',
      'Starred',
    ]);
  });
});

describe('an hour later', () => {
  it('the token is renewed without a window, and kept before it is used', async () => {
    const world = googleWorld();
    const connector = world.connect(await signedIn(world));
    world.emulator.clock.advance(hour);
    expect((await new TestMirror().pull(connector)).listing).toBe('complete');
    expect(world.person.windows).toBe(1);
    expect(world.keptCredentials).toHaveLength(1);
    const again = world.connect(world.keptCredentials[0] ?? {});
    await again.identity();
    expect(world.keptCredentials).toHaveLength(1);
  });

  it('a token that ends in the middle of a write is renewed, and the write is made once', async () => {
    const world = googleWorld();
    const connector = world.connect(await signedIn(world));
    await connector.identity();
    world.emulator.accounts.expireTokens();
    await connector.create('key', { given: [{ value: 'Ida' }] });
    expect(world.emulator.contacts()).toHaveLength(1);
    expect(world.emulator.ledger.creates).toBe(1);
  });

  it('without a network it is the network that is missing, not the permission', async () => {
    const world = googleWorld();
    const connector = world.connect(await signedIn(world));
    world.emulator.clock.advance(hour);
    world.person.isOnline = false;
    world.emulator.faults.use(() => ({ kind: 'dropped' }));
    expect((await failureOf(connector.identity())).code).toBe('offline');
    world.person.isOnline = true;
    world.emulator.faults.clear();
    expect((await connector.identity()).label).toBe('anna.vogel@example.com');
  });

  it.each(['redirect', 'page'] as const)(
    'access that was withdrawn needs the person, however Google says so (%s)',
    async (silentRefusal) => {
      const world = googleWorld({ switches: { silentRefusal } });
      const connector = world.connect(await signedIn(world));
      await connector.identity();
      world.emulator.accounts.withdraw(world.emulator.account);
      expect((await failureOf(connector.identity())).code).toBe('credentials-rejected');
      expect(world.person.windows).toBe(1);
    },
  );

  it('somebody else who is signed in at Google by now does not become this account', async () => {
    const world = googleWorld();
    const { accounts, account } = world.emulator;
    const connector = world.connect(await signedIn(world));
    const other = accounts.add('209876543210987654321', 'bo@example.com', 'Bo');
    accounts.grant(other, emulatedClient, accounts.granted(account, emulatedClient));
    // As if Google took no notice of whom we hint at.
    world.emulator.clock.advance(hour);
    const consent = {
      ...world.session.consent,
      ask: (url: string, isInteractive: boolean) =>
        world.session.consent.ask(
          url.replace(/login_hint=[^&]+/, 'login_hint=bo@example.com'),
          isInteractive,
        ),
    };
    const strange = connectGoogle(await signedInBefore(world), { ...world.session, consent });
    expect((await failureOf(strange.identity())).code).toBe('account-changed');
    expect(world.keptCredentials).toEqual([]);
    expect((await connector.identity()).label).toBe('anna.vogel@example.com');
  });
});

/** Credentials whose hour is over. */
async function signedInBefore(world: GoogleWorld): Promise<Credentials> {
  return { ...world.credentials, expires_at: String(world.now() - hour) };
}

describe('signing in by the browser’s own tokens (Chrome)', () => {
  const own = { browser: { ownClient: 'lineup.apps.googleusercontent.com' } };

  it('asks once, keeps no token, and renews by the browser', async () => {
    const world = googleWorld(own);
    const { identity, credentials } = await google.signIn({}, world.session);
    expect(identity.label).toBe('anna.vogel@example.com');
    expect(JSON.stringify(credentials)).not.toContain('ya29.');
    const connector = world.connect(credentials);
    await connector.identity();
    world.emulator.clock.advance(2 * hour);
    expect((await new TestMirror().pull(connector)).listing).toBe('complete');
    expect(world.person.windows).toBe(1);
  });

  it('access withdrawn, contacts unticked and another profile are each told', async () => {
    const world = googleWorld(own);
    world.person.does = 'untick';
    expect((await failureOf(google.signIn({}, world.session))).code).toBe('access-denied');
    world.person.does = 'allow';
    world.emulator.accounts.withdraw(world.emulator.account);
    const { credentials } = await google.signIn({}, world.session);
    world.emulator.accounts.withdraw(world.emulator.account);
    expect((await failureOf(world.connect(credentials).identity())).code).toBe('credentials-rejected');
    const other = world.emulator.accounts.add('209876543210987654321', 'bo@example.com', 'Bo');
    world.person.account = other.id;
    await google.signIn({}, world.session);
    expect((await failureOf(world.connect(credentials).identity())).code).toBe('account-changed');
  });

  it('a client id that was typed goes before the browser’s own', async () => {
    const world = googleWorld(own);
    expect((await google.signIn(typed, world.session)).credentials.way).toBe('window');
  });
});
