/** A fetch whose every exchange with Graph is held to Microsoft's description, those within batches too. A mistake breaks the test that made it. */
import type { WireRequest, WireResponse } from '../../emulators/message.ts';
import { microsoftChecker } from './described.ts';

const check = microsoftChecker();
let checked = 0;

/** Exchanges that were held to the description so far. */
export function exchangesChecked(): number {
  return checked;
}

export function watched(inner: typeof fetch): typeof fetch {
  if (!check) return inner;
  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.method === 'GET' ? '' : await request.clone().text();
    const response = await inner(request);
    const { hostname } = new URL(request.url);
    if (hostname === 'graph.microsoft.com') {
      const answer = { status: response.status, headers: {}, body: await response.clone().text() };
      const wire: WireRequest = { method: request.method, url: request.url, headers: {}, body };
      const problems = request.url.endsWith('/$batch') ? inBatch(wire, answer) : one(wire, answer);
      if (problems.length > 0) {
        console.error(problems.join('\n'));
        throw new Error(problems.join('\n'));
      }
    }
    return response;
  };
}

function one(request: WireRequest, answer: WireResponse): readonly string[] {
  checked += 1;
  return check?.(request, answer) ?? [];
}

interface Inner {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly body?: unknown;
}

function inBatch(request: WireRequest, answer: WireResponse): readonly string[] {
  const { requests } = JSON.parse(request.body) as { requests: Inner[] };
  const responses = answer.status === 200 ? answersIn(answer.body) : [];
  return requests.flatMap(({ id, method, url, body }) => {
    const reply = responses.find((one) => one.id === id);
    return one(
      {
        method,
        url: `https://graph.microsoft.com/v1.0${url}`,
        headers: {},
        body: body ? JSON.stringify(body) : '',
      },
      { status: reply?.status ?? 500, headers: {}, body: reply?.body ? JSON.stringify(reply.body) : '' },
    );
  });
}

/** A broken answer is one of the mishaps that tests ask for. */
function answersIn(text: string): readonly Inner[] {
  try {
    return (JSON.parse(text) as { responses: Inner[] }).responses;
  } catch {
    return [];
  }
}
