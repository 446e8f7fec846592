/**
 * The browser's part in an OAuth sign-in. Both browsers have `launchWebAuthFlow`; Chrome alone has tokens of its own for the extension's
 * Google client. Firefox takes redirects on the loopback as well, for services that want a verified domain (MDN on identity.getRedirectURL,
 * seen 2026-11).
 */
import { SyncError } from '../errors.ts';
import { browser } from './browser.ts';

export interface Consenting {
  readonly redirectUrl: string;
  readonly loopbackRedirectUrl: string | null;
  ask(url: string, interactive: boolean): Promise<string>;
  ownToken(interactive: boolean): Promise<string | null>;
  forgetOwnToken(token: string): Promise<void>;
}

interface OwnTokens {
  getAuthToken(details: { interactive: boolean }): Promise<unknown>;
  removeCachedAuthToken(details: { token: string }): Promise<unknown>;
}

export function createConsent(): Consenting {
  const redirectUrl = browser.identity.getRedirectURL();
  return {
    redirectUrl,
    loopbackRedirectUrl: loopbackOf(redirectUrl),
    ask: async (url, interactive) => {
      try {
        const answer = await browser.identity.launchWebAuthFlow({ url, interactive });
        if (answer) return answer;
        throw new Error('no address came back');
      } catch (thrown) {
        if (interactive) throw new SyncError('sign-in-cancelled', {}, { cause: thrown });
        throw new SyncError('credentials-rejected', { reason: 'interaction' }, { cause: thrown });
      }
    },
    ownToken: async (interactive) => {
      const tokens = ownTokens();
      if (!tokens) return null;
      try {
        return tokenIn(await tokens.getAuthToken({ interactive }));
      } catch (thrown) {
        if (interactive) throw new SyncError('sign-in-cancelled', {}, { cause: thrown });
        throw new SyncError('credentials-rejected', { reason: 'interaction' }, { cause: thrown });
      }
    },
    forgetOwnToken: async (token) => {
      await ownTokens()?.removeCachedAuthToken({ token });
    },
  };
}

/** Only a build with a client of its own in the manifest has them. */
function ownTokens(): OwnTokens | null {
  const manifest: { readonly oauth2?: unknown } = browser.runtime.getManifest();
  const identity: Partial<OwnTokens> = browser.identity as Partial<OwnTokens>;
  return manifest.oauth2 && identity.getAuthToken && identity.removeCachedAuthToken
    ? (identity as OwnTokens)
    : null;
}

/** Older Chrome gives the bare text, newer an object. */
function tokenIn(answer: unknown): string | null {
  if (typeof answer === 'string') return answer;
  if (answer !== null && typeof answer === 'object' && 'token' in answer)
    return typeof answer.token === 'string' ? answer.token : null;
  return null;
}

/** `https://<40 hex>.extensions.allizom.org/` → `http://127.0.0.1/mozoauth2/<40 hex>`. */
function loopbackOf(redirectUrl: string): string | null {
  const hash = /^https:\/\/([0-9a-f]{40})\.extensions\.allizom\.org\//.exec(redirectUrl)?.[1];
  return hash ? `http://127.0.0.1/mozoauth2/${hash}` : null;
}
