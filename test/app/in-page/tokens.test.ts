import { expect, test } from 'vitest';
import { dropToken, giveToken, type Permit, permitOf } from '../../../lib/app/in-page/tokens.ts';
import type { Session } from '../../../lib/platform/session.ts';

const permit: Permit = {
  accountId: 'aircall',
  findings: { 'not-e164': { key: 'k', connectionId: null, canUndo: false } },
  undo: null,
};
const place = { url: 'https://dashboard.aircall.io/contacts', tabId: 7, frameId: 0 };
const minute = 60_000;

function session(): Session {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}

test('a card acts with its own token', async () => {
  const memory = session();
  await giveToken(memory, permit, place, 0, 'token');
  expect(await permitOf(memory, 'token', place, minute)).toMatchObject(permit);
});

test('a token of another tab, frame or host is none', async () => {
  const memory = session();
  await giveToken(memory, permit, place, 0, 'token');
  const others = [
    { ...place, tabId: 8 },
    { ...place, frameId: 3 },
    { ...place, url: 'https://workspace.aircall.io/contacts' },
  ];
  for (const other of others) await expect(permitOf(memory, 'token', other, minute)).rejects.toThrow();
});

test('a token that was made up, dropped, or lies about for too long is none', async () => {
  const memory = session();
  await expect(permitOf(memory, 'guess', place, 0)).rejects.toThrow();
  await expect(permitOf(memory, { toString: () => 'token' }, place, 0)).rejects.toThrow();
  await giveToken(memory, permit, place, 0, 'token');
  await expect(permitOf(memory, 'token', place, 16 * minute)).rejects.toThrow();
  await dropToken(memory, 'token');
  await expect(permitOf(memory, 'token', place, minute)).rejects.toThrow();
});
