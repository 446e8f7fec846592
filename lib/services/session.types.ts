/** What a connector is given to work with: the network, the time, the browser's part in a sign-in, and a place for renewed credentials. */
import type { Field } from '../contact/contact.ts';
import type { Json } from './json.ts';
import type { Credentials } from './service.types.ts';

/** What a connector is given to work with. */
export interface Session {
  readonly http: Http;
  /** Our clock (ms). */
  clock(): number;
  /** Of the account's last finished pull, if there is one: spares asking the service again for what it holds. */
  readonly cursor?: Json;
  /** What `describe` said last. Absent: never asked. */
  readonly fields?: readonly Field[];
  readonly consent: Consent;
  /** A file that the user picked, by the id that the credentials name; null if it is no longer kept. */
  file?(id: string): Promise<StoredFile | null>;
  /** Whether it is still kept; what is kept under an id never changes. Spares reading its whole text again. */
  hasFile?(id: string): Promise<boolean>;
  /** Stores credentials that were renewed, before they are used: a rotated refresh token must not be lost. */
  keep(credentials: Credentials): Promise<void>;
  /** The credentials as they were kept last, perhaps by another worker of the same account. Absent while there is no account yet. */
  latest?(): Promise<Credentials>;
}

/** A file of contacts as the user picked it. */
export interface StoredFile {
  readonly id: string;
  /** As it is called on the user's disk. */
  readonly name: string;
  readonly kind: 'csv' | 'vcard';
  readonly text: string;
  /** Differs whenever the text or the meaning of its columns does. */
  readonly version: string;
  /** That numbers without a country code are told apart with. */
  readonly country: string;
  /** For CSV: what each column holds; only the connector reads it. */
  readonly columns?: Json;
  readonly separator?: string;
  readonly hasHeadings?: boolean;
  readonly importedAt: number;
}

/** The browser's part in an OAuth sign-in. */
export interface Consent {
  /** Where a service must send people back to. Firefox has a second form on the loopback, for services that want a verified domain. */
  readonly redirectUrl: string;
  readonly loopbackRedirectUrl: string | null;
  /**
   * Opens the service's page and gives back the address that it redirected to. Silent (`interactive` false) never shows a window.
   * @throws SyncError sign-in-cancelled (closed by the person), credentials-rejected {reason: 'interaction'} (silent, but a person is needed)
   */
  ask(url: string, interactive: boolean): Promise<string>;
  /** A token for the extension's own client, kept and renewed by the browser (Chrome with Google); null where the browser has none. */
  ownToken(interactive: boolean): Promise<string | null>;
  /** After a token was refused: the browser must not hand it out again. */
  forgetOwnToken(token: string): Promise<void>;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A POST that only asks (a search, a batch read): may be repeated as a GET may. */
  readonly isRead?: boolean;
  /** ms; default 30,000. */
  readonly timeoutMs?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** After redirects. */
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * One HTTP exchange: every status is an answer, not an error. GET, HEAD, PROPFIND and REPORT may be retried inside (twice, with jitter,
 * honouring Retry-After) on 5xx, network failure and a 429 that is soon over; anything that writes never is.
 * @throws SyncError offline, timeout (with detail.sent = true when the request may have reached the service)
 */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;
