/**
 * `$batch`: up to 20 operations in one request, either all side by side or one after the other (`dependsOn`). What depends on a failure is
 * not executed and answers 424. Side by side more than four for one mailbox are refused, where the switch says so. Answers come in any order.
 */
import { type Answer, invalid, ok, refusal } from './answers.ts';
import type { Ledger } from './ledger.ts';
import type { Switches } from './switches.ts';

export interface InnerRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

const most = 20;
const mostAtOnce = 4;

export function answerBatch(
  body: unknown,
  switches: Switches,
  ledger: Ledger,
  answer: (request: InnerRequest) => Answer,
): Answer {
  const requests = readRequests(body);
  if (!requests) return invalid('Invalid batch payload format.');
  if (requests.length > most)
    return refusal(400, 'BadRequest', `Number of batch request steps exceeds the maximum value of ${most}.`);
  const chained = requests.filter(({ dependsOn }) => dependsOn.length > 0).length;
  if (chained !== 0 && chained !== requests.length - 1)
    return refusal(400, 'BadRequest', 'Batch should be either fully sequential or fully parallel.');
  const answers = new Map<string, Answer>();
  let atOnce = 0;
  for (const request of requests) {
    const before = request.dependsOn.map((id) => answers.get(id));
    if (before.some((one) => one === undefined))
      return invalid('A request depends on one that is not there.');
    if (before.some((one) => one && one.status >= 400)) {
      answers.set(request.id, refusal(424, 'FailedDependency', 'A dependency has failed.'));
      continue;
    }
    if (chained === 0) atOnce += 1;
    if (atOnce > mostAtOnce && switches.concurrency === 'refused') {
      ledger.overConcurrency += 1;
      answers.set(request.id, tooMany(switches));
      continue;
    }
    answers.set(request.id, answer(request));
  }
  const responses = [...answers].map(([id, { status, headers, body: inner }]) => ({
    id,
    status,
    headers: { ...headers, ...(inner === null ? {} : { 'Content-Type': 'application/json' }) },
    ...(inner === null ? {} : { body: inner }),
  }));
  return ok({ responses: responses.reverse() });
}

export function tooMany(switches: Switches, seconds = 2): Answer {
  return refusal(
    429,
    'ApplicationThrottled',
    'Application is over its MailboxConcurrency limit.',
    switches.retryAfter ? { 'Retry-After': String(seconds) } : {},
  );
}

function readRequests(body: unknown): InnerRequest[] | null {
  if (typeof body !== 'object' || body === null) return null;
  const { requests, ...rest } = body as { requests?: unknown };
  if (!Array.isArray(requests) || requests.length === 0 || Object.keys(rest).length > 0) return null;
  const read: InnerRequest[] = [];
  for (const one of requests as Record<string, unknown>[]) {
    const { id, method, url, headers = {}, body: inner, dependsOn = [], ...more } = one;
    const names = Object.keys(headers as object).map((name) => name.toLowerCase());
    const isRight =
      typeof id === 'string' &&
      typeof method === 'string' &&
      typeof url === 'string' &&
      url.startsWith('/me') &&
      Array.isArray(dependsOn) &&
      (inner === undefined || names.includes('content-type')) &&
      Object.keys(more).length === 0 &&
      !read.some((other) => other.id === id);
    if (!isRight) return null;
    read.push({
      id,
      method,
      url,
      headers: lowerCased(headers as Record<string, string>),
      body: inner,
      dependsOn: dependsOn as string[],
    });
  }
  return read;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
