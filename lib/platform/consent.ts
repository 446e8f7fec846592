/**
 * The browser's part in an OAuth sign-in. Both browsers have `launchWebAuthFlow`; Chrome alone has tokens of its own for the extension's
 * Google client. Firefox takes redirects on the loopback as well, for services that want a verified domain (MDN on identity.getRedirectURL,
 * seen 2026-11). Browsers give no codes with their refusals, only English words: nothing but a hint is taken from those.
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

export interface IdentityApi {
  getRedirectURL(): string;
  launchWebAuthFlow(details: { url: string; interactive: boolean }): Promise<string | undefined>;
  /** Chrome's own; other browsers of its family have them and refuse. */
  getAuthToken?(details: { interactive: boolean }): Promise<unknown>;
  removeCachedAuthToken?(details: { token: string }): Promise<unknown>;
}

export function createConsent(
  identity: IdentityApi = browser.identity as IdentityApi,
  manifest: { readonly oauth2?: unknown } = browser.runtime.getManifest(),
): Consenting {
  const redirectUrl = identity.getRedirectURL();
  // Only a build with a client of its own in the manifest has tokens of its own.
  const hasOwnTokens = Boolean(manifest.oauth2 && identity.getAuthToken);
  return {
    redirectUrl,
    loopbackRedirectUrl: loopbackOf(redirectUrl),
    ask: async (url, interactive) => {
      try {
        const answer = await identity.launchWebAuthFlow({ url, interactive });
        if (answer) return answer;
        throw new Error('no address came back');
      } catch (thrown) {
        if (!interactive) throw needsPerson(thrown);
        // Chrome closes the window by itself when the page is an error: a client that the service does not know, no network.
        const isShown = !/could not be loaded/i.test(wordsOf(thrown));
        throw new SyncError('sign-in-cancelled', isShown ? {} : { reason: 'page-not-shown' }, {
          cause: thrown,
        });
      }
    },
    ownToken: async (interactive) => {
      if (!hasOwnTokens) return null;
      try {
        return tokenIn(await identity.getAuthToken?.({ interactive }));
      } catch (thrown) {
        if (!interactive) throw needsPerson(thrown);
        if (/did not approve|cancel/i.test(wordsOf(thrown)))
          throw new SyncError('sign-in-cancelled', {}, { cause: thrown });
        // Not supported (Edge), sign-in to the browser switched off, a client that does not fit: there is the window still.
        return null;
      }
    },
    forgetOwnToken: async (token) => {
      await identity.removeCachedAuthToken?.({ token });
    },
  };
}

function needsPerson(thrown: unknown): SyncError {
  return new SyncError('credentials-rejected', { reason: 'interaction' }, { cause: thrown });
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
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
