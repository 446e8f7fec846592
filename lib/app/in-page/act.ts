/** What a card's buttons do. A mend is a run of its own; it is waited for, so that the card can say how it ended and offer to take it back. */
import type { Memory, Run } from '../../engine/ports.ts';
import { assertNever, SyncError, toSyncError } from '../../errors.ts';
import type { Acted, CardAction, FindingKind, PagePlace } from '../../platform/page-messages.ts';
import type { Session } from '../../platform/session.ts';
import type { Queries } from '../api.ts';
import type { Handlers } from '../commands/handlers.ts';
import { dropToken, giveToken, type Permit, type Permitted, permitOf } from './tokens.ts';

export interface Doing {
  readonly commands: Pick<Handlers, 'mend.now' | 'finding.ignore' | 'undo.preview' | 'connection.start'>;
  openOptions(route: string): Promise<void>;
  sleep(ms: number): Promise<void>;
  /** Every page may have to look again. */
  changed(): void;
}

export interface ActParts {
  readonly memory: Memory;
  readonly queries: Pick<Queries, 'items'>;
  readonly doing: Doing;
  readonly session: Session;
  now(): number;
  newId(): string;
}

const longestRunMs = 60_000;
const pauseMs = 150;

/** A failure is an answer: the card says in words what happened. @throws SyncError if the token is not good */
export async function actOn(
  parts: ActParts,
  { token, finding, action }: { token: string; finding: FindingKind; action: CardAction },
  place: PagePlace,
): Promise<Acted> {
  const { session, doing, memory, now, newId } = parts;
  const permit = await permitOf(session, token, place, now());
  try {
    const undone = await doIt(parts, permit, finding, action);
    if (action === 'open') return { ok: true, undo: null };
    // What was taken back cannot be taken back twice; other findings of the same card go on with its token.
    if (action === 'undo') await dropToken(session, token);
    doing.changed();
    if (undone === null) return { ok: true, undo: null };
    return {
      ok: true,
      undo: await giveToken(session, { ...permit, undo: undone }, place, now(), newId()),
    };
  } catch (thrown) {
    const { code } = toSyncError(thrown);
    return { ok: false, code, place: (await memory.account(permit.accountId))?.name ?? '' };
  }
}

async function doIt(
  parts: ActParts,
  permit: Permit,
  finding: FindingKind,
  action: CardAction,
): Promise<Permit['undo']> {
  const { accountId, findings, undo } = permit;
  const { commands } = parts.doing;
  const about = findings[finding];
  const keyOf = (): string => {
    if (!about?.key) throw new SyncError('record-changed', { reason: 'finding' });
    return about.key;
  };
  switch (action) {
    case 'fix':
    case 'merge': {
      const { runId } = await commands['mend.now']({ accountId, key: keyOf() });
      await finished(parts, runId);
      await assertMended(parts, runId);
      return about?.canUndo ? { kind: 'run', runId } : null;
    }
    case 'not-same':
    case 'ignore': {
      const key = keyOf();
      await commands['finding.ignore']({ accountId, key, ignored: true });
      return { kind: 'ignored', key };
    }
    case 'undo':
      await takeBack(parts, accountId, undo);
      return null;
    case 'open':
      await parts.doing.openOptions(routeFor(accountId, about));
      return null;
    default:
      return assertNever(action);
  }
}

/** A run ends well too if it found that the contact is another one by now, and left it alone. */
async function assertMended({ queries }: ActParts, runId: string): Promise<void> {
  const [row] = (await queries.items(runId, 'all', '', 0, 1)).rows;
  if (row?.failure) throw new SyncError(row.failure.code, row.failure.detail);
  if (row?.item.kind !== 'edit') throw new SyncError('record-changed', { reason: 'not mended' });
}

async function takeBack(parts: ActParts, accountId: string, undo: Permit['undo']): Promise<void> {
  const { commands } = parts.doing;
  switch (undo?.kind) {
    case undefined:
      throw new SyncError('record-changed', { reason: 'token' });
    case 'ignored':
      await commands['finding.ignore']({ accountId, key: undo.key, ignored: false });
      return;
    case 'run': {
      const { runId } = await commands['undo.preview']({ of: { kind: 'run', runId: undo.runId } });
      const { total } = await finished(parts, runId, 'ready');
      // Somebody has changed it since, or the service would not take it back.
      if (total === 0) throw new SyncError('record-changed', { reason: 'undo' });
      const started = await commands['connection.start']({ runId, limit: null });
      await finished(parts, started.runId);
      return;
    }
    default:
      assertNever(undo);
  }
}

/** @throws SyncError as the run failed, or if a person has to look at it first */
async function finished(
  { memory, doing }: ActParts,
  runId: string,
  end: 'done' | 'ready' = 'done',
): Promise<Run> {
  for (let waited = 0; waited < longestRunMs; waited += pauseMs) {
    const run = await memory.run(runId);
    switch (run?.phase) {
      case 'done':
        if (run.failed > 0) throw new SyncError('record-rejected', {});
        return run;
      case 'ready':
        // A sync is ready for a moment before it is carried out.
        if (end === 'ready') return run;
        break;
      case 'failed':
      case 'cancelled':
        throw run.failure
          ? new SyncError(run.failure.code, run.failure.detail)
          : new SyncError('run-lost', {});
      case 'braked':
        throw new SyncError('too-many-changes', {});
    }
    await doing.sleep(pauseMs);
  }
  throw new SyncError('timeout', {});
}

/** Of a finding: itself, with all of its contacts in full. Of another name: the connection that knows both. */
function routeFor(accountId: string, about: Permitted | undefined): string {
  const part = encodeURIComponent;
  if (about?.connectionId) return `#/connections/${part(about.connectionId)}`;
  const finding = about?.key ? `/${part(about.key)}` : '';
  return `#/accounts/${part(accountId)}/numbers${finding}`;
}
