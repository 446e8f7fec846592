/** What a card's buttons do. A mend is a run of its own; it is waited for, so that the card can say how it ended and offer to take it back. */
import type { Memory, Run } from '../../engine/ports.ts';
import { assertNever, SyncError } from '../../errors.ts';
import type { Acted, CardAction, FindingKind, PagePlace } from '../../platform/page-messages.ts';
import type { Session } from '../../platform/session.ts';
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
  readonly doing: Doing;
  readonly session: Session;
  now(): number;
  newId(): string;
}

const longestRunMs = 60_000;
const pauseMs = 150;

export async function actOn(
  parts: ActParts,
  { token, finding, action }: { token: string; finding: FindingKind; action: CardAction },
  place: PagePlace,
): Promise<Acted> {
  const permit = await permitOf(parts.session, token, place, parts.now());
  const undone = await doIt(parts, permit, finding, action);
  if (action === 'open') return { ok: true, undo: null };
  await dropAfter(parts, token, action);
  parts.doing.changed();
  if (undone === null) return { ok: true, undo: null };
  const undo = await giveToken(parts.session, { ...permit, undo: undone }, place, parts.now(), parts.newId());
  return { ok: true, undo };
}

/** What was taken back cannot be taken back twice; other findings of the same card go on with its token. */
async function dropAfter({ session }: ActParts, token: string, action: CardAction): Promise<void> {
  if (action === 'undo') await dropToken(session, token);
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
      await parts.doing.openOptions(routeFor(accountId, finding, about));
      return null;
    default:
      return assertNever(action);
  }
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

function routeFor(accountId: string, finding: FindingKind, about: Permitted | undefined): string {
  // The second id of another name is the connection's.
  if (finding === 'other-name') return `#/connections/${encodeURIComponent(about?.recordIds[1] ?? '')}`;
  return `#/numbers/${encodeURIComponent(accountId)}`;
}
