// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { InPageSettings } from '../../lib/app/api.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { all, click, close, has, settle, show, the, type, words } from './page.tsx';

afterEach(close);

const aircallHosts = ['dashboard.aircall.io', 'workspace.aircall.io', 'phone.aircall.io'];

/** `isGranted`: what the person answers when the browser asks. `withheld`: hosts that the browser keeps from us. */
async function settings(
  change: Partial<InPageSettings> = {},
  isGranted = true,
  withheld: readonly string[] = [],
) {
  const asked: (readonly string[])[] = [];
  const now = { isOn: false, hosts: aircallHosts, showsPartner: false, isFolded: false, ...change };
  const app: FakeApp = fakeApp({
    queries: { inPage: async () => now },
    hasHosts: async (origins) => !origins.some((origin) => withheld.some((host) => origin.includes(host))),
    askForHosts: async (origins) => {
      asked.push(origins);
      return isGranted;
    },
    command: async (name, input) => {
      app.sent.push({ name, input });
      return { ok: true, value: null } as never;
    },
  });
  await show(app, '#/in-page');
  return { app, asked };
}
const allOf = (hosts: readonly string[]) => hosts.map((host) => `https://${host}/*`);
const change = (input: object) => ({ name: 'inPage.change', input });

test('switching on asks the browser for these pages first, and only then is on', async () => {
  const { app, asked } = await settings();
  await click('in-page-on');
  expect(asked).toEqual([allOf(aircallHosts)]);
  expect(app.sent).toEqual([change({ isOn: true })]);
});

test('whoever refuses the browser’s question is told that warnings stay off', async () => {
  const { app } = await settings({}, false);
  await click('in-page-on');
  expect(app.sent).toEqual([]);
  expect(the('in-page-refused').textContent).toContain('stay off');
});

test('switching off asks for nothing', async () => {
  const { app, asked } = await settings({ isOn: true });
  await click('in-page-on');
  expect(asked).toEqual([]);
  expect(app.sent).toEqual([change({ isOn: false })]);
});

test('a page of one’s own is added as people copy it, and asked for alone', async () => {
  const { app, asked } = await settings({ isOn: true });
  await type('field-host', 'https://CRM.example.com/people?id=1');
  await click('add-host');
  expect(asked).toEqual([['https://crm.example.com/*']]);
  expect(app.sent).toEqual([change({ hosts: [...aircallHosts, 'crm.example.com'] })]);
});

test('while warnings are off, a page is added without a question', async () => {
  const { app, asked } = await settings();
  await type('field-host', 'crm.example.com');
  await click('add-host');
  expect(asked).toEqual([]);
  expect(app.sent).toHaveLength(1);
});

test('what is no page, or is there already, is said in words and not added', async () => {
  const { app } = await settings();
  for (const [text, says] of [
    ['not a page', 'no address of a page'],
    ['phone.aircall.io', 'in the list already'],
  ] as const) {
    await type('field-host', text);
    await click('add-host');
    expect(words()).toContain(says);
  }
  expect(app.sent).toEqual([]);
});

test('a page is taken off the list, and the keyboard goes on beside it', async () => {
  const { app } = await settings({ isOn: true });
  await click('remove-host', 1);
  expect(app.sent).toEqual([change({ hosts: ['dashboard.aircall.io', 'phone.aircall.io'] })]);
  await settle();
  expect(document.activeElement).toBe(all('field-host')[0]);
  expect(has('in-page-refused')).toBe(false);
});

test('where the browser has taken the access back, it is said and given again by one click', async () => {
  const { app, asked } = await settings({ isOn: true }, true, ['workspace.aircall.io']);
  expect(the('in-page-withheld').textContent).toContain('see workspace.aircall.io any more');
  await click('in-page-allow');
  expect(asked).toEqual([['https://workspace.aircall.io/*']]);
  expect(has('in-page-withheld')).toBe(false);
  expect(app.sent).toEqual([]);
});

test('while warnings are off, nobody is told of an access that nothing needs', async () => {
  await settings({ isOn: false }, true, ['workspace.aircall.io']);
  expect(has('in-page-withheld')).toBe(false);
});

test('the note of the other service is a choice of its own', async () => {
  const { app } = await settings({ isOn: true });
  await click('in-page-partner');
  expect(app.sent).toEqual([change({ showsPartner: true })]);
});
