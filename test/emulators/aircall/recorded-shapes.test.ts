import { expect, test } from 'vitest';
import { stoppedClock } from '../clock.ts';
import { ask, basic, gary } from './ask.ts';
import { AircallEmulator } from './emulator.ts';

const pastWindow =
  'Your query is limited to 10k results and pagination is out of bound, please use timestamps or other filters.';

function emulator(): AircallEmulator {
  return new AircallEmulator({ clock: stoppedClock() });
}

test('a new account holds the two contacts that Aircall puts there', async () => {
  const { status, json } = await ask(emulator(), 'GET', '/v1/contacts');
  expect(status).toBe(200);
  const [team, echo] = json.contacts;
  expect([team.first_name, team.last_name]).toEqual(['Aircall team', 'Customer Success']);
  expect([team.phone_numbers.length, team.emails.length]).toEqual([7, 3]);
  expect(echo).toMatchObject({ first_name: 'Echo', last_name: 'Test', emails: [] });
  expect(echo.phone_numbers[0]).toMatchObject({ label: 'Main', value: '+16314402060' });
});

test('a contact has the keys of the live service in their order', async () => {
  const { json } = await ask(emulator(), 'GET', '/v1/contacts?per_page=1');
  const [contact] = json.contacts;
  expect(Object.keys(contact)).toEqual([
    'id',
    'created_at',
    'updated_at',
    'first_name',
    'last_name',
    'information',
    'company_name',
    'is_shared',
    'direct_link',
    'phone_numbers',
    'emails',
  ]);
  expect(contact.is_shared).toBe(true);
  expect(contact.direct_link).toBe(`https://api.aircall.io/v1/contacts/${contact.id}`);
  expect(contact.created_at).toBeLessThan(2 ** 31);
  expect(contact.phone_numbers[0].id).toBeGreaterThan(2 ** 31);
});

test('the order of keys differs between a contact’s numbers', async () => {
  const { json } = await ask(emulator(), 'GET', '/v1/contacts?per_page=1');
  const orders = json.contacts[0].phone_numbers.map((item: object) => Object.keys(item).join());
  expect(new Set(orders)).toEqual(new Set(['id,label,value', 'id,value,label']));
});

test('meta comes first and links name order, order_by, per_page and page', async () => {
  const { json } = await ask(emulator(), 'GET', '/v1/contacts?page=2&per_page=1');
  expect(Object.keys(json)).toEqual(['meta', 'contacts']);
  expect(JSON.stringify(json.meta)).toBe(
    JSON.stringify({
      count: 1,
      total: 2,
      current_page: 2,
      per_page: 1,
      next_page_link: null,
      previous_page_link:
        'https://api.aircall.io/v1/contacts?order=asc&order_by=created_at&per_page=1&page=1',
    }),
  );
});

test('a page past the end is empty and still links back', async () => {
  const { status, json } = await ask(emulator(), 'GET', '/v1/contacts?page=3&per_page=50');
  expect(status).toBe(200);
  expect(json.meta).toMatchObject({ count: 0, total: 2, next_page_link: null });
  expect(json.meta.previous_page_link).toContain('page=2');
});

test('a company has three facts and no id', async () => {
  const { json } = await ask(emulator(), 'GET', '/v1/company');
  expect(json).toEqual({ company: { name: 'Lineup Demo', users_count: 12, numbers_count: 4 } });
});

test('ping is answered, and the bare host without a key', async () => {
  expect((await ask(emulator(), 'GET', '/v1/ping')).json).toEqual({ ping: 'pong' });
  const about = await emulator().fetch('https://api.aircall.io/');
  expect(await about.json()).toEqual({ resource: 'Aircall Documentation', contact: 'support@aircall.io' });
});

test('a list carries the headers that were recorded, and nothing about the rate limit', async () => {
  const { headers } = await ask(emulator(), 'GET', '/v1/contacts');
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('server')).toBe('istio-envoy');
  expect(headers.get('x-powered-by')).toBe('Express');
  expect([...headers.keys()].filter((name) => name.startsWith('x-aircallapi'))).toEqual([]);
});

test.each([
  ['no key', {}, 401, 'Unauthorized'],
  ['a wrong token', { authorization: basic('emulated-api-id', 'wrong') }, 403, 'Forbidden'],
  ['a malformed header', { authorization: 'Basic %%%' }, 403, 'Forbidden'],
  ['another scheme', { authorization: 'Bearer abc' }, 403, 'Forbidden'],
])('%s is refused by the edge', async (_name, headers, status, message) => {
  const response = await emulator().fetch('https://api.aircall.io/v1/contacts', { headers });
  expect(response.status).toBe(status);
  expect(await response.text()).toBe(JSON.stringify({ message }));
});

test.each([
  ['GET', '/v1/contact'],
  ['GET', '/contacts'],
  ['GET', '/v1/contacts/'],
  ['PATCH', '/v1/contacts/518690461'],
  ['DELETE', '/v1/contacts'],
  ['POST', '/v1/contacts/518690461/emails'],
  ['GET', '/v1/contacts/518690461/phone_details'],
  ['POST', '/v1/contacts/518690461/phone_details/2168224894'],
  ['POST', '/v1/ping'],
])('%s %s is no route', async (method, path) => {
  const { status, text } = await ask(emulator(), method, path, method === 'GET' ? undefined : gary);
  expect([status, text]).toEqual([404, '{"message":"Not Found"}']);
});

test.each(['/v1/contacts/1', '/v1/contacts/abc'])('%s is an unknown id', async (path) => {
  const { status, json } = await ask(emulator(), 'GET', path);
  expect([status, json.troubleshoot]).toEqual([404, 'Check ID of the resource']);
});

test('a page beyond position 10,000 is refused however few contacts there are', async () => {
  const it = emulator();
  expect((await ask(it, 'GET', '/v1/contacts?page=200&per_page=50')).status).toBe(200);
  const { status, text } = await ask(it, 'GET', '/v1/contacts?page=201&per_page=50');
  expect(status).toBe(400);
  expect(text).toBe(
    JSON.stringify({
      error: 'Bad Request',
      data: null,
      message: 'BAD_REQUEST',
      errors: pastWindow,
      troubleshoot: 'BAD_REQUEST',
      success: false,
    }),
  );
  expect((await ask(it, 'GET', '/v1/contacts/search?page=501')).status).toBe(400);
});
