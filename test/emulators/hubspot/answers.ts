/** The bodies that HubSpot answers with (shapes of its reference; texts are paraphrased). */
import type { WireResponse } from '../message.ts';
import { Refusal } from '../refusal.ts';

const json = { 'content-type': 'application/json;charset=utf-8', 'x-hubspot-correlation-id': 'emulated' };

export function ok(body: unknown, status = 200): WireResponse {
  return { status, headers: json, body: JSON.stringify(body) };
}

export function empty(): WireResponse {
  return { status: 204, headers: {}, body: '' };
}

export interface ErrorBody {
  readonly category?: string;
  readonly message?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly errors?: readonly unknown[];
  readonly [more: string]: unknown;
}

export function failed(status: number, body: ErrorBody): WireResponse {
  return ok({ status: 'error', correlationId: 'emulated', ...body }, status);
}

export function refuse(status: number, message: string, category = 'VALIDATION_ERROR'): Refusal {
  return new Refusal(failed(status, { category, message }));
}

/** Only these names may be in an object; the real service refuses some of what is unknown, the emulator all of it. */
export function onlyKnown(
  object: Readonly<Record<string, unknown>>,
  names: readonly string[],
  where: string,
): void {
  for (const name of Object.keys(object))
    if (!names.includes(name)) throw refuse(400, `${where}: unknown field ${name}`);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textList(value: unknown, where: string): readonly string[] {
  if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
  throw refuse(400, `${where} must be a list of texts`);
}
