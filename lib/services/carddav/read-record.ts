/** One record as the server holds it now, ready to be written again. */
import type { ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import { type BookAddress, urlOf } from './book.ts';
import { cardOf, withRaw } from './cards.ts';
import { expectMultistatus } from './dav.ts';
import { bareEtag } from './etag.ts';
import { fetchCard } from './fetch-cards.ts';
import type { Group } from './group-cards.ts';
import { propfindBody } from './requests.ts';
import { DAV } from './xml.ts';

export interface HeldCard {
  readonly record: ServiceRecord;
  readonly text: string;
  /** The etag as the server spelt it. */
  readonly header: string;
}

/** null: gone, or a group card now. @throws SyncError record-unreadable */
export async function readRecord(
  book: BookAddress,
  id: string,
  groups: readonly Group[],
): Promise<HeldCard | null> {
  const fetched = await fetchCard(book, id);
  if (fetched.kind === 'gone') return null;
  if (fetched.kind === 'broken') throw new SyncError('record-unreadable', { id, reason: fetched.reason });
  const etag = fetched.etag || (await etagOf(book, id));
  const card = cardOf(id, etag, fetched.text, groups);
  switch (card.kind) {
    case 'group':
      return null;
    case 'unreadable':
      throw new SyncError('record-unreadable', { id, reason: card.reason });
    case 'contact': {
      const { text, header } = fetched;
      return { record: withRaw(card.record, text), text, header };
    }
  }
}

/** For servers that give etags in listings only. */
async function etagOf(book: BookAddress, id: string): Promise<string> {
  const body = propfindBody(['D:getetag']);
  const answer = await book.dav({ method: 'PROPFIND', url: urlOf(book, id), depth: '0', body });
  if (answer.status === 404) return '';
  return bareEtag(expectMultistatus(answer).members[0]?.prop(DAV, 'getetag')?.text);
}
