/**
 * HubSpot's own words for a refusal, fit for an error: which property, and what is wrong with it, never a value. Its errors come as
 * `errors[].context.propertyName`, or as JSON within the text of `message` (both seen in its reference and forum, 2026-11).
 */
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { masked } from '../masked.ts';
import { texts } from './schema.ts';

export function refusalReason(body: unknown, secrets: readonly string[]): string {
  if (!isObject(body)) return '';
  const named = [...fromErrors(body.errors), ...fromMessage(body.message)];
  if (named.length > 0) return masked([...new Set(named)].join('; '), secrets);
  const message = typeof body.message === 'string' ? body.message : '';
  return masked(message === '' ? String(body.category ?? '') : message, secrets);
}

/** Scopes that the key lacks, as HubSpot names them. */
export function missingScopes(body: unknown): string {
  if (!isObject(body) || !Array.isArray(body.errors)) return '';
  const scopes = body.errors.flatMap((error: unknown) =>
    isObject(error) && isObject(error.context)
      ? [...texts(error.context.requiredGranularScopes), ...texts(error.context.requiredScopes)]
      : [],
  );
  return [...new Set(scopes)].join(' ');
}

/** That there is no such record (any more). A 404 of a gateway does not say so. */
export function saysNoRecord(body: unknown): boolean {
  return (
    isObject(body) &&
    (body.category === 'OBJECT_NOT_FOUND' || /resource not found/i.test(String(body.message ?? '')))
  );
}

export function bodyOf(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.text);
  } catch {
    return null;
  }
}

function fromErrors(errors: unknown): readonly string[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    if (!isObject(error)) return [];
    const names = isObject(error.context) ? texts(error.context.propertyName) : [];
    const code = typeof error.code === 'string' ? error.code : '';
    return names.map((name) => `${name} ${code}`.trim());
  });
}

/** `Property values were not valid: [{"isValid":false,"message":"…","error":"INVALID_EMAIL","name":"email", …}]` */
function fromMessage(message: unknown): readonly string[] {
  const list = typeof message === 'string' ? /\[\{.*\}\]/s.exec(message)?.[0] : undefined;
  if (list === undefined) return [];
  try {
    const items: unknown = JSON.parse(list);
    if (!Array.isArray(items)) return [];
    return items.flatMap((item: unknown) =>
      isObject(item) && typeof item.name === 'string'
        ? [`${item.name} ${String(item.error ?? '')}`.trim()]
        : [],
    );
  } catch {
    return [];
  }
}
