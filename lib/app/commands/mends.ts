/** The number check's wishes: a plan of mends, one mend at once, a finding set aside. They run in a connection of the account with itself. */
import { type Account, type Connection, ownConnectionId, type Run } from '../../engine/ports.ts';
import { SyncError } from '../../errors.ts';
import { setIgnored } from '../../store/ignored.ts';
import { mayMergeIn } from '../careful.ts';
import { newConnection } from '../new-connection.ts';
import { newRun } from '../new-run.ts';
import type { AppParts } from '../parts.ts';
import type { Handler } from './handlers.ts';

export function mendCommands(parts: AppParts, kick: () => void) {
  const { memory } = parts;

  const preview: Handler<'mend.preview'> = async ({ accountId, which }) => {
    const run = await mendRun(parts, accountId, { mode: 'preview', which });
    for (const old of await openRunsOf(parts, run.connectionId))
      if (old.mode === 'preview')
        await memory.updateRun(old.id, { phase: 'cancelled', endedAt: parts.now() });
    await memory.saveRun(run);
    kick();
    return { runId: run.id };
  };

  const now: Handler<'mend.now'> = async ({ accountId, key, survivor = null }) => {
    const survivors = survivor === null ? {} : { survivors: { [key]: survivor } };
    const which = { kind: 'some', keys: [key], ...survivors } as const;
    const run = await mendRun(parts, accountId, { mode: 'sync', which });
    await memory.saveRun(run);
    kick();
    return { runId: run.id };
  };

  const ignore: Handler<'finding.ignore'> = async ({ accountId, key, ignored }) => {
    await accountOf(parts, accountId);
    await setIgnored(parts.db, accountId, key, ignored);
    return null;
  };

  return { 'mend.preview': preview, 'mend.now': now, 'finding.ignore': ignore };
}

type Which = Extract<NonNullable<Run['request']>, { kind: 'mend' }>['which'];

async function mendRun(
  parts: AppParts,
  accountId: string,
  { mode, which }: { readonly mode: Run['mode']; readonly which: Which },
): Promise<Run> {
  const account = await accountOf(parts, accountId);
  const connection = await ownConnection(parts, account);
  const request = { kind: 'mend', which, mayMerge: mayMergeIn(account) } as const;
  return newRun(connection, parts.newId(), parts.now(), { mode, trigger: 'user', request });
}

async function ownConnection(parts: AppParts, account: Account): Promise<Connection> {
  const id = ownConnectionId(account.id);
  const known = await parts.memory.connection(id);
  if (known) return known;
  const made = newConnection(account, account, parts.now(), {
    id,
    name: account.name,
    intervalMinutes: 0,
    direction: 'both',
    mapping: [],
  });
  await parts.db.connections.put(made);
  return made;
}

async function openRunsOf(parts: AppParts, connectionId: string): Promise<Run[]> {
  return (await parts.memory.openRuns()).filter((run) => run.connectionId === connectionId);
}

async function accountOf(parts: AppParts, accountId: string): Promise<Account> {
  const account = await parts.memory.account(accountId);
  if (!account) throw new SyncError('settings-invalid', { account: accountId });
  return account;
}
