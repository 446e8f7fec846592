/**
 * Makes a `fetch` of a handler, so that a connector can talk to an emulator in process. As with a real one, a broken connection rejects
 * with TypeError, an abort with the signal's reason, and redirects are followed by the rules of the Fetch standard.
 */
import type { Handler, WireResponse } from './message.ts';

export function fetchFrom(handler: Handler): typeof fetch {
  return async (input, init) => {
    let request = new Request(input, init);
    const body = await request.clone().text();
    for (let hops = 0; hops <= 20; hops += 1) {
      const answer = await answerTo(handler, request, body);
      const target = redirectTarget(request, answer);
      if (target === null || request.redirect === 'manual') return responseOf(request, answer, hops > 0);
      if (request.redirect === 'error') throw new TypeError('fetch failed');
      request = redirected(request, answer.status, target, body);
    }
    throw new TypeError('fetch failed');
  };
}

async function answerTo(handler: Handler, request: Request, body: string): Promise<WireResponse> {
  const { signal } = request;
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  try {
    const answer = await Promise.race([
      handler({
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: hasBody ? body : '',
      }),
      aborted,
    ]);
    if (answer === 'drop') throw new TypeError('fetch failed');
    return answer;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function redirectTarget(request: Request, answer: WireResponse): URL | null {
  const location = answer.headers.location;
  return [301, 302, 303, 307, 308].includes(answer.status) && location !== undefined
    ? new URL(location, request.url)
    : null;
}

function redirected(request: Request, status: number, target: URL, body: string): Request {
  const toGet =
    (status === 303 && request.method !== 'HEAD') ||
    ((status === 301 || status === 302) && request.method === 'POST');
  const method = toGet ? 'GET' : request.method;
  const headers = new Headers(request.headers);
  if (target.origin !== new URL(request.url).origin) headers.delete('authorization');
  if (toGet) headers.delete('content-type');
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== '';
  return new Request(target, {
    method,
    headers,
    signal: request.signal,
    redirect: request.redirect,
    ...(hasBody ? { body } : {}),
  });
}

function responseOf(request: Request, answer: WireResponse, redirected: boolean): Response {
  const isEmpty = answer.status === 204 || answer.status === 205 || answer.status === 304;
  const response = new Response(isEmpty ? null : answer.body, {
    status: answer.status,
    headers: answer.headers,
  });
  Object.defineProperty(response, 'url', { value: request.url });
  Object.defineProperty(response, 'redirected', { value: redirected });
  return response;
}
