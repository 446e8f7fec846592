import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../lib/services/http.ts';
import { microsoft } from '../../../lib/services/microsoft/service.ts';
import { stoppedClock } from '../../emulators/clock.ts';
import { MicrosoftEmulator } from '../../emulators/microsoft/emulator.ts';
import { emulatedClient } from '../../emulators/microsoft/login.ts';
import { failureOf } from '../contract/expect.ts';
import { populate } from '../contract/world.ts';
import { sessionOver } from '../session.ts';
import { throughBrowser } from './browser.ts';
import { microsoftWorld } from './world.ts';

const hour = 60 * 60_000;

describe('Microsoft’s tokens', () => {
  it('an access token is used until it ends, and then renewed once', async () => {
    const world = await microsoftWorld();
    const { connector, emulator } = world;
    for (let n = 0; n < 3; n += 1) await connector.identity();
    expect(emulator.ledger.tokens).toBe(0);
    emulator.clock.advance(hour);
    await Promise.all([connector.identity(), connector.identity(), connector.read('x')]);
    expect(emulator.ledger.tokens).toBe(1);
  });

  it('a new refresh token is kept before the new access token is used', async () => {
    const world = await microsoftWorld();
    world.emulator.login.expireAccess();
    const order: string[] = [];
    const session = {
      ...world.session,
      http: async (request: Parameters<typeof world.http>[0]) => {
        const answer = await world.http(request);
        order.push(`${new URL(request.url).pathname.split('/').at(-1)} ${answer.status}`);
        return answer;
      },
      keep: async (renewed: typeof world.vault.credentials) => {
        order.push('kept');
        world.vault.credentials = renewed;
      },
    };
    await microsoft.connect({ ...world.vault.credentials, folder: 'default' }, session).identity();
    expect(order).toEqual(['me 401', 'token 200', 'kept', 'me 200']);
  });

  it('a token that Graph refuses is renewed, and the refused write is sent again and done once', async () => {
    const world = await microsoftWorld();
    world.emulator.login.expireAccess();
    await world.connector.create('key', { family: [{ value: 'Einmal' }] });
    expect(world.emulator.ledger.creates).toBe(1);
  });

  it.each(['valid', 'refused'] as const)(
    'two workers that renew at the same time both go on, where a used refresh token is %s',
    async (usedRefreshToken) => {
      const world = await microsoftWorld({ usedRefreshToken });
      // Nobody is there for whom a silent sign-in would do.
      world.emulator.login.person.isSignedIn = false;
      world.emulator.clock.advance(2 * hour);
      const [one, other] = [world.reconnect(), world.reconnect()];
      await Promise.all([one.identity(), other.identity()]);
      world.emulator.clock.advance(2 * hour);
      await Promise.all([one.identity(), other.identity()]);
      // What the vault holds is still worth something to the next worker.
      world.emulator.clock.advance(2 * hour);
      await world.reconnect().identity();
    },
  );

  it('a worker that slept takes what another one has renewed, without a request of its own', async () => {
    const world = await microsoftWorld({ usedRefreshToken: 'refused' });
    const sleeper = world.reconnect();
    world.emulator.clock.advance(2 * hour);
    await world.reconnect().identity();
    const { tokens } = world.emulator.ledger;
    await sleeper.identity();
    expect(world.emulator.ledger.tokens).toBe(tokens);
  });

  it('a server that gives no new refresh token leaves the old one', async () => {
    const world = await microsoftWorld({ rotates: false });
    const before = world.vault.credentials.refresh_token;
    world.emulator.clock.advance(2 * hour);
    await world.connector.identity();
    expect(world.vault.credentials.refresh_token).toBe(before);
  });

  it('a dead refresh token is replaced silently while the same person is signed in at Microsoft', async () => {
    const world = await microsoftWorld();
    world.emulator.login.expireRefresh();
    world.emulator.login.expireAccess();
    await world.connector.identity();
    world.emulator.clock.advance(2 * hour);
    await world.reconnect().identity();
  });

  it('the day-long token of a page is renewed silently every day', async () => {
    const world = await microsoftWorld({ platform: 'spa' });
    for (let day = 0; day < 3; day += 1) {
      world.emulator.clock.advance(25 * hour);
      await world.connector.identity();
    }
    expect(world.vault.credentials.platform).toBe('spa');
  });

  it('somebody else who is signed in at Microsoft is not taken for the account', async () => {
    const world = await microsoftWorld();
    const before = world.vault.credentials;
    world.emulator.login.expireRefresh();
    world.emulator.login.expireAccess();
    world.emulator.graph.person.id = 'somebody-else';
    const error = await failureOf(world.connector.identity());
    expect([error.code, error.detail.reason]).toEqual(['credentials-rejected', 'expired']);
    expect(world.vault.credentials).toEqual(before);
  });

  it('a consent that was withdrawn is said to be that, by every call, and changes nothing', async () => {
    const world = await microsoftWorld();
    const [id = ''] = await populate(world, 1);
    world.emulator.login.withdraw();
    for (const call of [() => world.connector.identity(), () => world.connector.read(id)]) {
      const error = await failureOf(call());
      expect([error.code, error.detail.reason]).toEqual(['credentials-rejected', 'withdrawn']);
    }
    expect(await world.direct.all()).toHaveLength(1);
  });

  it('an administrator who takes the consent back is named as the one to ask', async () => {
    const world = await microsoftWorld();
    world.emulator.login.expireAccess();
    world.emulator.login.person.answer = 'needs-admin';
    expect((await failureOf(world.connector.identity())).code).toBe('access-denied');
  });

  it('a network that is gone is no reason to sign in again', async () => {
    const world = await microsoftWorld();
    world.emulator.clock.advance(2 * hour);
    world.emulator.faults.next({ kind: 'token' }, { kind: 'dropped' }, 5);
    expect((await failureOf(world.connector.identity())).code).toBe('offline');
  });
});

describe('`Origin` on requests for tokens', () => {
  const signInWith = async (
    switches: ConstructorParameters<typeof MicrosoftEmulator>[0],
    withRule: boolean,
  ) => {
    const emulator = new MicrosoftEmulator({ clock: stoppedClock(), ...switches });
    const http = createHttp({
      fetch: throughBrowser(emulator.fetch, withRule),
      sleep: async () => {},
      random: () => 0.5,
    });
    const session = sessionOver(http, { clock: () => emulator.clock.now(), consent: emulator.consent() });
    return { emulator, signIn: () => microsoft.signIn({ client_id: emulatedClient }, session) };
  };

  it('is taken away from an app for "mobile and desktop", whose token then lives for ninety days', async () => {
    const { emulator, signIn } = await signInWith({}, true);
    expect((await signIn()).credentials.platform).toBe('native');
    expect(emulator.login.origins).toEqual([]);
  });

  it.each(['valid', 'spent'] as const)(
    'stays for an app registered as a page, which says so itself (the code then is %s)',
    async (refusedCode) => {
      const { emulator, signIn } = await signInWith({ switches: { platform: 'spa', refusedCode } }, true);
      expect((await signIn()).credentials.platform).toBe('spa');
      expect(emulator.login.origins.length).toBeGreaterThan(0);
    },
  );

  it('without the rule an app for "mobile and desktop" is refused: the emulator is as strict as Microsoft', async () => {
    const { signIn } = await signInWith({}, false);
    const error = await failureOf(signIn());
    expect([error.code, error.detail.aadsts]).toEqual(['settings-invalid', 9002326]);
  });

  it('is taken from nothing but the token endpoint', async () => {
    const seen: string[] = [];
    const browser = throughBrowser(async (input, init) => {
      if (new Request(input, init).headers.has('origin')) seen.push(String(input));
      return new Response();
    });
    const others = [
      'https://login.microsoftonline.com/common/oauth2/v2.0/token?origin=kept',
      'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
      'https://login.microsoftonline.com.evil.example/common/oauth2/v2.0/token',
      'https://evil.example/https://login.microsoftonline.com/common/oauth2/v2.0/token',
      'https://graph.microsoft.com/v1.0/$batch',
    ];
    for (const url of others) await browser(url, { method: 'POST' });
    await browser('https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token', { method: 'POST' });
    expect(seen).toEqual(others);
  });
});
