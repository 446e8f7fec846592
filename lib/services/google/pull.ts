/**
 * Pulls a Google account step by step: what changed since the last sync token, or everything. Lists lag behind writes by "several minutes"
 * (Google's reference), so what a list says of a contact is only taken if it is not older than what we hold, and what a complete listing
 * does not mention is read by its name before it counts as gone.
 */
import type { PullRequest, PullStep } from '../contract.ts';
import type { GoogleAccount } from './account.ts';
import { type Cursor, type PageCheckpoint, readCheckpoint, readCursor } from './checkpoint.ts';
import { contactSource, personMask } from './fields.ts';
import { refresh } from './groups.ts';
import { confirmStep } from './pull-confirm.ts';
import { pageStep } from './pull-page.ts';
import { isLostToken } from './refusal.ts';
import { type ConnectionsPage, readConnections } from './schema.ts';

export async function pullStep(account: GoogleAccount, request: PullRequest): Promise<PullStep> {
  const cursor = readCursor(request.cursor);
  const checkpoint = readCheckpoint(request.checkpoint);
  if (checkpoint?.kind === 'confirm') return confirmStep(account, request, checkpoint);
  // A pull of changes that was under way is of no use to one that shall see everything.
  if (checkpoint && !(request.complete && checkpoint.mode === 'changes'))
    return goOn(account, request, cursor, checkpoint);
  if (!cursor || request.complete) return beginAll(account, request, cursor, { isLost: false, restarts: 0 });
  return goOn(account, request, cursor, {
    kind: 'page',
    mode: 'changes',
    syncToken: cursor.syncToken,
    pageToken: '',
    isFirst: false,
    isLost: false,
    restarts: 0,
    gone: [],
    renamed: cursor.renamed,
    groups: cursor.groups,
    done: 0,
    total: null,
  });
}

async function goOn(
  account: GoogleAccount,
  request: PullRequest,
  cursor: Cursor | null,
  checkpoint: PageCheckpoint,
): Promise<PullStep> {
  let page: ConnectionsPage;
  try {
    page = await askPage(account, checkpoint);
  } catch (error) {
    // Of the changes the sync token died; of everything, only the place in the list.
    if (!isLostToken(error) || checkpoint.restarts >= mostRestarts) throw error;
    const isLost = checkpoint.isLost || checkpoint.mode === 'changes';
    return beginAll(account, request, cursor, { isLost, restarts: checkpoint.restarts + 1 });
  }
  return pageStep(account, request, checkpoint, page);
}

async function beginAll(
  account: GoogleAccount,
  request: PullRequest,
  cursor: Cursor | null,
  how: Pick<PageCheckpoint, 'isLost' | 'restarts'>,
): Promise<PullStep> {
  const checkpoint: PageCheckpoint = {
    kind: 'page',
    mode: 'complete',
    syncToken: null,
    pageToken: '',
    isFirst: (await request.known.count()) === 0,
    ...how,
    gone: [],
    renamed: cursor?.renamed ?? account.renamed,
    groups: await refresh(account.api, account.groups),
    done: 0,
    total: null,
  };
  const step = await pageStep(account, request, checkpoint, await askPage(account, checkpoint));
  return { ...step, restartsListing: true };
}

const mostRestarts = 3;

async function askPage(
  { api, pageSize }: GoogleAccount,
  { syncToken, pageToken }: PageCheckpoint,
): Promise<ConnectionsPage> {
  return readConnections(
    await api.get('/people/me/connections', {
      personFields: personMask,
      sources: contactSource,
      pageSize: String(pageSize),
      requestSyncToken: 'true',
      ...(syncToken === null ? {} : { syncToken }),
      ...(pageToken === '' ? {} : { pageToken }),
    }),
  );
}
