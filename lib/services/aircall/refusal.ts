/**
 * Aircall's own words for a refusal, fit for an error: short, and without the contact's values. Its bodies come in three families, with
 * the useful text in `errors` (a text, a list of objects, or an object of lists), `troubleshoot` or `message` (reference, seen 2026-11).
 */
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { masked } from '../masked.ts';

export function refusalReason(response: HttpResponse, secrets: readonly string[]): string {
  let body: unknown;
  try {
    body = JSON.parse(response.text);
  } catch {
    return /^\s*</.test(response.text) ? 'html' : '';
  }
  if (!isObject(body)) return '';
  const candidates = [
    textOf(body.errors),
    textOf(body.troubleshoot),
    textOf(body.message),
    textOf(body.error),
  ];
  // `BAD_REQUEST` is a code, not a reason; better than nothing, though.
  const reason =
    candidates.find((text) => text !== '' && !/^[A-Z_]+$/.test(text)) ?? candidates.find(Boolean);
  return masked(reason ?? '', secrets);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('; ');
  if (!isObject(value)) return '';
  if ('detail' in value || 'title' in value) return textOf(value.detail) || textOf(value.title);
  return Object.entries(value)
    .map(([field, text]) => `${field} ${textOf(text)}`.trim())
    .join('; ');
}
