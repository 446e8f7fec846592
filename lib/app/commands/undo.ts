/** Planning to put changes back. The plan runs in the connection that made them. */
import type { Connection, JournalEntry, UndoOf } from '../../engine/ports.ts';
import { SyncError } from '../../errors.ts';
import { isCareful } from '../careful.ts';
import { newRun } from '../new-run.ts';
import type { AppParts } from '../parts.ts';
import type { Handler } from './handlers.ts';

export function undoCommands(parts: AppParts, kick: () => void) {
  const { memory } = parts;

  const preview: Handler<'undo.preview'> = async ({ of }) => {
    const connection = await connectionOf(parts, await entriesOf(parts, of));
    for (const old of await memory.openRuns()) {
      if (old.connectionId === connection.id && old.request && old.mode === 'preview')
        await memory.updateRun(old.id, { phase: 'cancelled', endedAt: parts.now() });
    }
    const request = { kind: 'undo', of, careful: await carefulSides(parts, connection) } as const;
    const run = newRun(connection, parts.newId(), parts.now(), { mode: 'preview', trigger: 'user', request });
    await memory.saveRun(run);
    kick();
    return { runId: run.id };
  };

  return { 'undo.preview': preview };
}

async function entriesOf({ memory }: AppParts, of: UndoOf): Promise<JournalEntry[]> {
  switch (of.kind) {
    case 'run':
      return memory.journalOfRun(of.runId);
    case 'entries':
      return memory.journalEntries(of.entryIds);
    case 'field':
      return memory.journalEntries([of.entryId]);
  }
}

async function connectionOf(parts: AppParts, entries: readonly JournalEntry[]): Promise<Connection> {
  const ids = [...new Set(entries.map((entry) => entry.connectionId))];
  const [id] = ids;
  const connection = id === undefined || ids.length > 1 ? undefined : await parts.memory.connection(id);
  if (!connection) throw new SyncError('settings-invalid', { field: 'undo', connections: ids.length });
  return connection;
}

async function carefulSides(parts: AppParts, connection: Connection) {
  const sides = await Promise.all(
    (['left', 'right'] as const).map(async (side) => {
      const account = await parts.memory.account(connection[side]);
      return !account || isCareful(account) ? [side] : [];
    }),
  );
  return sides.flat();
}
