/**
 * Many operations in few requests. Graph takes 20 in one, but a mailbox stands only four at once: so a batch goes one after the other
 * (`dependsOn`), which never meets that limit and costs one request. Behind an operation that fails, Graph executes nothing (424): what is
 * left goes on four by four, side by side, where one failure touches no other. What a limit stopped was not executed either, and says so.
 */
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { unknownOutcome } from '../lost-answer.ts';
import { isOk, readJson } from '../status.ts';
import type { Api } from './api.ts';
import { graphError } from './graph-error.ts';
import { answered, headersOf, type Operation } from './operation.ts';

export const mostInBatch = 20;
const mostAtOnce = 4;

/**
 * The answers in the order of the operations.
 * @param expectsFailures many will fail (ids that are likely gone): four by four from the beginning
 * @throws SyncError for the whole, then nothing is known of the last request; write-unknown if it was to change something
 */
export async function askAll(
  api: Api,
  operations: readonly Operation[],
  expectsFailures = false,
): Promise<readonly HttpResponse[]> {
  const answers = new Map<number, HttpResponse>();
  const open = () => operations.map((_one, index) => index).filter((index) => !answers.has(index));
  let chained = !expectsFailures;
  for (let left = open(); left.length > 0; left = open()) {
    const some = left.slice(0, chained ? mostInBatch : mostAtOnce);
    const got = await once(api, operations, some, chained);
    for (const [index, answer] of got) if (answer.status !== 424 || !chained) answers.set(index, answer);
    // A limit or an outage stands in the way of all that are left as well: no use in knocking on.
    const stopped = [...got.values()].find(({ status }) => status === 429 || status >= 500);
    if (stopped) for (const index of open()) answers.set(index, notExecuted(stopped));
    if ([...got.values()].some((answer) => !isOk(answer))) chained = false;
  }
  return operations.map((_one, index) => {
    const answer = answers.get(index);
    if (!answer) throw new SyncError('bug', { reason: 'batch', index });
    return answer;
  });
}

/** What stood behind a failure of the service, as the limit that it would have met: not executed, to be asked again later. */
function notExecuted(stopped: HttpResponse): HttpResponse {
  return { ...stopped, status: 429 };
}

async function once(
  api: Api,
  operations: readonly Operation[],
  indexes: readonly number[],
  chained: boolean,
): Promise<Map<number, HttpResponse>> {
  const requests = indexes.flatMap((index, place) => {
    const operation = operations[index];
    if (!operation) return [];
    const before = chained ? indexes[place - 1] : undefined;
    return [
      {
        id: String(index),
        method: operation.method,
        url: operation.path,
        headers: headersOf(operation),
        ...(operation.body === undefined ? {} : { body: operation.body }),
        ...(before === undefined ? {} : { dependsOn: [String(before)] }),
      },
    ];
  });
  const isWrite = operations.some(({ method }) => method !== 'GET');
  const response = await api.ask({ method: 'POST', path: '/$batch', body: { requests } }).catch((error) => {
    throw isWrite ? error : asRead(error);
  });
  if (!isOk(response)) {
    const error = graphError(response, { now: api.clock(), isWrite: false });
    throw isWrite ? asLost(error) : error;
  }
  return readAnswers(response, operations, indexes, isWrite);
}

function readAnswers(
  response: HttpResponse,
  operations: readonly Operation[],
  indexes: readonly number[],
  isWrite: boolean,
): Map<number, HttpResponse> {
  const read = new Map<number, HttpResponse>();
  try {
    const body = readJson(response);
    const list = isObject(body) && Array.isArray(body.responses) ? (body.responses as unknown[]) : [];
    for (const one of list) {
      const index = isObject(one) ? Number(one.id) : Number.NaN;
      const answer = isObject(one) ? answered(operations[index]?.path ?? '', one) : null;
      if (answer && indexes.includes(index)) read.set(index, answer);
    }
    if (read.size !== indexes.length)
      throw new SyncError('answer-unreadable', { status: response.status, reason: 'batch' });
    return read;
  } catch (error) {
    throw isWrite && error instanceof SyncError ? asLost(error) : error;
  }
}

/** A gateway may have lost the answer of writes that went through. */
function asLost(error: SyncError): SyncError {
  const isUnsure = ['service-down', 'answer-unreadable', 'timeout'].includes(error.code);
  return isUnsure ? unknownOutcome(error) : error;
}

/** A batch is a POST; one that only reads leaves nothing behind. */
function asRead(error: unknown): unknown {
  return error instanceof SyncError && error.code === 'write-unknown' && error.cause instanceof SyncError
    ? error.cause
    : error;
}
