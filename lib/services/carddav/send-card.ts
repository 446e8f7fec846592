/**
 * Sends one card, or its deletion, and says what came of it. Servers differ: 200, 201 and 204 all mean done, a 207 may be a failure
 * (Xandikos), a refusal of content may be 400, 403, 409, 415 or 422.
 */
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { type BookAddress, urlOf } from './book.ts';
import { bareEtag } from './etag.ts';
import { pathOf } from './href.ts';
import { preconditionOf, readMultistatus } from './multistatus.ts';
import { childOf, DAV } from './xml.ts';

export type Sent =
  /** `etag` is '' where the server does not say it; `path` where it stored the card. */
  | { readonly kind: 'done'; readonly etag: string; readonly path: string }
  /** The condition does not hold: the card is there already, or is no longer at that etag. */
  | { readonly kind: 'condition-failed' }
  /** Nothing at that address, or no such book. */
  | { readonly kind: 'missing' }
  /** Another card of the book has the same uid. */
  | { readonly kind: 'uid-taken'; readonly path: string | null }
  | { readonly kind: 'refused'; readonly error: SyncError }
  /** It may or may not have happened; `error` is what to say if it did not. */
  | { readonly kind: 'unknown'; readonly error: SyncError };

export type Condition = { readonly 'if-match': string } | { readonly 'if-none-match': '*' };

export function putCard(book: BookAddress, path: string, text: string, condition: Condition): Promise<Sent> {
  const headers = { 'content-type': 'text/vcard; charset=utf-8', ...condition };
  return send(book, path, { method: 'PUT', headers, body: text });
}

export function deleteCard(book: BookAddress, path: string, condition: Condition): Promise<Sent> {
  return send(book, path, { method: 'DELETE', headers: condition });
}

async function send(
  book: BookAddress,
  path: string,
  request: { method: 'PUT' | 'DELETE'; headers: Readonly<Record<string, string>>; body?: string },
): Promise<Sent> {
  let answer: HttpResponse;
  try {
    answer = await book.dav({ ...request, url: urlOf(book, path) });
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    return { kind: 'unknown', error: new SyncError('write-unknown', { id: path }, { cause: error }) };
  }
  return outcomeOf(answer, path);
}

function mayHaveArrived(error: unknown): boolean {
  return (
    error instanceof SyncError &&
    (error.code === 'offline' || error.code === 'timeout') &&
    error.detail.sent !== false
  );
}

function outcomeOf(answer: HttpResponse, path: string): Sent {
  const { status } = answer;
  const detail = { id: path, status };
  if (status === 207) return outcomeOf207(answer, path);
  if (status >= 200 && status < 300)
    return { kind: 'done', etag: bareEtag(answer.headers.get('etag')), path: storedAt(answer, path) };
  if (status === 412) return { kind: 'condition-failed' };
  if (status === 404 || status === 410) return { kind: 'missing' };
  if (status === 408 || status === 502 || status === 504)
    return { kind: 'unknown', error: new SyncError('write-unknown', detail) };
  if (status === 503) return { kind: 'unknown', error: new SyncError('service-down', detail) };
  // A server that fails on one card fails on it again: the card is set aside, the others go on.
  if (status >= 500) return { kind: 'unknown', error: new SyncError('record-rejected', detail) };
  const precondition = preconditionOf(answer);
  if (precondition?.name === 'no-uid-conflict') {
    const href = childOf(precondition.node, DAV, 'href')?.text;
    return { kind: 'uid-taken', path: href ? pathOf(href, answer.url) : null };
  }
  const reason = precondition?.name ?? '';
  if (status === 403 && (reason === '' || reason === 'need-privileges'))
    return { kind: 'refused', error: new SyncError('access-denied', detail) };
  if (status === 409 && reason === '') return { kind: 'missing' };
  return { kind: 'refused', error: new SyncError('record-rejected', { ...detail, reason }) };
}

function outcomeOf207(answer: HttpResponse, path: string): Sent {
  let failed: { readonly status: number; readonly error: string } | undefined;
  try {
    failed = readMultistatus(answer)
      .members.map(({ status, worst, error }) => ({ status: Math.max(status ?? 0, worst), error }))
      .find(({ status, error }) => status >= 400 || error !== '');
  } catch (error) {
    return { kind: 'unknown', error: new SyncError('write-unknown', { id: path }, { cause: error }) };
  }
  if (!failed) return { kind: 'done', etag: bareEtag(answer.headers.get('etag')), path };
  const { status, error } = failed;
  // Xandikos calls garbage 412 too, with a reason (seen with 0.2.8).
  if (status === 412 && error === '') return { kind: 'condition-failed' };
  return {
    kind: 'refused',
    error: new SyncError('record-rejected', { id: path, status, reason: error || 'multistatus' }),
  };
}

/** Some servers store a new card under another name than the one asked for. */
function storedAt(answer: HttpResponse, path: string): string {
  const location = answer.headers.get('location');
  const stored = location && pathOf(location, answer.url);
  return stored && new URL(location, answer.url).host === new URL(answer.url).host ? stored : path;
}
