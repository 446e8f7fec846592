/** Pulls HubSpot's contacts, step by step: what changed since the last pull, or everything. Times are only compared with times of HubSpot. */
import { fingerprint } from '../../contact/fingerprint.ts';
import { assertNever } from '../../errors.ts';
import type { PullRequest, PullStep } from '../contract.ts';
import { readCheckpoint, readCursor } from './checkpoint.ts';
import { archivedStep, beginChanges, changesStep } from './pull-changes.ts';
import type { PullContext } from './pull-context.ts';
import { beginListing, confirmStep, listingStep } from './pull-listing.ts';
import type { Book } from './write.ts';

export async function pullStep(book: Book, request: PullRequest, now: number): Promise<PullStep> {
  // Another field, or other names of choices: what the mirror holds was read with other eyes.
  const asked = fingerprint(book.fields.map(({ id, type, many, options }) => ({ id, type, many, options })));
  const context: PullContext = { book, request, cursor: readCursor(request.cursor, asked), asked, now };
  const checkpoint = readCheckpoint(request.checkpoint);
  switch (checkpoint?.kind) {
    case undefined:
      return context.cursor && !request.complete
        ? beginChanges(context, context.cursor)
        : beginListing(context);
    case 'listing':
      return listingStep(context, checkpoint);
    case 'confirm':
      return confirmStep(context, checkpoint);
    case 'changes':
      return context.cursor ? changesStep(context, checkpoint) : beginListing(context);
    case 'archived':
      return context.cursor ? archivedStep(context, checkpoint) : beginListing(context);
    default:
      return assertNever(checkpoint);
  }
}
