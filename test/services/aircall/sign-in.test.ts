import { describe, expect, it } from 'vitest';
import { refusalReason } from '../../../lib/services/aircall/refusal.ts';
import { aircall } from '../../../lib/services/aircall/service.ts';
import { failureOf } from '../contract/expect.ts';
import { sessionOver } from '../session.ts';
import { aircallWorld, credentials } from './world.ts';

describe('signing in to Aircall', () => {
  it('says whose key it is, and keeps the key without the blanks that were pasted with it', async () => {
    const { http } = aircallWorld();
    const pasted = { api_id: ` ${credentials.api_id}\n`, api_token: `${credentials.api_token} ` };
    expect(await aircall.signIn(pasted, sessionOver(http))).toEqual({
      identity: { id: 'company:lineup demo', label: 'Lineup Demo' },
      choices: [],
      credentials,
    });
  });

  it.each([
    ['a wrong token', { ...credentials, api_token: 'nope' }],
    ['a wrong id', { ...credentials, api_id: 'nope' }],
    ['no token', { ...credentials, api_token: '  ' }],
    ['no id', { api_token: 'x' }],
    ['letters that no key has', { ...credentials, api_token: 'pässwörd 🔑' }],
  ])('says that the key is wrong: %s', async (_what, given) => {
    const error = await failureOf(aircall.signIn(given, sessionOver(aircallWorld().http)));
    expect(error.code).toBe('credentials-rejected');
    expect(JSON.stringify(error.detail)).not.toContain(credentials.api_id ?? '');
  });

  it('is another identity when another company is behind the key', async () => {
    const world = aircallWorld();
    const before = await world.connector.identity();
    world.emulator.company.name = 'Other Inc';
    expect((await world.connector.identity()).id).not.toBe(before.id);
  });

  it('does not take a page of HTML for a company', async () => {
    const world = aircallWorld();
    world.meet('html');
    expect((await failureOf(aircall.signIn(credentials, sessionOver(world.http)))).code).toBe(
      'answer-unreadable',
    );
  });

  it('asks for the permission of one host', () => {
    expect(aircall.origins(credentials)).toEqual(['https://api.aircall.io/*']);
  });
});

describe('what Aircall says when it refuses', () => {
  const reason = (body: unknown, secrets: string[] = []) =>
    refusalReason(
      {
        status: 400,
        url: '',
        headers: new Headers(),
        text: typeof body === 'string' ? body : JSON.stringify(body),
      },
      secrets,
    );

  it.each([
    [
      'the text in errors',
      { error: 'Bad Request', message: 'BAD_REQUEST', errors: 'Out of bound', troubleshoot: 'BAD_REQUEST' },
      'Out of bound',
    ],
    [
      'the documented form',
      { error: 'Bad Request', troubleshoot: 'Maximum of 5 notes' },
      'Maximum of 5 notes',
    ],
    [
      'a list of objects',
      { errors: [{ status: 404, title: 'Not Found', detail: 'Check ID of the resource' }] },
      'Check ID of the resource',
    ],
    [
      'lists by field',
      { error: 'Unprocessable Entity', errors: { email: ['is invalid', 'is long'] } },
      'email is invalid; is long',
    ],
    ['the gateway', { message: 'Forbidden' }, 'Forbidden'],
    ['a code where there is nothing better', { message: 'BAD_REQUEST' }, 'BAD_REQUEST'],
    ['HTML', '<html>', 'html'],
    ['nothing', '', ''],
  ] as [string, unknown, string][])('%s', (_what, body, expected) => {
    expect(reason(body)).toBe(expected);
  });

  it('never repeats numbers, addresses or values that were sent', () => {
    const text = reason(
      { errors: 'Anna Müller: +33 6 12 34 56 78 and 0612345678, anna@example.com invalid' },
      ['Anna', 'Müller'],
    );
    expect(text).toBe('… …: … and …, … invalid');
  });
});
