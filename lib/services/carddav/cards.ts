/** From the text of a card to what the engine or the groups need. */
import type { ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import { readCard } from './convert.ts';
import { hash, versionOf } from './etag.ts';
import { type Group, groupNamesOf, inGroups } from './group-cards.ts';

/** What a card's record carries for writing it again. */
export interface Raw {
  readonly text: string;
}

export type Card =
  | { readonly kind: 'contact'; readonly record: ServiceRecord }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'unreadable'; readonly version: string; readonly reason: string };

export function cardOf(path: string, givenEtag: string, text: string, groups: readonly Group[]): Card {
  // A server without etags: the text itself tells whether the card is another one.
  const etag = givenEtag === '' ? textEtag(text) : givenEtag;
  try {
    const card = readCard(text);
    if (card.kind === 'group') {
      const { uid, name, memberUids } = card;
      return { kind: 'group', group: { path, etag, uid: uid ?? '', name, members: memberUids } };
    }
    return { kind: 'contact', record: toRecord(path, etag, card.uid, card.contact, groups) };
  } catch (error) {
    return { kind: 'unreadable', version: etag, reason: reasonOf(error) };
  }
}

/** Line ends get lost on the way through XML. */
function textEtag(text: string): string {
  return `${textEtagMark}${hash(text.replace(/\r\n?/g, '\n'))}`;
}

/** How the version of a card begins for which the server gives no etag. */
export const textEtagMark = 'text-';

export function toRecord(
  path: string,
  etag: string,
  uid: string | undefined,
  contact: ServiceRecord['contact'],
  groups: readonly Group[],
): ServiceRecord {
  const names = groupNamesOf(uid, groups);
  return {
    id: path,
    version: versionOf(etag, names),
    contact: inGroups(contact, names),
    ...(uid ? { uid } : {}),
  };
}

/** The record with what update() needs. */
export function withRaw(record: ServiceRecord, text: string): ServiceRecord {
  const raw: Raw = { text };
  return { ...record, raw };
}

export function rawText(record: ServiceRecord): string | null {
  const raw = record.raw as Partial<Raw> | undefined;
  return typeof raw?.text === 'string' ? raw.text : null;
}

/** Never the card's own values: a codec's fault may have them in its message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof SyncError)) return error instanceof Error ? error.name : 'bug';
  return typeof error.detail.reason === 'string' ? error.detail.reason : error.code;
}
