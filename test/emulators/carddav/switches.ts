/**
 * One switch for everything that CardDAV servers do differently (seen on Radicale 3.1.8, Xandikos 0.2.8 and Cyrus 3.6.1, or told of iCloud,
 * Nextcloud, Group Office; collected 2026-11). The defaults are the letter of the standards; a client must stand every other one too, so
 * suites loop over `switchCases`.
 */
import { type Alternatives, oneAtATime, type SwitchCase } from '../switch-cases.ts';

export interface Switches {
  /** refused: 403 supported-report. fails: 500. silent: 207 without a token. */
  syncCollection: 'yes' | 'refused' | 'fails' | 'silent';
  ctag: boolean;
  /** What a token that the server does not know is answered with. */
  badTokenStatus: 403 | 409 | 410 | 500;
  /** Changes told in one answer; what is left follows under the answer's token. */
  syncPageSize: number | null;
  tokenPlace: 'first' | 'last';
  etagForm: 'strong' | 'unquoted' | 'weak';
  /** literal: only the etag exactly as the server spells it. */
  ifMatch: 'standard' | 'literal';
  etagOnPut: boolean;
  etagOnGet: boolean;
  /** False: the server has no etags at all. */
  etags: boolean;
  /** Answer to a PUT of what is no vCard. */
  garbageAnswer: 403 | 400 | 415 | 207;
  uidConflictStatus: 403 | 409;
  writeStatus: 'standard' | 'always-201' | 'always-200';
  /** reserialised: the server stores other lines than it was sent, and says so by giving no etag. */
  storedForm: 'as-sent' | 'reserialised';
  /** Cards of version 2.1, which the standard does not ask for, are taken as well (Radicale). */
  acceptsVersion21: boolean;
  /** Version that a 4.0 card is given back in. */
  version4: 'kept' | 'given-as-3';
  quoting: 'escaped' | 'cdata' | 'numeric';
  prefixes: 'D' | 'none' | 'numbered';
  hrefs: 'path' | 'absolute' | 'inner-host' | 'differently-encoded';
  acceptsAbsoluteHrefs: boolean;
  multiget: 'yes' | 'refused' | 'fails';
  /** More hrefs than that in one multiget are refused. */
  multigetLimit: number | null;
  missingCard: 'response-404' | 'propstat-404' | 'left-out';
  /** multistatus: 207 with a 404 in it, under a garbled address (Xandikos). */
  missingBook: 'status-404' | 'multistatus';
  wellKnown: 'redirect' | 'get-only' | 'none';
  principal: 'yes' | 'none';
  /** The collection itself is among the members of a sync report; also an index page. */
  strayMembers: boolean;
}

export const defaultSwitches: Readonly<Switches> = {
  syncCollection: 'yes',
  ctag: true,
  badTokenStatus: 403,
  syncPageSize: null,
  tokenPlace: 'last',
  etagForm: 'strong',
  ifMatch: 'standard',
  etagOnPut: true,
  etagOnGet: true,
  etags: true,
  garbageAnswer: 403,
  uidConflictStatus: 409,
  writeStatus: 'standard',
  storedForm: 'as-sent',
  acceptsVersion21: false,
  version4: 'kept',
  quoting: 'escaped',
  prefixes: 'D',
  hrefs: 'path',
  acceptsAbsoluteHrefs: false,
  multiget: 'yes',
  multigetLimit: null,
  missingCard: 'response-404',
  missingBook: 'status-404',
  wellKnown: 'redirect',
  principal: 'yes',
  strayMembers: false,
};

const alternatives: Alternatives<Switches> = {
  syncCollection: ['refused', 'fails', 'silent'],
  ctag: [false],
  badTokenStatus: [409, 410, 500],
  syncPageSize: [2],
  tokenPlace: ['first'],
  etagForm: ['unquoted', 'weak'],
  ifMatch: ['literal'],
  etagOnPut: [false],
  etagOnGet: [false],
  etags: [false],
  garbageAnswer: [400, 415, 207],
  uidConflictStatus: [403],
  writeStatus: ['always-201', 'always-200'],
  storedForm: ['reserialised'],
  acceptsVersion21: [true],
  version4: ['given-as-3'],
  quoting: ['cdata', 'numeric'],
  prefixes: ['none', 'numbered'],
  hrefs: ['absolute', 'inner-host', 'differently-encoded'],
  acceptsAbsoluteHrefs: [true],
  multiget: ['refused', 'fails'],
  multigetLimit: [1, 10],
  missingCard: ['propstat-404', 'left-out'],
  missingBook: ['multistatus'],
  wellKnown: ['get-only', 'none'],
  principal: ['none'],
  strayMembers: [true],
};

/** Every switch away from its default, one at a time, and a few that only matter together. */
export const switchCases: readonly SwitchCase<Switches>[] = [
  ...oneAtATime<Switches>(alternatives),
  { name: 'neither sync-collection nor ctag', settings: { syncCollection: 'refused', ctag: false } },
  { name: 'literal unquoted etags', settings: { etagForm: 'unquoted', ifMatch: 'literal' } },
  { name: 'literal weak etags', settings: { etagForm: 'weak', ifMatch: 'literal' } },
  { name: 'pages and a dead token between them', settings: { syncPageSize: 2, badTokenStatus: 500 } },
];
