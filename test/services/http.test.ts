import { describe, expect, it } from 'vitest';
import { SyncError } from '../../lib/errors.ts';
import { createBucket, memoryBucket } from '../../lib/services/bucket.ts';
import { createHttp } from '../../lib/services/http.ts';

interface Seen {
  readonly method: string;
  readonly credentials: string;
  readonly cache: string;
  readonly body: string;
}

/** A line that gives the answers one after the other; a text in place of a response is a broken connection. */
function line(...answers: (Response | string | (() => Promise<Response>))[]) {
  const seen: Seen[] = [];
  const pauses: number[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push({
      method: request.method,
      credentials: request.credentials,
      cache: request.cache,
      body: await request.text(),
    });
    const answer = answers.shift();
    if (answer === undefined) throw new Error('no answer left');
    if (typeof answer === 'string') throw new TypeError(answer);
    return typeof answer === 'function' ? answer() : answer;
  };
  const http = createHttp({
    fetch,
    sleep: async (ms) => void pauses.push(ms),
    random: () => 0.5,
  });
  return { http, seen, pauses };
}

const url = 'https://service.example/things';

async function failure(work: Promise<unknown>): Promise<SyncError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof SyncError)) throw new Error(`expected a SyncError, got ${String(thrown)}`);
  return thrown;
}

describe('http', () => {
  it('gives every status as an answer, with its text', async () => {
    const { http } = line(new Response('nothing here', { status: 404 }));
    const answer = await http({ method: 'GET', url });
    expect([answer.status, answer.text]).toEqual([404, 'nothing here']);
  });

  it.each(['PROPFIND', 'REPORT', 'MKCOL', 'PUT', 'DELETE', 'POST'])(
    'sends %s as it is, with its body, without cookies and past every cache',
    async (method) => {
      const { http, seen } = line(new Response('', { status: 207 }));
      await http({ method, url, body: '<x/>' });
      expect(seen).toEqual([{ method, credentials: 'omit', cache: 'no-store', body: '<x/>' }]);
    },
  );

  it.each(['GET', 'PROPFIND', 'REPORT'])(
    'repeats %s twice when the service is in trouble',
    async (method) => {
      const { http, seen, pauses } = line(
        new Response('<html>', { status: 502 }),
        'fetch failed',
        new Response('here', { status: 200 }),
      );
      expect((await http({ method, url })).text).toBe('here');
      expect(seen).toHaveLength(3);
      expect(pauses).toEqual([500, 1000]);
    },
  );

  it('gives up after the second repeat, with the last answer', async () => {
    const down = () => Promise.resolve(new Response('', { status: 503 }));
    const { http, seen } = line(down, down, down, down);
    expect((await http({ method: 'GET', url })).status).toBe(503);
    expect(seen).toHaveLength(3);
  });

  it('waits as long as the service asks before it repeats', async () => {
    const { http, pauses } = line(
      new Response('', { status: 503, headers: { 'retry-after': '7' } }),
      new Response('here'),
    );
    await http({ method: 'GET', url });
    expect(pauses).toEqual([7000]);
  });

  it('does not hold the worker when the service asks for a long pause', async () => {
    const { http, pauses } = line(new Response('', { status: 503, headers: { 'retry-after': '300' } }));
    expect((await http({ method: 'GET', url })).status).toBe(503);
    expect(pauses).toEqual([]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('never sends %s twice', async (method) => {
    const broken = line(new Response('', { status: 502 }));
    expect((await broken.http({ method, url })).status).toBe(502);
    expect(broken.seen).toHaveLength(1);
    const lost = line('Failed to fetch');
    const error = await failure(lost.http({ method, url }));
    expect([error.code, error.detail.sent]).toEqual(['offline', true]);
    expect(lost.seen).toHaveLength(1);
  });

  it('says offline for a read whose every attempt failed, without a claim that anything was sent', async () => {
    const { http } = line('fetch failed', 'fetch failed', 'fetch failed');
    const error = await failure(http({ method: 'GET', url }));
    expect([error.code, error.detail.sent]).toEqual(['offline', undefined]);
  });

  it('ends a call that takes too long, whether before the head or in the middle of the body', async () => {
    const never = () => new Promise<Response>(() => {});
    const error = await failure(line(never).http({ method: 'POST', url, timeoutMs: 20 }));
    expect([error.code, error.detail.sent]).toEqual(['timeout', true]);
    const stuck = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) });
    const half = await failure(
      line(() => Promise.resolve(new Response(stuck))).http({ method: 'GET', url, timeoutMs: 50 }),
    );
    expect(half.code).toBe('timeout');
  });

  it('refuses what is no web address, and an address with a password in it', async () => {
    for (const bad of ['nonsense', 'ftp://a.example', 'https://me:secret@a.example/']) {
      const error = await failure(line().http({ method: 'GET', url: bad }));
      expect(error.code).toBe('address-refused');
      expect(JSON.stringify(error.detail)).not.toContain('secret');
    }
  });

  it('repeats a POST that only asks, and never one that writes', async () => {
    const asking = line(new Response('', { status: 503 }), 'broken', new Response('found'));
    const asked = await asking.http({ method: 'POST', url, body: '{}', isRead: true });
    expect([asked.text, asking.seen.length]).toEqual(['found', 3]);
    const writing = line(new Response('', { status: 503 }), new Response('made twice'));
    const wrote = await writing.http({ method: 'POST', url, body: '{}' });
    expect([wrote.status, writing.seen.length]).toEqual([503, 1]);
  });

  it('asks again once a limit that counts by the second is over', async () => {
    const body = JSON.stringify({ errorType: 'RATE_LIMIT', policyName: 'SECONDLY' });
    const { http, pauses } = line(new Response(body, { status: 429 }), new Response('found'));
    expect([(await http({ method: 'GET', url })).text, pauses]).toEqual(['found', [1_000]]);
    const write = line(new Response(body, { status: 429 }), new Response('made'));
    expect((await write.http({ method: 'POST', url })).status).toBe(429);
  });

  it('counts every request that goes out, repeats included', async () => {
    let requests = 0;
    const http = createHttp({
      fetch: async () => new Response('', { status: 500 }),
      sleep: async () => {},
      random: () => 0,
      onRequest: () => {
        requests += 1;
      },
    });
    await http({ method: 'GET', url });
    expect(requests).toBe(3);
  });

  it('sends nothing for the time that a 429 asked for, and says until when', async () => {
    let now = 1_000_000;
    let requests = 0;
    const bucket = createBucket({
      memory: memoryBucket(),
      accountId: 'a',
      limit: 60,
      priority: 'background',
      now: () => now,
      sleep: async (ms) => {
        now += ms;
      },
    });
    const http = createHttp({
      fetch: async () => {
        requests += 1;
        return new Response('', { status: 429, headers: { 'retry-after': '45' } });
      },
      bucket,
      sleep: async () => {},
      random: () => 0,
    });
    expect((await http({ method: 'GET', url })).status).toBe(429);
    const error = await failure(http({ method: 'GET', url }));
    expect([error.code, error.retryAt, error.detail.sent]).toEqual(['rate-limited', 1_045_000, false]);
    expect(requests).toBe(1);
  });
});
