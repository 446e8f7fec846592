import { expect, test } from 'vitest';
import { stoppedClock } from '../clock.ts';
import type { Fault } from '../faults.ts';
import { ask, basic, gary } from './ask.ts';
import { AircallEmulator, emulatedKey } from './emulator.ts';

function start(options: ConstructorParameters<typeof AircallEmulator>[0] = {}) {
  const clock = stoppedClock();
  return { clock, emulator: new AircallEmulator({ clock, withDefaultContacts: false, ...options }) };
}

const ping = (emulator: AircallEmulator) => ask(emulator, 'GET', '/v1/ping');

test('the request over the limit is refused, and so is everything for 60 seconds', async () => {
  const { clock, emulator } = start();
  for (let count = 0; count < 120; count += 1) {
    clock.advance(100);
    expect((await ping(emulator)).status).toBe(200);
  }
  const { status, headers } = await ping(emulator);
  expect(status).toBe(429);
  expect(headers.get('x-aircallapi-limit')).toBe('120');
  expect(headers.get('x-aircallapi-remaining')).toBe('0');
  expect(headers.get('x-aircallapi-reset')).toBe(String(clock.now() / 1_000 + 60));
  expect(headers.get('retry-after')).toBeNull();
  clock.advance(59_999);
  expect((await ping(emulator)).status).toBe(429);
  clock.advance(1);
  expect((await ping(emulator)).status).toBe(200);
  expect(emulator.ledger.overLimit).toBe(2);
});

test('the limit slides: a steady pace of 120 a minute goes on for ever', async () => {
  const { clock, emulator } = start();
  for (let count = 0; count < 500; count += 1) {
    clock.advance(500);
    expect((await ping(emulator)).status).toBe(200);
  }
  expect(emulator.ledger.maxInAnyMinute).toBe(120);
});

test('all keys of a company share its limit', async () => {
  const other = { apiId: 'second', apiToken: 'key' };
  const { emulator } = start({ credentials: [emulatedKey, other], switches: { rateLimit: 2 } });
  await ping(emulator);
  const headers = { authorization: basic('second', 'key') };
  expect((await ask(emulator, 'GET', '/v1/ping', undefined, headers)).status).toBe(200);
  expect((await ask(emulator, 'GET', '/v1/ping', undefined, headers)).status).toBe(429);
  expect((await ping(emulator)).status).toBe(429);
});

test.each<[string, Fault, number, boolean]>([
  ['a bad gateway', { kind: 'bad-gateway' }, 502, false],
  ['HTML in place of JSON', { kind: 'html' }, 200, false],
  ['a refused request', { kind: 'too-many' }, 429, false],
  ['a status of the test’s choice', { kind: 'status', status: 503 }, 503, false],
  ['half an answer', { kind: 'truncated' }, 201, true],
  ['a slow answer', { kind: 'slow', ms: 5 }, 201, true],
])('%s happens once, on the request that was meant', async (_name, fault, status, takesEffect) => {
  const { emulator } = start();
  emulator.faults.next({ method: 'POST' }, fault);
  expect((await ping(emulator)).status).toBe(200);
  const met = await ask(emulator, 'POST', '/v1/contacts', gary);
  expect(met.status).toBe(status);
  expect(emulator.contacts()).toHaveLength(takesEffect ? 1 : 0);
  if (fault.kind !== 'slow' && fault.kind !== 'too-many') expect(met.json).toBeNull();
  expect((await ask(emulator, 'POST', '/v1/contacts', gary)).status).toBe(201);
});

test.each([
  ['before', { kind: 'dropped' } as const, 0],
  ['after', { kind: 'lost-answer' } as const, 1],
])('a connection that breaks %s the effect rejects as a real fetch does', async (_name, fault, made) => {
  const { emulator } = start();
  emulator.faults.next({ kind: 'create' }, fault);
  await expect(ask(emulator, 'POST', '/v1/contacts', gary)).rejects.toBeInstanceOf(TypeError);
  expect(emulator.contacts()).toHaveLength(made);
  expect(emulator.ledger.creates).toBe(made);
  expect(emulator.ledger.entries.at(-1)).toMatchObject({ kind: 'create', status: 'drop' });
});

test('the third page of a listing can be the one that fails', async () => {
  const { emulator } = start();
  emulator.faults.next({ path: /contacts\?.*page=/, nth: 3 }, { kind: 'bad-gateway' });
  const statuses = [];
  for (let page = 1; page <= 4; page += 1) {
    statuses.push((await ask(emulator, 'GET', `/v1/contacts?page=${page}`)).status);
  }
  expect(statuses).toEqual([200, 200, 502, 200]);
  expect(emulator.faults.left).toBe(0);
});

test('somebody can edit a contact between a request and its effect', async () => {
  const { emulator } = start();
  const contact = emulator.create({ first_name: 'Ann', last_name: 'Lee' });
  emulator.faults.next(
    { kind: 'update' },
    { kind: 'meanwhile', act: () => emulator.edit(contact.id, { last_name: 'Li' }) },
  );
  const { json } = await ask(emulator, 'POST', `/v1/contacts/${contact.id}`, { first_name: 'Anna' });
  expect(json.contact).toMatchObject({ first_name: 'Anna', last_name: 'Li' });
});

test('faults can be decided request by request', async () => {
  const { emulator } = start();
  emulator.faults.use((_request, kind) => (kind === 'ping' ? { kind: 'dropped' } : null));
  await expect(ping(emulator)).rejects.toBeInstanceOf(TypeError);
  expect((await ask(emulator, 'GET', '/v1/contacts')).status).toBe(200);
  emulator.faults.clear();
  expect((await ping(emulator)).status).toBe(200);
});

test('an abort ends a slow request with its reason, and what was sent has had its effect', async () => {
  const { emulator } = start();
  emulator.faults.next({ kind: 'create' }, { kind: 'slow', ms: 60_000 });
  const abort = new AbortController();
  const asked = emulator.fetch('https://api.aircall.io/v1/contacts', {
    method: 'POST',
    headers: {
      authorization: basic(emulatedKey.apiId, emulatedKey.apiToken),
      'content-type': 'application/json',
    },
    body: JSON.stringify(gary),
    signal: abort.signal,
  });
  setTimeout(() => abort.abort(), 20);
  await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(emulator.contacts()).toHaveLength(1);
});
