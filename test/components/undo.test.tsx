// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { JournalEntry, Queries, Run } from '../../lib/app/api.ts';
import { connected } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { edits, mendDone, mending, mendReady, undoDone, undoReady } from '../gallery/fakes/edits.ts';
import { own } from '../gallery/fakes/findings.ts';
import { done, journal } from '../gallery/fakes/runs.ts';
import { all, click, close, has, isDisabled, show, the, words } from './page.tsx';

afterEach(close);

const started = { ok: true, value: { runId: 'u9' } } as const;

function at(run: Run, queries: Partial<Queries> = {}): FakeApp {
  const app: FakeApp = fakeApp({
    views: [connected],
    queries: {
      run: async (id) => [run, done, undoDone].find((one) => one.id === id) ?? null,
      runs: async () => [],
      items: async (_run, _filter, _search, offset, limit) => ({
        rows: edits.slice(offset, offset + limit),
        total: edits.length,
      }),
      undoState: async () => ({ undoable: 47, undone: 0 }),
      ...queries,
    },
    command: async (name, input) => {
      app.sent.push({ name, input });
      return started as never;
    },
  });
  return app;
}

const entry: JournalEntry = {
  ...(journal[1] as JournalEntry),
  kind: 'update',
  changes: [
    { field: 'company_name', before: [{ value: 'Brandt GmbH' }], after: [{ value: 'Brandt' }] },
    { field: 'last_name', before: [{ value: 'Okafor' }], after: [{ value: 'Okafor-Brandt' }] },
  ],
};
const withEntry = (change: Partial<JournalEntry> = {}) => ({
  journal: async () => ({ entries: [{ ...entry, ...change }], total: 1 }),
});

describe('undo', () => {
  test('of a run begins with a preview', async () => {
    const app = at(done);
    await show(app, '#/connections/c1/runs/r4');
    expect(the('undo-run').textContent).toBe('Undo this run');
    await click('undo-run');
    expect(app.sent).toEqual([{ name: 'undo.preview', input: { of: { kind: 'run', runId: 'r4' } } }]);
    expect(location.hash).toBe('#/connections/c1/runs/u9');
  });

  test('of one change, and of one field of it', async () => {
    const app = at(done, withEntry());
    await show(app, '#/connections/c1/runs/r4');
    await click('undo-change');
    expect(app.sent[0]?.input).toEqual({ of: { kind: 'entries', entryIds: [entry.id] } });
    await show(app, '#/connections/c1/runs/r4');
    expect(all('undo-field')[1]?.getAttribute('aria-label')).toBe('Undo Last name only');
    await click('undo-field', 1);
    expect(app.sent[1]?.input).toEqual({ of: { kind: 'field', entryId: entry.id, field: 'last_name' } });
  });

  test('marks what it undid, and leads to where', async () => {
    const app = at(done, {
      ...withEntry({ undoneBy: 'u2' }),
      undoState: async () => ({ undoable: 0, undone: 1 }),
    });
    await show(app, '#/connections/c1/runs/r4');
    expect(has('undo-run')).toBe(false);
    expect(words()).toContain('All of it was undone.');
    expect(has('undo-change')).toBe(false);
    expect(the('undone').textContent).toBe('Undone');
    expect(the('undone-by').getAttribute('href')).toBe('#/connections/c1/runs/u2');
  });

  test('offers the rest of a run that was undone in part', async () => {
    await show(
      at(done, { undoState: async () => ({ undoable: 40, undone: 7 }) }),
      '#/connections/c1/runs/r4',
    );
    expect(words()).toContain('7 changes were undone.');
    expect(the('undo-run').textContent).toBe('Undo the rest');
  });

  test('shows what goes back, what is removed again, and what stays and why, before it writes', async () => {
    const app = at(undoReady);
    await show(app, '#/connections/c1/runs/u1');
    expect(words()).toContain('Takes back: First run');
    expect(the('count-updated-left').textContent).toBe('31Put back');
    expect(the('count-deleted-left').textContent).toBe('14Removed again');
    expect(words()).toContain('Removed again from Aircall');
    expect(words()).not.toContain('Deleted in Aircall');
    expect(words()).toContain('Somebody has changed it since, so it stays as it is');
    await click('take-out');
    await click('start-all');
    expect(app.sent.map(({ name }) => name)).toEqual(['preview.leaveOut', 'connection.start']);
    expect(location.hash).toBe('#/connections/c1/runs/u9');
  });

  test('that finds nothing to put back cannot be started', async () => {
    await show(at({ ...undoReady, total: 0 }), '#/connections/c1/runs/u1');
    expect(isDisabled('start-all')).toBe(true);
    expect(words()).toContain('There is nothing to do here.');
  });

  test('whose preview was carried out leads to its run instead of starting twice', async () => {
    const later: Run = { ...undoDone, approvedRun: undoReady.id };
    await show(at(undoReady, { runs: async () => [later] }), '#/connections/c1/runs/u1');
    expect(has('start-all')).toBe(false);
    expect(the('carried-out').getAttribute('href')).toBe('#/connections/c1/runs/u2');
  });

  test('tells in its result that it can be taken back, and in its journal that it put back', async () => {
    const app = at(undoDone, withEntry({ undoes: ['j7'] }));
    await show(app, '#/connections/c1/runs/u2');
    expect(words()).toContain('47 changes are undone');
    expect(the('result-figures').textContent).toContain('Removed again');
    expect(words()).toContain('Put back in Aircall');
    expect(the('undo-run').textContent).toBe('Do it again');
  });

  test('of an undo is called doing again', async () => {
    const again: Run = {
      ...undoDone,
      id: 'u3',
      request: { kind: 'undo', of: { kind: 'run', runId: 'u2' }, careful: [] },
    };
    await show(at(again), '#/connections/c1/runs/u3');
    expect(document.querySelector('h1')?.textContent).toBe('Done again');
    expect(the('undone-run').textContent).toContain('Undo');
  });
});

describe('a mend', () => {
  test('is previewed in the room of the number check, for the one account that it is about', async () => {
    await show(at(mendReady), '#/connections/own%3Aa1/runs/m1');
    expect(the('nav-numbers').getAttribute('aria-current')).toBe('page');
    expect(the('back').getAttribute('href')).toBe('#/accounts/a1/numbers');
    expect(has('count-updated-right')).toBe(false);
    expect(words()).toContain('about 9 min');
    expect(the('start-all').textContent).toBe('Mend 248');
  });

  test('shows how far it is and how long it takes still', async () => {
    await show(at(mending), '#/connections/own%3Aa1/runs/m2');
    expect(words()).toContain('96 of 248');
    expect(words()).toContain('About 5 min left.');
  });

  test('can be undone from its result', async () => {
    const app = at(mendDone);
    await show(app, '#/connections/own%3Aa1/runs/m3');
    expect(words()).toContain('248 contacts are mended');
    await click('undo-run');
    expect(app.sent[0]?.input).toEqual({ of: { kind: 'run', runId: 'm3' } });
  });

  test('stands in the history beside the runs of connections', async () => {
    const runs: Queries['runs'] = async (id) => (id === own.connection.id ? [mendDone] : [done]);
    await show(at(mendDone, { runs }), '#/history');
    expect(all('open-run').map((row) => row.getAttribute('href'))).toContain(
      '#/connections/own%3Aa1/runs/m3',
    );
    expect(words()).toContain('Mend');
  });
});
