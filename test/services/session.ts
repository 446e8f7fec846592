/** What a connector is given in tests: an http, a clock, and a browser that has no sign-in windows. */
import { SyncError } from '../../lib/errors.ts';
import type { Consent, Http, Session } from '../../lib/services/contract.ts';

export const noConsent: Consent = {
  redirectUrl: 'https://extension.example/',
  loopbackRedirectUrl: null,
  ask: async () => {
    throw new SyncError('sign-in-cancelled');
  },
  ownToken: async () => null,
  forgetOwnToken: async () => {},
};

export function sessionOver(http: Http, more: Partial<Session> = {}): Session {
  return { http, clock: Date.now, consent: noConsent, keep: async () => {}, ...more };
}
