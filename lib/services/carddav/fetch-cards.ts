/**
 * Fetches cards in batches by addressbook-multiget. One card that breaks the server's answer costs only itself: a batch that fails is cut
 * until the rest comes through, and what is left is asked for one by one. A server whose multiget never works is asked one by one.
 */
import { SyncError } from '../../errors.ts';
import { type BookAddress, report, urlOf } from './book.ts';
import type { FetchPlan } from './checkpoint.ts';
import { bareEtag } from './etag.ts';
import { readMultistatus } from './multistatus.ts';
import { multigetBody } from './requests.ts';
import { CARD, DAV } from './xml.ts';

export type Fetched =
  /** `header` is the etag as the server spelt it, where the answer had a header. */
  | { readonly kind: 'card'; readonly etag: string; readonly header: string; readonly text: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'broken'; readonly reason: string };

export interface Batch {
  /** By name; as many as were asked for from the beginning of the list. */
  readonly cards: ReadonlyMap<string, Fetched>;
  readonly plan: FetchPlan;
}

const singlesInStep = 25;
const singlesAtOnce = 4;

/** @param names not empty; the first few of them are fetched, at least one */
export async function fetchSome(
  book: BookAddress,
  names: readonly string[],
  plan: FetchPlan,
): Promise<Batch> {
  if (plan.multiget === 'fails') return { cards: await oneByOne(book, names.slice(0, singlesInStep)), plan };
  let size = Math.min(plan.size, names.length);
  for (;;) {
    const asked = names.slice(0, size);
    const cards = await multiget(book, asked);
    if (cards) {
      const missing = asked.filter((name) => !cards.has(name));
      for (const [name, card] of await oneByOne(book, missing)) cards.set(name, card);
      return {
        cards,
        plan: { size: Math.min(book.batch, Math.max(size, plan.size) * 2), multiget: 'works' },
      };
    }
    if (size <= 2) {
      const multiget = plan.multiget === 'works' ? 'works' : 'fails';
      return { cards: await oneByOne(book, asked), plan: { size: Math.ceil(book.batch / 4), multiget } };
    }
    size = Math.ceil(size / 4);
  }
}

/** null: this batch does not come through. Cards that the answer leaves out, or gives without text, are missing in the map. */
async function multiget(book: BookAddress, names: readonly string[]): Promise<Map<string, Fetched> | null> {
  const byPath = new Map(names.map((name) => [book.path + name, name]));
  const answer = await report(book, multigetBody([...byPath.keys()]));
  if (answer.status >= 300) return null;
  const cards = new Map<string, Fetched>();
  try {
    for (const member of readMultistatus(answer).members) {
      const name = byPath.get(member.path);
      const text = member.prop(CARD, 'address-data')?.text;
      if (name === undefined) continue;
      if (member.status === 404) cards.set(name, { kind: 'gone' });
      else if (text?.trim())
        cards.set(name, {
          kind: 'card',
          etag: bareEtag(member.prop(DAV, 'getetag')?.text),
          header: '',
          text,
        });
    }
  } catch (error) {
    // A control character in one card makes the whole answer no XML.
    const isPage = isHtml(answer.headers.get('content-type') ?? '', answer.text);
    if (!isPage && error instanceof SyncError && error.code === 'answer-unreadable') return null;
    throw error;
  }
  return cards;
}

async function oneByOne(book: BookAddress, names: readonly string[]): Promise<Map<string, Fetched>> {
  const cards = new Map<string, Fetched>();
  for (let at = 0; at < names.length; at += singlesAtOnce) {
    const some = names.slice(at, at + singlesAtOnce);
    const fetched = await Promise.all(some.map((name) => fetchCard(book, book.path + name)));
    some.forEach((name, index) => {
      const card = fetched[index];
      if (card) cards.set(name, card);
    });
  }
  return cards;
}

/** One card as the server holds it now; broken if the server refuses just this one. @throws SyncError service-down, answer-unreadable */
export async function fetchCard(book: BookAddress, path: string): Promise<Fetched> {
  const answer = await book.dav({
    method: 'GET',
    url: urlOf(book, path),
    headers: { accept: 'text/vcard, text/x-vcard, text/directory;q=0.9, */*;q=0.1' },
  });
  const { status } = answer;
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status !== 200) return { kind: 'broken', reason: `status ${status}` };
  if (isHtml(answer.headers.get('content-type') ?? '', answer.text))
    throw new SyncError('answer-unreadable', { status, reason: 'HTML' });
  const header = answer.headers.get('etag')?.trim() ?? '';
  return { kind: 'card', etag: bareEtag(header), header, text: answer.text };
}

function isHtml(type: string, text: string): boolean {
  return /html/i.test(type) || /^\s*<(!doctype|html)/i.test(text);
}
