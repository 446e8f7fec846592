import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../lib/services/contract.ts';
import { errorFromStatus, readJson, waitAfterLimit } from '../../lib/services/status.ts';

const now = Date.UTC(2026, 10, 23, 12, 0, 0);

function answer(status: number, headers: Record<string, string> = {}, text = ''): HttpResponse {
  return { status, url: 'https://a.example/', headers: new Headers(headers), text };
}

describe('what a status stands for', () => {
  it.each([
    [401, true, 'credentials-rejected'],
    [403, true, 'access-denied'],
    [404, false, 'service-not-found'],
    [408, false, 'service-down'],
    [409, true, 'record-changed'],
    [412, true, 'record-changed'],
    [400, true, 'record-rejected'],
    [422, true, 'record-rejected'],
    [400, false, 'answer-unreadable'],
    [429, true, 'rate-limited'],
    [500, false, 'service-down'],
    [503, true, 'service-down'],
    [302, false, 'answer-unreadable'],
  ])('%i on a write (%s) is %s', (status, isWrite, code) => {
    expect(errorFromStatus(answer(status), { now, isWrite }).code).toBe(code);
  });

  it('lets a service say what a wrong key and a missing thing look like', () => {
    const meaning = {
      now,
      isWrite: true,
      forbidden: 'credentials-rejected',
      missing: 'record-gone',
    } as const;
    expect(errorFromStatus(answer(403), meaning).code).toBe('credentials-rejected');
    expect(errorFromStatus(answer(404), meaning).code).toBe('record-gone');
  });

  it('takes HTML in place of JSON for an unreadable answer', () => {
    expect(() => readJson(answer(200, {}, '<html>sign in</html>'))).toThrow('answer-unreadable');
    expect(() => readJson(answer(200, {}, '{"half":'))).toThrow('answer-unreadable');
    expect(readJson(answer(200, {}, '{"a":1}'))).toEqual({ a: 1 });
  });
});

describe('how long a 429 asks to wait', () => {
  const serviceNow = Date.UTC(2026, 10, 23, 15, 30, 0);
  const date = new Date(serviceNow).toUTCString();

  it.each([
    ['until the reset in seconds', { date, 'x-aircallapi-reset': String(serviceNow / 1000 + 30) }, 31_000],
    ['until the reset in milliseconds', { date, 'x-aircallapi-reset': String(serviceNow + 30_000) }, 31_000],
    ['for the seconds that the reset counts', { 'x-aircallapi-reset': '42' }, 42_000],
    ['for Retry-After without a reset', { 'retry-after': '17' }, 17_000],
    [
      'until the date of Retry-After',
      { date, 'retry-after': new Date(serviceNow + 20_000).toUTCString() },
      20_000,
    ],
    ['a minute when a reset cannot be measured', { 'x-aircallapi-reset': String(serviceNow / 1000) }, 60_000],
    ['a minute when nothing is said', {}, 60_000],
    ['never longer than ten minutes', { 'retry-after': '86400' }, 600_000],
  ] as [string, Record<string, string>, number][])('%s', (_name, headers, wait) => {
    expect(waitAfterLimit(new Headers(headers))).toBe(wait);
  });

  it.each([
    ['SECONDLY', 1_000],
    ['TEN_SECONDLY_ROLLING', 10_000],
    ['DAILY', 600_000],
    ['SOMETHING_ELSE', 60_000],
  ])('as long as the limit that HubSpot names counts: %s', (policyName, wait) => {
    expect(waitAfterLimit(new Headers(), JSON.stringify({ status: 'error', policyName }))).toBe(wait);
  });
});
