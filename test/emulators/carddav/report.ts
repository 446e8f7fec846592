/** Answers REPORT: sync-collection and addressbook-multiget. addressbook-query is refused: a client that needs it fails on real servers. */
import {
  CARD,
  childOf,
  childrenOf,
  DAV,
  type Node,
  NotXml,
  readXml,
} from '../../../lib/services/carddav/xml.ts';
import type { WireResponse } from '../message.ts';
import type { EmulatedBook } from './book.ts';
import { hrefFor, placeOf } from './paths.ts';
import { bookPath, multistatus } from './propfind.ts';
import { etagHeader, givenText, plain, type Scene } from './scene.ts';
import { type Element, element, errorAnswer, statusElement } from './xml-answer.ts';

export function reportName(body: string): string {
  return rootOf(body)?.name ?? '';
}

export function answerReport(scene: Scene): WireResponse {
  const { place, request, switches } = scene;
  const root = rootOf(request.body);
  if (!root) return plain(400, 'not XML');
  if (place.kind !== 'book') return plain(404, 'Not found');
  if (root.space === DAV && root.name === 'sync-collection') return sync(scene, place.book, root);
  if (root.space === CARD && root.name === 'addressbook-multiget') return multiget(scene, place.book, root);
  return errorAnswer(403, element('D:supported-report'), switches);
}

function rootOf(body: string): Node | null {
  try {
    return readXml(body);
  } catch (error) {
    if (error instanceof NotXml) return null;
    throw error;
  }
}

function sync(scene: Scene, book: EmulatedBook, root: Node): WireResponse {
  const { switches } = scene;
  if (switches.syncCollection === 'refused') return errorAnswer(403, element('D:supported-report'), switches);
  if (switches.syncCollection === 'fails') return plain(500, 'Internal Server Error');
  if (childOf(root, DAV, 'sync-level')?.text !== '1') return plain(400, 'no sync-level');
  const token = childOf(root, DAV, 'sync-token')?.text ?? '';
  const since = token === '' ? 0 : book.seqOfToken(token);
  if (since === null) {
    const { badTokenStatus } = switches;
    if (badTokenStatus === 500) return plain(500, 'Internal Server Error');
    return errorAnswer(badTokenStatus, element('D:valid-sync-token'), switches);
  }
  const changes = book.changesAfter(since);
  const page = changes.slice(0, switches.syncPageSize ?? changes.length);
  const isTruncated = page.length < changes.length;
  const nextSeq = isTruncated ? (page.at(-1)?.seq ?? since) : book.seq;
  const path = bookPath(scene, book);
  const members = page.map(({ name }) => {
    const card = book.cards.get(name);
    const href = element('D:href', hrefFor(path + name, scene.origin, switches, true));
    return element('D:response', card ? [href, etagStat(scene, card.etag)] : [href, statusElement(404)]);
  });
  const self = element('D:href', hrefFor(path, scene.origin, switches, true));
  if (switches.strayMembers) members.unshift(element('D:response', [self, etagStat(scene, 'collection')]));
  if (isTruncated)
    members.push(
      element('D:response', [
        self,
        statusElement(507),
        element('D:error', [element('D:number-of-matches-within-limits')]),
      ]),
    );
  const tokenElement =
    switches.syncCollection === 'silent' ? [] : [element('D:sync-token', book.token(nextSeq))];
  return multistatus(
    scene,
    switches.tokenPlace === 'first' ? [...tokenElement, ...members] : [...members, ...tokenElement],
  );
}

function multiget(scene: Scene, book: EmulatedBook, root: Node): WireResponse {
  const { switches } = scene;
  if (switches.multiget === 'refused') return errorAnswer(403, element('D:supported-report'), switches);
  if (switches.multiget === 'fails') return plain(500, 'Internal Server Error');
  const hrefs = childrenOf(root, DAV, 'href').map((href) => href.text);
  if (switches.multigetLimit !== null && hrefs.length > switches.multigetLimit) return plain(413, 'Too many');
  if (!switches.acceptsAbsoluteHrefs && hrefs.some((href) => !href.startsWith('/')))
    return plain(400, 'absolute href');
  const responses: Element[] = [];
  for (const asked of hrefs) {
    const place = placeOf(new URL(asked, scene.origin).pathname, scene.user, scene.books);
    const card = place.kind === 'card' && place.book === book ? book.cards.get(place.name) : undefined;
    if (card?.brokenStatus) return plain(card.brokenStatus, 'Internal Server Error');
    const path =
      place.kind === 'card' ? bookPath(scene, book) + place.name : new URL(asked, scene.origin).pathname;
    const href = element('D:href', hrefFor(path, scene.origin, switches, true));
    if (card)
      responses.push(
        element('D:response', [
          href,
          element('D:propstat', [
            element('D:prop', [
              ...(switches.etags ? [element('D:getetag', etagHeader(card.etag, switches))] : []),
              element('C:address-data', givenText(card, switches)),
            ]),
            statusElement(200),
          ]),
        ]),
      );
    else responses.push(...missing(scene, href));
  }
  return multistatus(scene, responses);
}

function missing(scene: Scene, href: Element): Element[] {
  switch (scene.switches.missingCard) {
    case 'response-404':
      return [element('D:response', [href, statusElement(404)])];
    case 'propstat-404':
      return [
        element('D:response', [
          href,
          element('D:propstat', [
            element('D:prop', [element('D:getetag'), element('C:address-data')]),
            statusElement(404),
          ]),
        ]),
      ];
    case 'left-out':
      return [];
  }
}

function etagStat(scene: Scene, etag: string): Element {
  const { switches } = scene;
  const has = element('D:propstat', [
    element('D:prop', [
      ...(switches.etags ? [element('D:getetag', etagHeader(etag, switches))] : []),
      element('D:resourcetype', etag === 'collection' ? [element('D:collection')] : []),
    ]),
    statusElement(200),
  ]);
  return has;
}
