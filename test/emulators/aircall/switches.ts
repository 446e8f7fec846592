/**
 * One switch for everything about Aircall that is not known (Aircall's reference, sections 2-5, 8 and 9, collected 2026-11). The defaults
 * are the likelier answers; the product must stand every other one too, so suites loop over `switchCases`.
 */
import { type Alternatives, oneAtATime } from '../switch-cases.ts';

export interface Switches {
  /** The documentation says 201; a recording says 200. */
  createStatus: 201 | 200;
  detailCreateStatus: 201 | 200;
  /** Of an updated number or e-mail. */
  detailStatus: 200 | 202;
  detailDeleteStatus: 204 | 200;
  detailsBumpUpdatedAt: boolean;
  detailEnvelope: 'detail' | 'contact';
  detailUpdateVerb: 'put' | 'put-and-post';
  updateVerb: 'both' | 'post';
  /** Requests in any 60 s; null: no limit. */
  rateLimit: number | null;
  rateHeaders: 'on-429' | 'always' | 'none';
  /** Whether a 429 carries Retry-After. */
  retryAfter: boolean;
  resetUnit: 's' | 'ms';
  rateLimitBody: 'application' | 'edge' | 'html';
  /** A number without a country code. */
  plusOne: 'prepend' | 'reject' | 'as-given';
  errorForInvalidPhone: 400 | 422;
  /** A `+…` value with blanks, dashes or brackets is stored as given instead of compact. */
  keepsSpacesInE164: boolean;
  /** null for a scalar: refused as blank, empties it, or does nothing. */
  nullClears: 'no' | 'yes' | 'ignored';
  /** How a scalar `information` that was never set is shown. */
  unsetInformation: 'null' | 'empty';
  stripsEmoji: boolean;
  trimsBlanks: boolean;
  maxScalarLength: number | null;
  maxInformationLength: number | null;
  /** True: 20 values at most. False: the first does not count, so 21. */
  primaryCountsInTwenty: boolean;
  createWithoutNumbers: 'reject' | 'accept';
  /** Whether the last number of a contact can be deleted. */
  deleteLastNumber: 'accept' | 'reject';
  validatesEmails: boolean;
  rejectionBody: 'current' | 'documented' | 'by-field';
  notFoundBody: 'documented' | 'with-errors' | 'current';
  /** New and changed contacts are found by the search only after this time. */
  searchLagMs: number;
  /** The same for the plain list. */
  listLagMs: number;
  searchMatch: 'exact' | 'suffix' | 'lenient';
  searchEmailCase: 'ignored' | 'exact';
  /** A new contact's updated_at is that much later than its created_at (7 s in a recording). */
  updatedAtAfterCreateMs: number;
  perPageEcho: 'as-asked' | 'clamped';
  /** Whether more than 50 rows can be had on a page. */
  perPageRows: 'clamped' | 'as-asked';
  linksKeepFromTo: boolean;
}

export const defaultSwitches: Readonly<Switches> = {
  createStatus: 201,
  detailCreateStatus: 201,
  detailStatus: 200,
  detailDeleteStatus: 204,
  detailsBumpUpdatedAt: true,
  detailEnvelope: 'detail',
  detailUpdateVerb: 'put',
  updateVerb: 'both',
  rateLimit: 120,
  rateHeaders: 'on-429',
  retryAfter: false,
  resetUnit: 's',
  rateLimitBody: 'application',
  plusOne: 'prepend',
  errorForInvalidPhone: 400,
  keepsSpacesInE164: false,
  nullClears: 'no',
  unsetInformation: 'null',
  stripsEmoji: true,
  trimsBlanks: true,
  maxScalarLength: null,
  maxInformationLength: 30_000,
  primaryCountsInTwenty: true,
  createWithoutNumbers: 'reject',
  deleteLastNumber: 'accept',
  validatesEmails: true,
  rejectionBody: 'current',
  notFoundBody: 'documented',
  searchLagMs: 5_000,
  listLagMs: 0,
  searchMatch: 'exact',
  searchEmailCase: 'ignored',
  updatedAtAfterCreateMs: 0,
  perPageEcho: 'as-asked',
  perPageRows: 'clamped',
  linksKeepFromTo: false,
};

const alternatives: Alternatives<Switches> = {
  createStatus: [200],
  detailCreateStatus: [200],
  detailStatus: [202],
  detailDeleteStatus: [200],
  detailsBumpUpdatedAt: [false],
  detailEnvelope: ['contact'],
  detailUpdateVerb: ['put-and-post'],
  updateVerb: ['post'],
  rateLimit: [60],
  rateHeaders: ['always', 'none'],
  retryAfter: [true],
  resetUnit: ['ms'],
  rateLimitBody: ['edge', 'html'],
  plusOne: ['reject', 'as-given'],
  errorForInvalidPhone: [422],
  keepsSpacesInE164: [true],
  nullClears: ['yes', 'ignored'],
  unsetInformation: ['empty'],
  stripsEmoji: [false],
  trimsBlanks: [false],
  maxScalarLength: [255],
  maxInformationLength: [null],
  primaryCountsInTwenty: [false],
  createWithoutNumbers: ['accept'],
  deleteLastNumber: ['reject'],
  validatesEmails: [false],
  rejectionBody: ['documented', 'by-field'],
  notFoundBody: ['with-errors', 'current'],
  searchLagMs: [0, 90_000],
  listLagMs: [10_000],
  searchMatch: ['suffix', 'lenient'],
  searchEmailCase: ['exact'],
  updatedAtAfterCreateMs: [7_000],
  perPageEcho: ['clamped'],
  perPageRows: ['as-asked'],
  linksKeepFromTo: [true],
};

/** Every switch away from its default, one at a time. */
export const switchCases = oneAtATime<Switches>(alternatives);
