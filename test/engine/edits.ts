/** Undo and mends in the engine's small world: asked for, planned and carried out by processes that may die. */
import { newRun } from '../../lib/app/new-run.ts';
import {
  type Connection,
  type EditRequest,
  ownConnectionId,
  type Run,
  type UndoOf,
} from '../../lib/engine/ports.ts';
import { defaultSettings, Fate, type Lines, sync, type World } from './world.ts';

export function undoOf(of: UndoOf): EditRequest {
  return { kind: 'undo', of, careful: [] };
}

export const mendAll: EditRequest = { kind: 'mend', which: { kind: 'all' }, mayMerge: true };

/** Plans and carries out in one run, as a click on one finding does; `sync` goes on with it after a death. */
export async function edit(
  world: World,
  request: EditRequest,
  fate = new Fate(),
  lines: Lines = {},
): Promise<Run | null> {
  const connection = await connectionFor(world, request);
  const open = (await world.memory.openRuns()).find((run) => run.connectionId === connection.id);
  const run =
    open ?? newRun(connection, `edit${++world.ids}`, world.now, { mode: 'sync', trigger: 'user', request });
  if (!open) await world.memory.saveRun(run);
  return sync(world, fate, lines, {}, connection.id);
}

/** A mend is of the account; an undo goes where the changes were made. */
async function connectionFor(world: World, request: EditRequest): Promise<Connection> {
  const runId = request.kind === 'undo' && request.of.kind === 'run' ? request.of.runId : '';
  const undone = await world.memory.run(runId);
  const isOwn = request.kind === 'mend' || undone?.purpose === 'mend';
  const connection = isOwn ? await ownOf(world, 'left') : await world.memory.connection('c');
  if (!connection) throw new Error('no connection');
  return connection;
}

async function ownOf(world: World, accountId: string): Promise<Connection> {
  const id = ownConnectionId(accountId);
  const known = await world.memory.connection(id);
  if (known) return known;
  const draft = await world.memory.connection('c');
  if (!draft) throw new Error('no connection');
  const own: Connection = {
    ...draft,
    id,
    left: accountId,
    right: accountId,
    settings: { ...defaultSettings, mapping: [] },
    stage: 'draft',
  };
  await world.db.connections.put(own);
  return own;
}

/** Both books whole, for telling whether everything is as it was. */
export function exported(world: World): string {
  const of = (book: World['left']) => book.records.map((record) => JSON.stringify(record.contact)).sort();
  return JSON.stringify({ left: of(world.left), right: of(world.right) }, null, 1);
}
