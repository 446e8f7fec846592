// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { aircall, book, connected, draft, failing } from '../gallery/fakes/accounts.ts';
import { fakeApp } from '../gallery/fakes/app.ts';
import { applying } from '../gallery/fakes/runs.ts';
import { click, close, has, show, the, words } from './page.tsx';

afterEach(close);

describe('the popup', () => {
  test('leads to the setup on the first visit', async () => {
    const app = fakeApp();
    await show(app, 'popup');
    await click('set-up');
    expect(app.opened).toEqual(['#/connections']);
  });

  test('tells the state, the last and the next run of each connection', async () => {
    await show(fakeApp({ views: [connected] }), 'popup');
    expect(words()).toContain('In line');
    expect(words()).toContain('1,143 contacts linked');
    expect(words()).toMatch(/Last run 2 minutes ago · next in [23] minutes/);
  });

  test('syncs and pauses at once', async () => {
    const app = fakeApp({ views: [connected] });
    await show(app, 'popup');
    await click('sync-now');
    await click('pause');
    expect(app.sent.map(({ name }) => name)).toEqual(['connection.syncNow', 'connection.pause']);
    expect(the('sync-now').getAttribute('aria-label')).toBe('Sync now');
  });

  test('shows how far a run is', async () => {
    await show(fakeApp({ views: [{ ...connected, openRun: applying }] }), 'popup');
    expect(words()).toContain('412 of');
    expect(the('popup-connection').querySelector('[role=progressbar]')).not.toBeNull();
  });

  test('names an account that needs the user, and the questions, each with its way', async () => {
    const app = fakeApp({
      views: [{ ...connected, health: 'needs-you', reviews: 5 }],
      queries: { accounts: async () => [failing(aircall, 'credentials-rejected'), book] },
    });
    await show(app, 'popup');
    expect(the('popup-account').textContent).toBe('Aircall no longer accepts the sign-in.');
    await click('popup-account');
    await click('popup-review');
    expect(app.opened).toEqual(['#/accounts', '#/review']);
  });

  test('opens a connection where it stands: a draft in its setup', async () => {
    const app = fakeApp({ views: [draft] });
    await show(app, 'popup');
    await click('open-connection');
    expect(app.opened).toEqual(['#/connections/c1/setup/direction']);
    expect(has('sync-now')).toBe(false);
  });
});
