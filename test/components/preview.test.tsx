// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { Run } from '../../lib/app/api.ts';
import { connected, draft } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { counts, rows } from '../gallery/fakes/plan.ts';
import { pilot, pulling, ready } from '../gallery/fakes/runs.ts';
import { all, click, close, has, press, settle, show, the, type, words } from './page.tsx';

afterEach(close);

function previewing(run: Run | null): FakeApp {
  const app = fakeApp({ views: [draft], queries: { preview: async () => run } });
  return {
    ...app,
    command: (async (name: string, input: unknown) => {
      app.sent.push({ name, input });
      return { ok: true, value: { runId: 'r3' } };
    }) as FakeApp['command'],
  };
}
const route = '#/connections/c1/preview';

describe('while the preview is made', () => {
  test('it shows how far each side is read, and that nothing is written', async () => {
    await show(previewing(pulling), route);
    expect(words()).toContain('650 of 1,204 read');
    expect(words()).toContain('Nothing is written.');
    await click('cancel-run');
    expect(has('preview-ready')).toBe(false);
  });

  test('it becomes ready by itself', async () => {
    let run = pulling;
    const app = fakeApp({ views: [draft], queries: { preview: async () => run } });
    await show(app, route);
    run = ready;
    app.refresh();
    await settle();
    expect(has('preview-ready')).toBe(true);
  });
});

describe('a preview that is ready', () => {
  test('tells the numbers of each side and why some are left out', async () => {
    await show(previewing(ready), route);
    expect(the('count-created-left').textContent).toContain(String(counts.left.created));
    expect(the('count-excluded-no-number').textContent).toContain('Has no phone number');
    expect(words()).toContain('Nothing has been written yet.');
  });

  test('only the rows in sight are in the page, and each says its place in the whole', async () => {
    await show(previewing(ready), route);
    expect(all('open-item').length).toBeLessThan(60);
    expect(the('open-item').closest('li')?.getAttribute('aria-setsize')).toBe(String(rows.length));
  });

  test('filters and search narrow the list', async () => {
    await show(previewing(ready), route);
    await click('filter-create-right');
    expect(all('open-item').every((row) => row.textContent?.includes('New in iCloud'))).toBe(true);
    await type('search', 'nobody is called this');
    expect(words()).toContain('Nobody found');
  });

  test('a number is a way to its list', async () => {
    await show(previewing(ready), route);
    await click('count-updated-left');
    expect((the('filter-update-left') as HTMLInputElement).checked).toBe(true);
  });

  test('arrow keys move from row to row', async () => {
    await show(previewing(ready), route);
    const [first, second] = all('open-item');
    first?.focus();
    await press(first as HTMLElement, 'ArrowDown');
    expect(document.activeElement).toBe(second);
    await press(second as HTMLElement, 'Home');
    expect(document.activeElement).toBe(first);
  });

  test('a person opens with the reasons and every field, old and new', async () => {
    await show(previewing(ready), route);
    await click('filter-update-left');
    await click('open-item');
    const sheet = the('item-sheet');
    expect(sheet.textContent).toContain('Same number');
    expect(sheet.querySelector('del')?.textContent).toContain('+4930111222');
    expect(
      [...sheet.querySelectorAll('ins')].some((one) => one.textContent?.includes('+4915198765432')),
    ).toBe(true);
    await click('item-sheet-close');
    expect(has('item-sheet')).toBe(false);
  });

  test('what will not travel is told with its reason', async () => {
    const losing = rows.find((row) => row.item.losses.length > 0);
    const app = fakeApp({
      views: [draft],
      queries: {
        preview: async () => ready,
        items: async () => ({ rows: losing ? [losing] : [], total: losing ? 1 : 0 }),
      },
    });
    await show(app, route);
    expect(the('open-item').textContent).toContain('1 value stays behind');
    await click('open-item');
    expect(the('item-sheet').textContent).toContain('0800 CALL-US');
    expect(the('item-sheet').textContent).toContain('cannot be read as a phone number');
  });

  test('a person can be taken out and put in again', async () => {
    const app = previewing({ ...ready, leftOut: [] });
    await show(app, route);
    await click('take-out');
    const key = (app.sent[0]?.input as { keys: string[] } | undefined)?.keys[0] ?? '';
    expect(app.sent[0]).toEqual({ name: 'preview.leaveOut', input: { runId: 'r1', keys: [key], out: true } });
    const without = previewing({ ...ready, leftOut: [key] });
    await show(without, route);
    expect(words()).toContain('Taken out by you');
    expect(words()).toContain('1 taken out');
    await click('put-in');
    expect(without.sent[0]?.input).toEqual({ runId: 'r1', keys: [key], out: false });
  });

  test('it starts with a few or with all, and then shows the run', async () => {
    const app = previewing(ready);
    await show(app, route);
    await click('start-20');
    expect(app.sent).toEqual([{ name: 'connection.start', input: { runId: 'r1', limit: 20 } }]);
    expect(location.hash).toBe('#/connections/c1/runs/r3');
    const again = previewing(ready);
    await show(again, route);
    await click('start-all');
    expect(again.sent[0]?.input).toEqual({ runId: 'r1', limit: null });
  });

  test('a few more than there are is not offered', async () => {
    await show(previewing({ ...ready, total: 12, leftOut: [] }), route);
    expect(has('start-5')).toBe(true);
    expect(has('start-20')).toBe(false);
  });
});

test('after a first few the preview says so, and starts the rest', async () => {
  const app = fakeApp({
    views: [draft],
    queries: { preview: async () => ready, runs: async () => [{ ...pilot, approvedRun: ready.id }, ready] },
  });
  await show(app, route);
  expect(words()).toContain('5 are written, the rest is not.');
  await click('start-all');
  expect(app.sent[0]?.input).toEqual({ runId: ready.id, limit: null });
});

describe('without a preview that fits', () => {
  test('changed settings ask for a new one', async () => {
    const app = fakeApp({ views: [connected] });
    await show(app, route);
    expect(words()).toContain('The settings have changed');
    await click('start-preview');
    expect(app.sent[0]).toEqual({ name: 'connection.preview', input: { connectionId: 'c1' } });
  });

  test('a failed one says why and can be made again', async () => {
    const failure = { code: 'service-down', detail: {}, side: 'right' } as const;
    await show(previewing({ ...pulling, phase: 'failed', failure }), route);
    expect(words()).toContain('iCloud has a problem at the moment.');
    expect(has('start-preview')).toBe(true);
  });

  test('a connection that is gone says so', async () => {
    await show(fakeApp(), route);
    expect(words()).toContain('This connection is no longer there.');
  });
});
