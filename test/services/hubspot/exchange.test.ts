/** That the checking of exchanges notices what it is there for. */
import { expect, test } from 'vitest';
import { checkExchange } from './exchange.ts';

const row = {
  id: '1',
  properties: { email: null },
  createdAt: '2026-11-23T09:00:00.000Z',
  updatedAt: '2026-11-23T09:00:00.000Z',
  archived: false,
};

function exchange(method: string, path: string, body: unknown, answer: unknown, status = 200): () => void {
  const request = {
    method,
    url: `https://api.hubapi.com${path}`,
    headers: {},
    body: body === null ? '' : JSON.stringify(body),
  };
  return () => checkExchange(request, { status, headers: {}, body: JSON.stringify(answer) });
}

const contacts = '/crm/objects/2026-09/contacts';

test('what is as described passes', () => {
  exchange('GET', `${contacts}?limit=100`, null, { results: [row] })();
  exchange('PATCH', `${contacts}/1`, { properties: { email: '' } }, row)();
});

test.each([
  ['a path of an older version', exchange('GET', '/crm/v3/objects/contacts', null, {})],
  ['a parameter that is not described', exchange('GET', `${contacts}?page=2`, null, { results: [] })],
  ['a value that is no text', exchange('PATCH', `${contacts}/1`, { properties: { age: 7 } }, row)],
  [
    'a property of the request that is not described',
    exchange('PATCH', `${contacts}/1`, { properties: {}, id: '1' }, row),
  ],
  [
    'a property of the answer that is not described',
    exchange('GET', `${contacts}/1`, null, { ...row, vid: 1 }),
  ],
  ['a create without associations', exchange('POST', contacts, { properties: {} }, row, 201)],
  [
    'a batch of too many',
    exchange(
      'POST',
      `${contacts}/batch/archive`,
      { inputs: Array.from({ length: 101 }, () => ({ id: '1' })) },
      {},
      204,
    ),
  ],
])('%s is noticed', (_what, check) => {
  expect(check).toThrow('not as HubSpot describes it');
});
