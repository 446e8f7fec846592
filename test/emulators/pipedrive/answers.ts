/** The bodies that Pipedrive answers with. */
import type { WireResponse } from '../message.ts';
import { Refusal } from '../refusal.ts';

export function json(
  status: number,
  body: unknown,
  now: number,
  more: Readonly<Record<string, string>> = {},
): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', date: new Date(now).toUTCString(), ...more },
    body: JSON.stringify(body),
  };
}

export function refusal(
  status: number,
  error: string,
  now: number,
  more: Readonly<Record<string, string>> = {},
): Refusal {
  return new Refusal(json(status, { success: false, error, error_info: '', data: null }, now, more));
}
