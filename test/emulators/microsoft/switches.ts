/**
 * One switch for everything about Microsoft Graph and Entra that is not known for certain (Microsoft's reference, its questions and answers,
 * the OpenAPI description of Graph; collected 2026-11). The defaults are the likelier answers; the product must stand every other one too,
 * so suites loop over `switchCases`.
 */
import { type Alternatives, oneAtATime, type SwitchCase } from '../switch-cases.ts';

export interface Switches {
  /** The OpenAPI description declares If-Match for DELETE only. */
  ifMatchOnPatch: 'honoured' | 'ignored';
  ifMatchOnDelete: 'honoured' | 'ignored';
  conflictStatus: 412 | 409;
  /** Prefer: IdType="ImmutableId" is documented for contacts; unseen. */
  immutableIds: 'yes' | 'ignored';
  /** Whether `/me/contactFolders/contacts` names the default folder. */
  wellKnownFolder: boolean;
  /** Whether the list of folders tells the default one too. */
  listsDefaultFolder: boolean;
  /** Exchange spells one folder's id in two ways (AAMk…, AQMk…). */
  parentFolderId: 'as-listed' | 'other-spelling';
  /** changed-only: "at least the updated properties", as the documentation of delta says. */
  deltaRows: 'whole' | 'changed-only';
  /** Properties without a value in a row. */
  emptyProperties: 'null' | 'left-out';
  /** The most rows of a page, whatever odata.maxpagesize asks for; null: as asked. */
  maxPage: number | null;
  /** Answer to a link that has expired. */
  expiredLink: '410' | '404' | '400';
  /** Where a deleted contact is found by its id: nowhere, or in another folder. */
  deleted: 'gone' | 'in-trash';
  /** More than four requests at once for one mailbox: dispatched four by four, or refused with 429. */
  concurrency: 'four-by-four' | 'refused';
  /** Whether a 429 within a batch says how long to wait. */
  retryAfter: boolean;
  /** An update without displayName makes it anew. */
  displayName: 'made-anew' | 'stays';
  birthday: '11:59' | 'as-sent';
  /** Looking for an extended property by $filter. */
  propertyFilter: 'yes' | 'refused';
  /** How long delta and lists do not see a change. */
  lagMs: number;
  /** `name` of an e-mail address that was sent without one. */
  emailName: 'address' | 'null';
  /** What is sent as a refresh token a second time. */
  usedRefreshToken: 'valid' | 'refused';
  /** A reply to a refresh brings a new refresh token. */
  rotates: boolean;
  scopeForm: 'short' | 'url';
  /** The redirect is registered as that platform. */
  platform: 'native' | 'spa';
  /** A code that was refused for its `Origin` may be sent once more. */
  refusedCode: 'valid' | 'spent';
}

export const defaultSwitches: Readonly<Switches> = {
  ifMatchOnPatch: 'honoured',
  ifMatchOnDelete: 'honoured',
  conflictStatus: 412,
  immutableIds: 'yes',
  wellKnownFolder: true,
  listsDefaultFolder: false,
  parentFolderId: 'as-listed',
  deltaRows: 'whole',
  emptyProperties: 'null',
  maxPage: null,
  expiredLink: '410',
  deleted: 'gone',
  concurrency: 'refused',
  retryAfter: true,
  displayName: 'made-anew',
  birthday: '11:59',
  propertyFilter: 'yes',
  lagMs: 0,
  emailName: 'address',
  usedRefreshToken: 'valid',
  rotates: true,
  scopeForm: 'short',
  platform: 'native',
  refusedCode: 'valid',
};

const alternatives: Alternatives<Switches> = {
  ifMatchOnPatch: ['ignored'],
  ifMatchOnDelete: ['ignored'],
  conflictStatus: [409],
  immutableIds: ['ignored'],
  wellKnownFolder: [false],
  listsDefaultFolder: [true],
  parentFolderId: ['other-spelling'],
  deltaRows: ['changed-only'],
  emptyProperties: ['left-out'],
  maxPage: [5],
  expiredLink: ['404', '400'],
  deleted: ['in-trash'],
  concurrency: ['four-by-four'],
  retryAfter: [false],
  displayName: ['stays'],
  birthday: ['as-sent'],
  propertyFilter: ['refused'],
  lagMs: [10_000],
  emailName: ['null'],
  usedRefreshToken: ['refused'],
  rotates: [false],
  scopeForm: ['url'],
  platform: ['spa'],
  refusedCode: ['spent'],
};

/** Every switch away from its default, one at a time, and a few that only matter together. */
export const switchCases: readonly SwitchCase<Switches>[] = [
  ...oneAtATime<Switches>(alternatives),
  {
    name: 'rows of changes only, without what is empty',
    settings: { deltaRows: 'changed-only', emptyProperties: 'left-out' },
  },
  {
    name: 'a trash under folder ids of another spelling',
    settings: { deleted: 'in-trash', parentFolderId: 'other-spelling', wellKnownFolder: false },
  },
  { name: 'an app registered as a page, codes spent', settings: { platform: 'spa', refusedCode: 'spent' } },
];
