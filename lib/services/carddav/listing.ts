/** Lists a book: which cards there are with which etags, by sync-collection or by PROPFIND. */
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { askBook, type BookAddress, mustContainBook, propfind, report } from './book.ts';
import { expectMultistatus } from './dav.ts';
import { bareEtag } from './etag.ts';
import { asCollection, nameWithin, pathOf } from './href.ts';
import type { Member } from './multistatus.ts';
import { propfindBody, syncBody } from './requests.ts';
import { CALENDARSERVER, DAV, findIn } from './xml.ts';

export interface Page {
  /** Name within the book → bare etag, '' where the server gives none. */
  readonly present: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
  /** Cards that the server itself cannot serve, with its status. */
  readonly broken: ReadonlyMap<string, number>;
  readonly token: string | null;
  readonly isTruncated: boolean;
}

/**
 * One page of a sync-collection report (RFC 6578). null: the server does not do that, or not with this token: servers answer a dead token
 * with 403, 409, 410 or even 500 (Xandikos), so every refusal but "later" counts.
 */
export async function syncPage(book: BookAddress, token: string): Promise<Page | null> {
  const answer = await report(book, syncBody(token));
  if (answer.status >= 300) return null;
  const multistatus = expectMultistatus(answer);
  if (multistatus.syncToken === null) return null;
  const page = pageOf(book, answer, multistatus.members, multistatus.syncToken);
  // More to come under the token that we sent would be asked for for ever.
  if (page.isTruncated && page.token === token)
    throw new SyncError('answer-unreadable', { reason: 'sync-token does not move' });
  return page;
}

/** All cards with their etags in one answer, for servers without sync-collection. */
export async function etagPage(book: BookAddress): Promise<Page> {
  const body = propfindBody(['D:getetag', 'D:getcontenttype', 'D:resourcetype']);
  const answer = await propfind(book, '1', body);
  const { members } = expectMultistatus(answer);
  mustContainBook(book, members);
  return pageOf(book, answer, members, null);
}

/** The collection's tag, which moves with every change in it; null where the server has none. @throws SyncError book-missing */
export async function collectionTag(book: BookAddress): Promise<string | null> {
  const member = await askBook(book, ['S:getctag']);
  return member.prop(CALENDARSERVER, 'getctag')?.text.trim() || null;
}

function pageOf(
  book: BookAddress,
  answer: HttpResponse,
  members: readonly Member[],
  token: string | null,
): Page {
  const answered = asCollection(pathOf(answer.url || book.url, book.url) ?? book.path);
  if (answered !== book.path)
    throw new SyncError('book-missing', { host: new URL(book.url).host, reason: 'moved' });
  const present = new Map<string, string>();
  const removed: string[] = [];
  const broken = new Map<string, number>();
  let isTruncated = false;
  let strangers = 0;
  for (const member of members) {
    if (asCollection(member.path) === book.path) {
      isTruncated ||= member.status === 507;
      continue;
    }
    const name = nameWithin(book.path, member.path);
    if (name === null) {
      if (!member.path.startsWith(book.path)) strangers += 1;
    } else if (member.status === 404 || (member.status === null && member.isEmpty)) removed.push(name);
    else if ((member.status ?? 200) >= 400) broken.set(name, member.status ?? 0);
    else if (isCard(name, member)) present.set(name, bareEtag(member.prop(DAV, 'getetag')?.text));
  }
  // Cards under another path than the book's: an empty listing would look as if all were deleted.
  if (strangers > 0 && present.size + removed.length + broken.size === 0)
    throw new SyncError('answer-unreadable', { reason: 'cards outside the book' });
  return { present, removed, broken, token, isTruncated };
}

function isCard(name: string, member: Member): boolean {
  if (findIn(member.prop(DAV, 'resourcetype'), DAV, 'collection')) return false;
  const type = member.prop(DAV, 'getcontenttype')?.text ?? '';
  return type === '' || /vcard|directory/i.test(type) || name.toLowerCase().endsWith('.vcf');
}
