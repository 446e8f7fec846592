/**
 * Tokens of one hour, renewed without a person: by the browser itself where the build has a client of its own there (Chrome), else by a
 * silent sign-in. A renewed token is only used once it is known to be the same person's, because somebody else may be signed in by now.
 */
import { SyncError } from '../../errors.ts';
import type { Credentials, Identity, Session } from '../contract.ts';
import { readIdentity } from './identity.ts';
import { askInWindow } from './window.ts';

export interface Access {
  token(): Promise<string>;
  /** After a 401. @throws SyncError credentials-rejected: access was withdrawn, or nobody is signed in at Google; account-changed */
  renew(refused: string): Promise<string>;
}

/** What is kept of a sign-in. `way` own: the browser keeps the token itself. */
export interface Kept {
  readonly way: 'own' | 'window';
  readonly clientId: string;
  readonly token: string;
  /** ms. */
  readonly expiresAt: number;
  /** Identity that was seen behind the token, and its address. */
  readonly account: string;
  readonly email: string;
  /** Fingerprint of the own token that was last seen to be that account's. */
  readonly checked: string;
}

/** @throws SyncError credentials-rejected when there is nothing to try */
export function readKept(credentials: Credentials): Kept {
  const { way, client_id = '', token = '', expires_at, account = '', email = '', checked = '' } = credentials;
  if ((way !== 'own' && way !== 'window') || (way === 'window' && token === ''))
    throw new SyncError('credentials-rejected', { reason: 'empty' });
  return { way, clientId: client_id, token, expiresAt: Number(expires_at) || 0, account, email, checked };
}

export function toCredentials(kept: Kept): Credentials {
  const { way, clientId, token, expiresAt, account, email, checked } = kept;
  return way === 'own'
    ? { way, account, email, checked }
    : { way, client_id: clientId, token, expires_at: String(expiresAt), account, email };
}

/** A token is renewed that long before it ends, so that no request meets its end on the way. */
const earlyMs = 60_000;

export function createAccess(credentials: Credentials, session: Session): Access {
  let kept: Kept | null = null;
  let current = '';
  /** Could not be renewed before its time was over: tried again once the service refuses it. */
  let stale = '';
  let underWay: Promise<string> | null = null;
  const state = () => {
    kept ??= readKept(credentials);
    return kept;
  };

  async function keep(next: Kept): Promise<void> {
    await session.keep(toCredentials(next));
    kept = next;
  }

  async function fromBrowser(): Promise<string> {
    const held = state();
    const token = await session.consent.ownToken(false);
    if (token === null) throw new SyncError('credentials-rejected', { reason: 'interaction' });
    const checked = await fingerprintOf(token);
    if (checked !== held.checked) {
      const identity = await sameAccount(session, token, held);
      await keep({ ...held, account: identity.id, checked });
    }
    return token;
  }

  async function fromWindow(): Promise<string> {
    const held = state();
    const asking = { clientId: held.clientId, hint: held.email || held.account, isSilent: true };
    const granted = await askInWindow(session.consent, session.clock, asking).catch((error: unknown) => {
      // Nobody cancelled anything: Google says by the same word that it would have to ask.
      if (error instanceof SyncError && error.code === 'sign-in-cancelled')
        throw new SyncError('credentials-rejected', { reason: 'interaction' }, { cause: error });
      throw error;
    });
    const identity = await sameAccount(session, granted.token, held);
    await keep({ ...held, ...granted, account: identity.id });
    return granted.token;
  }

  function renewOnce(): Promise<string> {
    underWay ??= (state().way === 'own' ? fromBrowser() : fromWindow()).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    async token() {
      const held = state();
      if (held.way === 'own') {
        current ||= await renewOnce();
        return current;
      }
      if (session.clock() < held.expiresAt - earlyMs || stale === held.token) return held.token;
      try {
        return await renewOnce();
      } catch (error) {
        if (!(error instanceof SyncError) || error.code === 'account-changed') throw error;
        // Without a network every silent sign-in fails. The request itself tells: it goes nowhere, or is refused.
        stale = held.token;
        return held.token;
      }
    },

    async renew(refused) {
      const held = state();
      if (held.way === 'window') return held.token === refused ? renewOnce() : held.token;
      await session.consent.forgetOwnToken(refused);
      current = '';
      const token = await renewOnce();
      if (token === refused) throw new SyncError('credentials-rejected', { reason: 'withdrawn' });
      current = token;
      return token;
    },
  };
}

async function sameAccount(session: Session, token: string, held: Kept): Promise<Identity> {
  const { identity } = await readIdentity(session, token);
  if (held.account !== '' && identity.id !== held.account)
    throw new SyncError('account-changed', { reason: 'signed-in' });
  return identity;
}

async function fingerprintOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return [...new Uint8Array(digest).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
