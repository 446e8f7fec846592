import { expect, test, vi } from 'vitest';
import { type Action, type Badge, showBadge } from '../../lib/platform/badge.ts';
import { createNotifier, type Notifications } from '../../lib/platform/notify.ts';
import { openOptions, type Tabs, type Windows } from '../../lib/platform/pages.ts';

test('the badge says at a glance what is up', async () => {
  const shown = new Map<string, unknown>();
  const action: Action = {
    setBadgeText: async ({ text }) => void shown.set('text', text),
    setBadgeBackgroundColor: async ({ color }) => void shown.set('color', color),
    setTitle: async ({ title }) => void shown.set('title', title),
  };
  const textOf = async (badge: Badge) => {
    await showBadge(badge, 'Lineup', action);
    return shown.get('text');
  };
  expect(await textOf({ kind: 'quiet' })).toBe('');
  expect(await textOf({ kind: 'busy' })).toBe('…');
  expect(await textOf({ kind: 'asks', count: 3 })).toBe('3');
  expect(await textOf({ kind: 'asks', count: 140 })).toBe('99+');
  expect(await textOf({ kind: 'broken' })).toBe('!');
  expect(shown.get('title')).toBe('Lineup');
});

function fakeNotifications() {
  const shown = new Map<string, { title: string; iconUrl: string }>();
  let click: (id: string) => void = () => {};
  const api: Notifications = {
    create: async (id, options) => {
      shown.set(id, options);
      return id;
    },
    clear: async (id) => shown.delete(id),
    getAll: async () => Object.fromEntries(shown),
    onClicked: {
      addListener: (listener) => {
        click = listener;
      },
    },
  };
  return { shown, api, click: (id: string) => click(id) };
}

test('a new notification takes the place of the old one', async () => {
  const { shown, api } = fakeNotifications();
  shown.set('somebody-else', { title: 'x', iconUrl: '' });
  const notifier = createNotifier(api, 'icon.png');
  await notifier.show({ title: 'Two questions', message: '…', route: '#/review' });
  await notifier.show({ title: 'Stopped', message: '…', route: '#/connections/1' });
  expect([...shown.values()].map((one) => one.title)).toEqual(['x', 'Stopped']);
  await notifier.clear();
  expect([...shown.keys()]).toEqual(['somebody-else']);
});

test('a click on a notification opens its page, even in a worker that did not show it', async () => {
  const { shown, api, click } = fakeNotifications();
  await createNotifier(api, 'icon.png').show({ title: 't', message: 'm', route: '#/review' });
  const [id = ''] = shown.keys();
  const open = vi.fn();
  createNotifier(api, 'icon.png').onClick(open);
  click('somebody-else');
  click(id);
  expect(open.mock.calls).toEqual([['#/review']]);
  expect(shown.size).toBe(0);
});

const windows: Windows = { update: vi.fn(async () => undefined) };

test('the options page that is open is shown at the route, with its window', async () => {
  const update = vi.fn(async () => undefined);
  const create = vi.fn(async () => undefined);
  const query = vi.fn(async () => [{ id: 7, windowId: 3 }]);
  await openOptions('#/review', { query, update, create } satisfies Tabs, windows, 'chrome-extension://x/');
  expect(query).toHaveBeenCalledWith({ url: 'chrome-extension://x/options.html*' });
  const url = 'chrome-extension://x/options.html#/review';
  expect(update).toHaveBeenCalledWith(7, { active: true, url });
  expect(windows.update).toHaveBeenCalledWith(3, { focused: true });
  expect(create).not.toHaveBeenCalled();
});

test('without an open options page a new one is opened, also where tabs may not be searched', async () => {
  for (const query of [async () => [], async () => Promise.reject(new Error('not allowed'))]) {
    const create = vi.fn(async () => undefined);
    const update = vi.fn(async () => undefined);
    await openOptions('#/accounts', { query, update, create }, windows, 'chrome-extension://x/');
    expect(create).toHaveBeenCalledWith({ url: 'chrome-extension://x/options.html#/accounts' });
    expect(update).not.toHaveBeenCalled();
  }
});
