/**
 * Pulls Aircall's contacts, one request a step: what changed since the last pull, or everything. Times are only compared with times of
 * Aircall; our own clock only measures how long ago something was seen.
 */
import { assertNever } from '../../errors.ts';
import type { PullRequest, PullStep } from '../contract.ts';
import type { Api } from './api.ts';
import { readCheckpoint, readCursor } from './checkpoint.ts';
import { changesStep } from './pull-changes.ts';
import type { PullContext } from './pull-context.ts';
import { confirmStep, recountStep } from './pull-end.ts';
import { beginListing, listingStep } from './pull-listing.ts';

export async function pullStep(api: Api, request: PullRequest, now: number): Promise<PullStep> {
  const context: PullContext = { api, request, cursor: readCursor(request.cursor), now };
  const checkpoint = readCheckpoint(request.checkpoint);
  switch (checkpoint?.kind) {
    case undefined:
      if (!context.cursor || request.complete) return beginListing(context);
      return changesStep(context, context.cursor, null);
    case 'changes':
      return context.cursor ? changesStep(context, context.cursor, checkpoint) : beginListing(context);
    case 'listing':
      return listingStep(context, checkpoint);
    case 'recount':
      return recountStep(context, checkpoint.listing);
    case 'confirm':
      return confirmStep(context, checkpoint.start);
    default:
      return assertNever(checkpoint);
  }
}
