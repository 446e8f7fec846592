/** Answers GET, PUT and DELETE of cards, with their conditions (RFC 9110, 13) and the preconditions of RFC 6352, 6.3.2.1. */
import type { WireResponse } from '../message.ts';
import type { EmulatedBook, StoredCard } from './book.ts';
import { contentOf, faultOf, reserialise, uidOf } from './card-text.ts';
import { hrefFor } from './paths.ts';
import { bookPath, multistatus } from './propfind.ts';
import { etagHeader, givenText, plain, type Scene } from './scene.ts';
import { element, errorAnswer, statusElement } from './xml-answer.ts';

export function answerCard(scene: Scene): WireResponse {
  const { place, request } = scene;
  if (place.kind !== 'card') {
    const isPage = request.method === 'GET' && place.kind !== 'elsewhere';
    return isPage ? plain(200, 'A collection') : plain(request.method === 'GET' ? 404 : 409, 'No such book');
  }
  const card = place.book.cards.get(place.name);
  if (request.method === 'GET') return get(scene, card);
  if (request.headers['if-match'] === undefined && request.headers['if-none-match'] === undefined)
    scene.ledger.unconditionalWrites += 1;
  if (place.book.isReadOnly) return errorAnswer(403, element('D:need-privileges'), scene.switches);
  if (!conditionsHold(scene, card)) return plain(412, 'Precondition failed');
  if (request.method === 'DELETE') return remove(scene, place.book, card);
  return put(scene, place.book, place.name, card);
}

function get(scene: Scene, card: StoredCard | undefined): WireResponse {
  if (!card) return plain(404, 'Not found');
  if (card.brokenStatus) return plain(card.brokenStatus, 'Internal Server Error');
  const { switches } = scene;
  const etag: Record<string, string> =
    switches.etags && switches.etagOnGet ? { etag: etagHeader(card.etag, switches) } : {};
  return {
    status: 200,
    headers: { 'content-type': 'text/vcard; charset=utf-8', ...etag },
    body: givenText(card, switches),
  };
}

function conditionsHold(scene: Scene, card: StoredCard | undefined): boolean {
  const { headers } = scene.request;
  const { switches } = scene;
  if (headers['if-none-match'] === '*' && card) return false;
  const match = headers['if-match'];
  if (match === undefined) return true;
  if (!card) return false;
  if (match === '*') return true;
  if (switches.ifMatch === 'literal') return match === etagHeader(card.etag, switches);
  return match === `"${card.etag}"`;
}

function remove(scene: Scene, book: EmulatedBook, card: StoredCard | undefined): WireResponse {
  if (!card) return plain(404, 'Not found');
  book.remove(card.name);
  return scene.switches.writeStatus === 'standard'
    ? { status: 204, headers: {}, body: '' }
    : plain(200, 'Deleted');
}

function put(scene: Scene, book: EmulatedBook, name: string, before: StoredCard | undefined): WireResponse {
  const { request, switches, ledger } = scene;
  if (!/^text\/vcard\b/i.test(request.headers['content-type'] ?? '')) return plain(415, 'text/vcard only');
  const fault = faultOf(request.body, switches.acceptsVersion21);
  if (fault !== null) return garbage(scene, book, name, fault);
  const uid = uidOf(request.body);
  const other = [...book.cards.values()].find((card) => card.uid === uid && card.name !== name);
  if (other) {
    const href = hrefFor(bookPath(scene, book) + other.name, scene.origin, switches, true);
    return errorAnswer(
      switches.uidConflictStatus,
      element('C:no-uid-conflict', [element('D:href', href)]),
      switches,
    );
  }
  if (before) {
    if (contentOf(before.text, 'revision') === contentOf(request.body, 'revision'))
      ledger.unchangedWrites += 1;
  } else {
    ledger.creates += 1;
    const content = contentOf(request.body, 'revision and uid');
    if ([...book.cards.values()].some((card) => contentOf(card.text, 'revision and uid') === content))
      ledger.duplicates += 1;
  }
  const isKept = switches.storedForm === 'as-sent';
  const card = book.store(name, isKept ? request.body : reserialise(request.body));
  const tellsEtag = isKept && switches.etags && switches.etagOnPut;
  return {
    status: statusOf(scene, before !== undefined),
    headers: tellsEtag ? { etag: etagHeader(card.etag, switches) } : {},
    body: '',
  };
}

function statusOf(scene: Scene, existed: boolean): number {
  switch (scene.switches.writeStatus) {
    case 'standard':
      return existed ? 204 : 201;
    case 'always-201':
      return 201;
    case 'always-200':
      return 200;
  }
}

function garbage(scene: Scene, book: EmulatedBook, name: string, fault: string): WireResponse {
  const { switches } = scene;
  const precondition = element('C:valid-address-data', fault);
  if (switches.garbageAnswer !== 207) return errorAnswer(switches.garbageAnswer, precondition, switches);
  // As Xandikos 0.2.8 does it.
  return multistatus(scene, [
    element('D:response', [
      element('D:href', hrefFor(bookPath(scene, book) + name, scene.origin, switches, true)),
      statusElement(412),
      element('D:error', [precondition]),
    ]),
  ]);
}
