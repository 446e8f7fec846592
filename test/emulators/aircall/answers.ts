/**
 * The bodies that Aircall answers with. Three families of errors: the edge (the request never reached the application), the application's
 * current form, and the documented form. What is a guess says so.
 */
import { assertNever } from '../../../lib/errors.ts';
import type { WireResponse } from '../message.ts';
import { Refusal } from '../refusal.ts';
import type { Switches } from './switches.ts';

const fromEdge = {
  'x-cache': 'Error from cloudfront',
  via: '1.1 0f5d0d3d8c5a1c9f0a5b7d6b4c0f1e2a.cloudfront.net (CloudFront)',
  'x-amz-cf-pop': 'CDG52-P4',
};

const fromApplication = {
  'content-type': 'application/json; charset=utf-8',
  server: 'istio-envoy',
  'x-powered-by': 'Express',
  'x-envoy-upstream-service-time': '23',
  'apigw-requestid': 'emulated=',
  'x-cache': 'Miss from cloudfront',
  via: fromEdge.via,
  'x-amz-cf-pop': fromEdge['x-amz-cf-pop'],
};

export function ok(body: unknown, status = 200): WireResponse {
  return { status, headers: fromApplication, body: JSON.stringify(body) };
}

export function empty(status: number): WireResponse {
  return status === 204 ? { status, headers: withoutType(), body: '' } : ok({}, status);
}

/** Family 1. */
export function edge(status: 401 | 403 | 404 | 429): WireResponse {
  const message = {
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    429: 'Too Many Requests',
  }[status];
  return {
    status,
    headers: { ...fromEdge, 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  };
}

/** Family 2, recorded for the window of 10,000. */
export function current(status: number, text: string): WireResponse {
  const error = errorNames[status] ?? 'Error';
  const code = error.toUpperCase().replaceAll(' ', '_');
  return ok({ error, data: null, message: code, errors: text, troubleshoot: code, success: false }, status);
}

/** A refused write. Which family it has is not known. */
export function rejected(
  form: Switches['rejectionBody'],
  field: string,
  text: string,
  status = 400,
): Refusal {
  const error = errorNames[status] ?? 'Error';
  switch (form) {
    case 'current':
      return new Refusal(current(status, `${field} ${text}`));
    case 'documented':
      return new Refusal(ok({ error, troubleshoot: `${field} ${text}` }, status));
    case 'by-field':
      return new Refusal(ok({ error, success: false, errors: { [field]: [text] } }, status));
    default:
      return assertNever(form);
  }
}

/** `troubleshoot` is as seen; the other keys are a guess. */
export function notFound(form: Switches['notFoundBody']): Refusal {
  const body = { error: 'Not Found', troubleshoot: 'Check ID of the resource' };
  switch (form) {
    case 'documented':
      return new Refusal(ok(body, 404));
    case 'with-errors':
      return new Refusal(
        ok(
          { ...body, errors: [{ status: 404, title: 'Not Found', detail: 'Check ID of the resource' }] },
          404,
        ),
      );
    case 'current':
      return new Refusal(current(404, 'Check ID of the resource'));
    default:
      return assertNever(form);
  }
}

export function html(status: number, title: string): WireResponse {
  return {
    status,
    headers: { ...fromEdge, 'content-type': 'text/html' },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  };
}

const errorNames: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
};

function withoutType(): Record<string, string> {
  const { 'content-type': _type, ...headers } = fromApplication;
  return headers;
}
