/** Checks what a page's script sends: right shapes, no longer than sensible. */
import { SyncError } from '../../errors.ts';
import type { Sighting } from '../../platform/page-messages.ts';

const mostSightings = 400;
const longest = 80;

/** @throws SyncError bug {reason: 'message'} */
export function readSightings(input: unknown): Sighting[] {
  if (!Array.isArray(input) || input.length > mostSightings) throw malformed();
  return input.map(readSighting);
}

export function readSighting(input: unknown): Sighting {
  const one = input as Partial<Record<keyof Sighting, unknown>> | null;
  if (one === null || typeof one !== 'object') throw malformed();
  const { text, source, isSure, names, emails } = one;
  if (typeof text !== 'string' || text.length > longest) throw malformed();
  if (source !== 'text' && source !== 'link' && source !== 'input') throw malformed();
  return { text, source, isSure: isSure === true, names: texts(names), emails: texts(emails) };
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
