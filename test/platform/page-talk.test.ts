import { expect, test } from 'vitest';
import type { PageHandlers } from '../../lib/platform/page-messages.ts';
import { askBackground, type PageMessagePort, servePages } from '../../lib/platform/page-talk.ts';

type Listener = Parameters<PageMessagePort['onMessage']['addListener']>[0];
type Sender = Parameters<Listener>[1];

const page: Sender = {
  id: 'lineup',
  url: 'https://dashboard.aircall.io/contacts',
  tab: { id: 7 },
  frameId: 0,
};
const handlers: PageHandlers = {
  verdicts: async () => ({ state: 'on', version: '1', isConnected: true, isFolded: false, verdicts: [] }),
  card: async () => ({ token: 't', lines: [], partner: null, isFormatOnly: false }),
  act: async () => ({ ok: true, undo: null }),
  fold: async () => null,
};

function world(sender: Sender, isAllowed = true) {
  const errors: unknown[] = [];
  let listener: Listener = () => undefined;
  const port: PageMessagePort = {
    id: 'lineup',
    onMessage: {
      addListener: (one) => {
        listener = one;
      },
      removeListener: () => {},
    },
    sendMessage: (message) =>
      new Promise((resolve) => {
        if (listener(message, sender, resolve) !== true) resolve(undefined);
      }),
  };
  servePages(
    handlers,
    async () => isAllowed,
    (error) => errors.push(error),
    port,
  );
  return { port, errors };
}

test('our script in a tab of an allowed host is answered', async () => {
  const { port } = world(page);
  expect(await askBackground('verdicts', { sightings: [] }, port)).toMatchObject({ state: 'on' });
});

test('another extension, and a message without a tab, get nothing but a refusal', async () => {
  for (const sender of [
    { ...page, id: 'another' },
    { id: 'lineup', url: page.url },
    { id: 'lineup', tab: { id: 7 } },
  ]) {
    const { port } = world(sender);
    await expect(askBackground('verdicts', { sightings: [] }, port)).rejects.toThrow('bug');
  }
});

test('on a host that is switched off or not allowed, questions are answered with "off" and acts refused', async () => {
  const { port } = world(page, false);
  expect(await askBackground('verdicts', { sightings: [] }, port)).toEqual({ state: 'off' });
  await expect(askBackground('card', { sighting: sighting() }, port)).rejects.toThrow('permission-missing');
  await expect(
    askBackground('act', { token: 't', finding: 'invalid', action: 'fix' }, port),
  ).rejects.toThrow();
});

test('a question that nobody knows is refused, even by the name of something every object has', async () => {
  const { port, errors } = world(page);
  for (const pageQuestion of ['nothing', 'constructor', '__proto__'])
    expect(await port.sendMessage({ pageQuestion, input: {} })).toEqual({ ok: false, code: 'bug' });
  expect(errors).toHaveLength(3);
});

test('messages of our own pages are left to their own listener', async () => {
  const { port } = world(page);
  expect(await port.sendMessage({ command: 'account.check', input: {} })).toBeUndefined();
});

function sighting() {
  return { text: '+33612345678', source: 'text' as const, isSure: true, names: [], emails: [], numbers: [] };
}
