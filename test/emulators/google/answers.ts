/** Answers in Google's manner: JSON, and errors as google.rpc.Status with reasons in `details`. */
import type { WireResponse } from '../message.ts';

export type Code =
  | 'INVALID_ARGUMENT'
  | 'FAILED_PRECONDITION'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'RESOURCE_EXHAUSTED';

const statuses: Readonly<Record<Code, readonly [http: number, rpc: number]>> = {
  INVALID_ARGUMENT: [400, 3],
  FAILED_PRECONDITION: [400, 9],
  UNAUTHENTICATED: [401, 16],
  PERMISSION_DENIED: [403, 7],
  NOT_FOUND: [404, 5],
  ALREADY_EXISTS: [409, 6],
  RESOURCE_EXHAUSTED: [429, 8],
};

export interface Refused {
  readonly code: Code;
  readonly message: string;
  /** Of google.rpc.ErrorInfo. */
  readonly reason?: string;
  readonly details?: readonly Readonly<Record<string, unknown>>[];
  /** Where it is not the usual one of the code. */
  readonly httpStatus?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by whatever refuses a request. */
export class Refusal extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.message);
    this.refused = refused;
  }
}

export function invalid(message: string): Refusal {
  return new Refusal({ code: 'INVALID_ARGUMENT', message });
}

export function notFound(): Refusal {
  return new Refusal({ code: 'NOT_FOUND', message: 'Requested entity was not found.' });
}

/** google.rpc.Status of a refusal, as it stands within batches. */
export function rpcStatus({ code, message }: Refused): Readonly<Record<string, unknown>> {
  return { code: statuses[code][1], message };
}

export function json(status: number, body: unknown, date: number): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', date: new Date(date).toUTCString() },
    body: JSON.stringify(body),
  };
}

export function refusal(refused: Refused, date: number): WireResponse {
  const status = refused.httpStatus ?? statuses[refused.code][0];
  const info = refused.reason
    ? [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: refused.reason,
          domain: 'googleapis.com',
          metadata: { service: 'people.googleapis.com' },
        },
      ]
    : [];
  const details = [...info, ...(refused.details ?? [])];
  const body = {
    error: {
      code: status,
      message: refused.message,
      status: refused.code,
      ...(details.length > 0 ? { details } : {}),
    },
  };
  const answer = json(status, body, date);
  return { ...answer, headers: { ...answer.headers, ...refused.headers } };
}

export function html(status: number, title: string, content = ''): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${content}</main></body></html>`,
  };
}
