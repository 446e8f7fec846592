/** A bare client for the emulator's own tests: what is sent is what is written here, nothing is retried or checked. */
import type { AircallEmulator } from './emulator.ts';
import { emulatedKey } from './emulator.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of the text; null if it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at answers of every shape
  readonly json: any;
}

export function basic(apiId: string, apiToken: string): string {
  return `Basic ${Buffer.from(`${apiId}:${apiToken}`).toString('base64')}`;
}

export async function ask(
  emulator: AircallEmulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await emulator.fetch(`https://api.aircall.io${path}`, {
    method,
    headers: {
      authorization: basic(emulatedKey.apiId, emulatedKey.apiToken),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const gary = {
  first_name: 'Gary',
  last_name: 'Jennings',
  information: 'external_custom_id:87123',
  phone_numbers: [{ label: 'Work', value: '+19001112222' }],
  emails: [{ label: 'Office', value: 'gary.jennings@acme.example' }],
};
