/**
 * What a browser and the person before it do in a sign-in, in process: pages are asked for and redirects followed up to the extension's
 * own address; on the consent screen the person does as they were told beforehand.
 */
import { SyncError } from '../../../lib/errors.ts';
import type { Consent } from '../../../lib/services/contract.ts';
import { contactsScope, emailScope } from './accounts.ts';
import type { GoogleEmulator } from './emulator.ts';

export interface Person {
  /** What they do on the consent screen. */
  does: 'allow' | 'untick' | 'cancel' | 'close';
  /** Which account they choose, by id or address. */
  account: string;
  /** Windows that were opened for them. */
  windows: number;
  /** Whether the browser's network is there. */
  isOnline: boolean;
}

export interface EmulatedBrowser {
  readonly consent: Consent;
  readonly person: Person;
}

export const redirectUrl = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

export interface BrowserOptions {
  /** The client in the extension's manifest, for which the browser keeps tokens. Default: none. */
  readonly ownClient?: string;
  readonly loopback?: string;
}

export function emulatedBrowser(google: GoogleEmulator, options: BrowserOptions = {}): EmulatedBrowser {
  const person: Person = { does: 'allow', account: google.account.id, windows: 0, isOnline: true };
  const { accounts } = google;
  let cached: string | null = null;

  async function follow(address: string, isInteractive: boolean): Promise<string> {
    const answer = await google.handle({ method: 'GET', url: address, headers: {}, body: '' });
    if (answer === 'drop' || !person.isOnline) throw new Error('the page could not be loaded');
    const target = answer.headers.location;
    if (target !== undefined) return target;
    if (!isInteractive) throw new Error('user interaction required');
    if (answer.status !== 200) throw new Error('the person closed the window that showed an error');
    if (person.does === 'close') throw new Error('the person closed the window');
    const query = new URLSearchParams(new URL(address).search);
    query.set('account', accounts.find(person.account)?.id ?? '');
    query.set('answer', person.does === 'cancel' ? 'cancel' : 'allow');
    if (person.does === 'allow') query.append('grant', contactsScope);
    return follow(`https://accounts.google.com/consent?${query}`, false);
  }

  const consent: Consent = {
    redirectUrl,
    loopbackRedirectUrl: options.loopback ?? null,
    ask: async (url, isInteractive) => {
      if (isInteractive) person.windows += 1;
      try {
        return await follow(url, isInteractive);
      } catch (thrown) {
        if (isInteractive) throw new SyncError('sign-in-cancelled', {}, { cause: thrown });
        throw new SyncError('credentials-rejected', { reason: 'interaction' }, { cause: thrown });
      }
    },
    ownToken: async (isInteractive) => {
      const { ownClient } = options;
      if (ownClient === undefined) return null;
      if (cached !== null && accounts.check(cached)) return cached;
      const account = accounts.find(person.account) ?? google.account;
      const scopes = accounts.granted(account, ownClient);
      if (scopes.length === 0) {
        if (!isInteractive) throw new SyncError('credentials-rejected', { reason: 'interaction' });
        person.windows += 1;
        if (person.does === 'cancel' || person.does === 'close') throw new SyncError('sign-in-cancelled', {});
        accounts.grant(
          account,
          ownClient,
          person.does === 'allow' ? [contactsScope, emailScope] : [emailScope],
        );
      }
      cached = accounts.issue(account, ownClient, accounts.granted(account, ownClient)).text;
      return cached;
    },
    forgetOwnToken: async (token) => {
      if (cached === token) cached = null;
    },
  };
  return { consent, person };
}
