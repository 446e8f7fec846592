// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { PlanRow, Run } from '../../lib/app/api.ts';
import { connected, draft } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { rows } from '../gallery/fakes/plan.ts';
import { applying, braked, done, failed, pilot } from '../gallery/fakes/runs.ts';
import { click, close, has, isDisabled, settle, show, the, words } from './page.tsx';

afterEach(close);

function running(run: Run): FakeApp {
  return fakeApp({ views: [{ ...connected, openRun: run }], queries: { run: async () => run } });
}

describe('a run', () => {
  test('shows how far it is and how long it takes still, and can be stopped', async () => {
    const app = running(applying);
    await show(app, '#/connections/c1/runs/r3');
    expect(words()).toContain('412 of');
    expect(words()).toContain('About 8 min left.');
    expect(words()).toContain('2 failed.');
    await click('cancel-run');
    expect(app.sent[0]).toEqual({ name: 'run.cancel', input: { runId: 'r3' } });
  });

  test('becomes its result by itself', async () => {
    let run = applying;
    const app = fakeApp({ views: [connected], queries: { run: async () => run } });
    await show(app, '#/connections/c1/runs/r3');
    run = { ...done, id: 'r3' };
    app.refresh();
    await settle();
    expect(has('run-result')).toBe(true);
  });

  test('counts in its result what was really done, by side', async () => {
    await show(running({ ...done, failed: 0 }), '#/connections/c1/runs/r4');
    expect(the('done-created-left').textContent).toBe('32');
    expect(the('done-updated-right').textContent).toBe('16');
    expect(the('done-deleted-left').textContent).toBe('0');
  });

  test('lists what failed with the reason in words', async () => {
    const row: PlanRow = {
      ...(rows[2] as PlanRow),
      state: 'failed',
      failure: { code: 'record-rejected', detail: { status: 422 }, side: 'left' },
    };
    const app = fakeApp({
      views: [connected],
      queries: { run: async () => done, items: async () => ({ rows: [row], total: 1 }) },
    });
    await show(app, '#/connections/c1/runs/r4');
    expect(words()).toContain('Done, but 2 contacts could not be written');
    expect(the('open-item').textContent).toContain('Aircall refused this contact.');
  });

  test('that was a first few offers to go on with the rest', async () => {
    const app = fakeApp({ views: [draft], queries: { run: async () => pilot } });
    await show(app, '#/connections/c1/runs/r5');
    expect(words()).toContain('The first 5 are written');
    expect(the('go-on-preview').getAttribute('href')).toBe('#/connections/c1/preview');
  });

  test('that was stopped leaves the connection paused until it is resumed', async () => {
    const paused = { ...connected, connection: { ...connected.connection, stage: 'paused' as const } };
    const stopped: Run = { ...done, phase: 'cancelled' };
    const app = fakeApp({ views: [paused], queries: { run: async () => stopped } });
    await show(app, '#/connections/c1/runs/r4');
    expect(words()).toContain('What was written before stays written');
    await click('resume');
    expect(app.sent).toEqual([{ name: 'connection.pause', input: { connectionId: 'c1', paused: false } }]);
  });

  test('that failed says why, what to do, and when the next try is', async () => {
    await show(running(failed), '#/connections/c1/runs/r7');
    expect(words()).toContain('Aircall has a problem at the moment.');
    expect(words()).toMatch(/Next try at \d/);
  });

  test('that was stopped for safety shows reason and names, and can go on or be dropped', async () => {
    const app = running(braked);
    await show(app, '#/connections/c1/runs/r6');
    expect(words()).toContain('214 of 903 contacts would be deleted in iCloud.');
    expect(words()).toContain('Lena Okafor');
    expect(words()).toContain('209 more');
    await click('go-on');
    await click('drop-plan');
    expect(app.sent.map(({ input }) => input)).toEqual([
      { runId: 'r6', goOn: true },
      { runId: 'r6', goOn: false },
    ]);
  });
});

describe('the page of a connection', () => {
  test('syncs now and pauses', async () => {
    const app = fakeApp({ views: [connected] });
    await show(app, '#/connections/c1');
    await click('sync-now');
    await click('pause');
    expect(app.sent).toEqual([
      { name: 'connection.syncNow', input: { connectionId: 'c1' } },
      { name: 'connection.pause', input: { connectionId: 'c1', paused: true } },
    ]);
  });

  test('does not sync while it is paused', async () => {
    const paused = { ...connected, connection: { ...connected.connection, stage: 'paused' as const } };
    await show(fakeApp({ views: [paused] }), '#/connections/c1');
    expect(isDisabled('sync-now')).toBe(true);
    expect(has('resume')).toBe(true);
    expect(words()).toContain('Paused');
  });

  test('a changed direction announces the new preview and is saved', async () => {
    const app = fakeApp({ views: [connected] });
    await show(app, '#/connections/c1');
    expect(isDisabled('save-settings')).toBe(true);
    await click('direction-to-left');
    expect(words()).toContain('a new preview is needed');
    await click('save-settings');
    expect(app.sent[0]?.input).toMatchObject({ settings: { direction: 'to-left' } });
  });

  test('removing asks first', async () => {
    const app = fakeApp({ views: [connected] });
    await show(app, '#/connections/c1');
    await click('remove-connection');
    await click('remove-connection-cancel');
    expect(app.sent).toEqual([]);
    await click('remove-connection');
    await click('remove-connection-sure');
    expect(app.sent).toEqual([{ name: 'connection.remove', input: { connectionId: 'c1' } }]);
  });
});
