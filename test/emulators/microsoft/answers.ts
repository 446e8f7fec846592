/** The forms of Graph's answers. */
import type { WireResponse } from '../message.ts';

/** An answer before it is put on the wire or into a batch. `body` null: none. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

/** As seen from Graph: the code tells more than the status, the message is for people. */
export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const innerError = { date: '2026-11-23T09:00:00', 'request-id': 'e', 'client-request-id': 'e' };
  return { status, headers, body: { error: { code, message, innerError } } };
}

export function invalid(message: string): Answer {
  return refusal(400, 'RequestBodyRead', message);
}

export function onWire({ status, body, headers }: Answer): WireResponse {
  const text = body === null ? '' : JSON.stringify(body);
  return {
    status,
    headers: { ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...headers },
    body: text,
  };
}
