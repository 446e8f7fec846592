/** That the checker notices what it is there for: a check that cannot fail is none. */
import { expect, test } from 'vitest';
import type { WireRequest } from '../../emulators/message.ts';
import { openApiChecker } from './openapi.ts';

const person = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string', nullable: true } },
};
const check = openApiChecker(
  {
    paths: {
      '/people/{id}': {
        get: {
          parameters: [{ name: 'fields', in: 'query' }],
          responses: {
            '200': {
              content: {
                'application/json': {
                  schema: { allOf: [person, { properties: { age: { type: 'integer' } } }] },
                },
              },
            },
          },
        },
        patch: {
          requestBody: { content: { 'application/json': { schema: person } } },
          responses: { '200': {} },
        },
      },
    },
  },
  { base: '/v2' },
);

function ask(method: string, path: string, body = '', answer = '{"id":1,"name":null,"age":3}') {
  const request: WireRequest = { method, url: `https://api.example.com/v2${path}`, headers: {}, body };
  return check(request, { status: 200, headers: {}, body: answer });
}

test('an exchange that is as described passes', () =>
  expect(ask('GET', '/people/1?fields=name')).toEqual([]));
test.each([
  ['a path that is not described', ask('GET', '/persons/1')],
  ['a method that is not described', ask('PUT', '/people/1', '{}')],
  ['a parameter that is not described', ask('GET', '/people/1?field=name')],
  ['a property of a request that is not described', ask('PATCH', '/people/1', '{"nme":"x"}')],
  ['a value of another type', ask('PATCH', '/people/1', '{"name":7}')],
  ['a property of an answer that is not described', ask('GET', '/people/1', '', '{"id":1,"size":3}')],
])('%s is noticed', (_what, problems) => expect(problems).not.toEqual([]));
