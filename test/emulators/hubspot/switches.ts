/**
 * One switch for everything about HubSpot that is not known for sure (its reference, changelogs and forum, collected 2026-11). The defaults
 * are the likelier answers; the product must stand every other one too, so suites loop over `switchCases`.
 */
import { type Alternatives, oneAtATime } from '../switch-cases.ts';

export interface Switches {
  /** New and changed contacts are found by the search only after this time. */
  searchLagMs: number;
  /** Requests in any 10 s; null: no limit. */
  requestsIn10s: number | null;
  searchesIn1s: number | null;
  /** Whether a 429 names its limit in the body. */
  namesPolicy: boolean;
  /** Whether a service key may ask whose it is. */
  accountDetails: 'told' | 'forbidden';
  tokenInfo: 'told' | 'refused';
  /** One invalid record of a batch: only it is refused, or all of them. */
  batchErrors: 'by-record' | 'whole';
  /** Whether results of a batch repeat `objectWriteTraceId`; errors always do. */
  echoesTrace: boolean;
  /** Ids that a batch read does not find: mentioned in `errors`, or passed over. */
  missingInBatch: 'errors' | 'silent';
  additionalEmails: 'read-only' | 'writable';
  /** Since 2025 a merge makes a record of its own; before, the first one stayed. */
  mergeKeeps: 'new-id' | 'first';
  /** Reading the id of a contact that was merged into another. */
  mergedRead: 'the-other' | 'not-found';
  /** Deleting what is deleted. */
  deleteAgain: 204 | 404;
  /** What the answer to an update holds: the properties sent, all of them, none. */
  updateAnswer: 'sent' | 'all' | 'none';
  /** A contact without name and address cannot be made. */
  needsNameOrEmail: boolean;
  emailCase: 'lowered' | 'kept';
  phoneFormat: 'as-given' | 'spaced';
  notFoundBody: 'category' | 'message';
  /** A second contact with the same address. */
  takenEmailStatus: 409 | 400;
  rejectionBody: 'errors' | 'in-message';
  /** A new contact's lifecycle stage; null: none. */
  firstStage: string | null;
  /** A stage that lies before the one held. */
  stageBack: 'ignored' | 'accepted';
  dates: 'iso' | 'ms';
}

export const defaultSwitches: Readonly<Switches> = {
  searchLagMs: 5_000,
  requestsIn10s: 100,
  searchesIn1s: 4,
  namesPolicy: true,
  accountDetails: 'told',
  tokenInfo: 'told',
  batchErrors: 'by-record',
  echoesTrace: true,
  missingInBatch: 'errors',
  additionalEmails: 'read-only',
  mergeKeeps: 'new-id',
  mergedRead: 'the-other',
  deleteAgain: 204,
  updateAnswer: 'sent',
  needsNameOrEmail: false,
  emailCase: 'lowered',
  phoneFormat: 'as-given',
  notFoundBody: 'category',
  takenEmailStatus: 409,
  rejectionBody: 'errors',
  firstStage: 'lead',
  stageBack: 'ignored',
  dates: 'iso',
};

const alternatives: Alternatives<Switches> = {
  searchLagMs: [0, 90_000],
  requestsIn10s: [190],
  searchesIn1s: [1],
  namesPolicy: [false],
  accountDetails: ['forbidden'],
  tokenInfo: ['refused'],
  batchErrors: ['whole'],
  echoesTrace: [false],
  missingInBatch: ['silent'],
  additionalEmails: ['writable'],
  mergeKeeps: ['first'],
  mergedRead: ['not-found'],
  deleteAgain: [404],
  updateAnswer: ['all', 'none'],
  needsNameOrEmail: [true],
  emailCase: ['kept'],
  phoneFormat: ['spaced'],
  notFoundBody: ['message'],
  takenEmailStatus: [400],
  rejectionBody: ['in-message'],
  firstStage: [null],
  stageBack: ['accepted'],
  dates: ['ms'],
};

/** Every switch away from its default, one at a time. */
export const switchCases = oneAtATime<Switches>(alternatives);
