/** Checks what a page's script sends: right shapes, no longer than sensible. */
import { SyncError } from '../../errors.ts';
import type { PageSource, Sighting } from '../../platform/page-messages.ts';

const mostSightings = 400;
const longest = 80;
const sources: readonly PageSource[] = ['text', 'link', 'input', 'email', 'name'];

/** @throws SyncError bug {reason: 'message'} */
export function readSightings(input: unknown): Sighting[] {
  if (!Array.isArray(input) || input.length > mostSightings) throw malformed();
  return input.map(readSighting);
}

export function readSighting(input: unknown): Sighting {
  const one = input as Partial<Record<keyof Sighting, unknown>> | null;
  if (one === null || typeof one !== 'object') throw malformed();
  const { text, source, isSure, names, emails, numbers } = one;
  if (typeof text !== 'string' || text.length > longest) throw malformed();
  if (!isSource(source)) throw malformed();
  const row = { names: texts(names), emails: texts(emails), numbers: texts(numbers) };
  return { text, source, isSure: isSure === true, ...row };
}

function isSource(input: unknown): input is PageSource {
  return sources.some((source) => source === input);
}

function texts(input: unknown): string[] {
  if (!Array.isArray(input)) throw malformed();
  return input
    .filter((text): text is string => typeof text === 'string' && text.length <= longest)
    .slice(0, 12);
}

function malformed(): SyncError {
  return new SyncError('bug', { reason: 'message' });
}
