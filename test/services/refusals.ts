/**
 * What each service answers to credentials that are wrong, have ended, were taken back, or may do too little: provoked at its emulator, so
 * that the table in docs/services.md tells what really happens.
 */
import { carddav } from '../../lib/services/carddav/service.ts';
import type { Credentials } from '../../lib/services/contract.ts';
import { files } from '../../lib/services/files/service.ts';
import { google } from '../../lib/services/google/service.ts';
import { hubspot } from '../../lib/services/hubspot/service.ts';
import { microsoft } from '../../lib/services/microsoft/service.ts';
import { CarddavEmulator } from '../emulators/carddav/emulator.ts';
import { emulatedClient as googleClient } from '../emulators/google/emulator.ts';
import { emulatedServiceKey } from '../emulators/hubspot/emulator.ts';
import { emulatedClient as microsoftClient } from '../emulators/microsoft/login.ts';
import { aircallWorld } from './aircall/world.ts';
import { googleWorld } from './google/world.ts';
import { hubspotWorld } from './hubspot/world.ts';
import { microsoftWorld } from './microsoft/world.ts';
import { credentials as pipedriveToken, pipedriveWorld } from './pipedrive/world.ts';
import { sessionOver } from './session.ts';

export type Trouble = 'wrong' | 'ended' | 'withdrawn' | 'too-little';
export const troubles: readonly Trouble[] = ['wrong', 'ended', 'withdrawn', 'too-little'];

/** Fails with what the user is told; null: the service has no such thing. */
export type Provoke = (() => Promise<unknown>) | null;

const hour = 60 * 60_000;

export const refusals: Readonly<Record<string, Readonly<Record<Trouble, Provoke>>>> = {
  aircall: {
    wrong: () => aircallWorld().withWrongCredentials?.().identity() ?? Promise.resolve(),
    ended: null,
    withdrawn: async () => {
      const { emulator, connector } = aircallWorld();
      emulator.keys.length = 0;
      await connector.identity();
    },
    'too-little': null,
  },
  google: {
    wrong: () => google.signIn({ client_id: 'wrong.apps.googleusercontent.com' }, googleWorld().session),
    ended: async () => {
      const world = googleWorld();
      const { credentials } = await google.signIn({ client_id: googleClient }, world.session);
      world.emulator.clock.advance(2 * hour);
      world.emulator.accounts.signedIn.length = 0;
      await world.connect(credentials).identity();
    },
    withdrawn: async () => {
      const world = googleWorld();
      const { credentials } = await google.signIn({ client_id: googleClient }, world.session);
      world.emulator.accounts.withdraw(world.emulator.account);
      await world.connect(credentials).identity();
    },
    'too-little': async () => {
      const world = googleWorld();
      world.emulator.accounts.withdraw(world.emulator.account);
      world.person.does = 'untick';
      await google.signIn({ client_id: googleClient }, world.session);
    },
  },
  microsoft: {
    wrong: async () => microsoft.signIn({ client_id: 'wrong' }, (await microsoftWorld()).session),
    ended: async () => {
      const world = await microsoftWorld();
      world.emulator.clock.advance(100 * 24 * hour);
      world.emulator.login.person.isSignedIn = false;
      await world.reconnect().identity();
    },
    withdrawn: async () => {
      const world = await microsoftWorld();
      world.emulator.login.withdraw();
      await world.reconnect().identity();
    },
    'too-little': async () => {
      const world = await microsoftWorld();
      world.emulator.login.person.answer = 'needs-admin';
      await microsoft.signIn({ client_id: microsoftClient }, world.session);
    },
  },
  hubspot: {
    wrong: async () => {
      const { http } = await hubspotWorld();
      await hubspot.signIn({ key: 'wrong' }, sessionOver(http));
    },
    ended: null,
    withdrawn: async () => {
      const world = await hubspotWorld();
      world.emulator.keys.clear();
      await world.reconnect().identity();
    },
    'too-little': async () => {
      const { http, emulator } = await hubspotWorld();
      emulator.keys.set(emulatedServiceKey, []);
      await hubspot.signIn({ key: emulatedServiceKey }, sessionOver(http));
    },
  },
  pipedrive: {
    wrong: async () => (await pipedriveWorld()).withWrongCredentials?.().identity(),
    ended: null,
    withdrawn: async () => {
      const world = await pipedriveWorld();
      world.emulator.token = 'another';
      await world.reconnect().identity();
    },
    'too-little': async () => {
      const { emulator, connector } = await pipedriveWorld();
      emulator.faults.use(() => ({ kind: 'status', status: 403, body: '{"success":false,"error":"no"}' }));
      await connector.create(String(pipedriveToken.api_token), { name: [{ value: 'Anna' }] });
    },
  },
  carddav: {
    wrong: () => signInToBook({ password: 'wrong' }),
    ended: null,
    withdrawn: () => signInToBook({ password: 'taken-back' }),
    'too-little': null,
  },
  files: {
    wrong: null,
    ended: null,
    withdrawn: () =>
      files.signIn(
        { file: 'gone' },
        sessionOver(async () => Promise.reject(new Error('no network'))),
      ),
    'too-little': null,
  },
};

function signInToBook(credentials: Credentials): Promise<unknown> {
  const emulator = new CarddavEmulator();
  const http = async (request: {
    method: string;
    url: string;
    headers?: Readonly<Record<string, string>>;
    body?: string;
  }) => {
    const answer = await emulator.fetch(request.url, {
      method: request.method,
      ...(request.headers ? { headers: request.headers } : {}),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    return { status: answer.status, url: request.url, headers: answer.headers, text: await answer.text() };
  };
  return carddav.signIn(
    { address: 'https://dav.example.com/', user: emulator.user, ...credentials },
    sessionOver(http),
  );
}
