/** Answers PROPFIND. Depth must be said, and 'infinity' is refused; properties that are not there get a 404 of their own. */
import { DAV, type Node, NotXml, readXml } from '../../../lib/services/carddav/xml.ts';
import type { WireResponse } from '../message.ts';
import type { EmulatedBook, StoredCard } from './book.ts';
import { homePath, hrefFor, principalPath, rootPath } from './paths.ts';
import { etagHeader, plain, type Scene } from './scene.ts';
import {
  type Element,
  element,
  errorAnswer,
  type Prefix,
  spaces,
  statusElement,
  xmlAnswer,
} from './xml-answer.ts';

interface Resource {
  readonly path: string;
  readonly properties: Readonly<Record<string, Element['content'] | undefined>>;
}

export function answerPropfind(scene: Scene): WireResponse {
  const { request, switches } = scene;
  const depth = request.headers.depth;
  if (depth !== '0' && depth !== '1') return errorAnswer(403, element('D:propfind-finite-depth'), switches);
  const asked = askedProperties(request.body);
  if (!asked) return plain(400, 'not a propfind');
  const resources = resourcesAt(scene, depth === '1');
  if (!resources) {
    if (switches.missingBook === 'status-404') return plain(404, 'Not found');
    const garbled = element('D:href', request.url.replace(':', '%3A'));
    return multistatus(scene, [element('D:response', [garbled, statusElement(404)])]);
  }
  return multistatus(
    scene,
    resources.map((resource) => responseFor(scene, resource, asked)),
  );
}

export function multistatus(scene: Scene, responses: readonly Element[]): WireResponse {
  return xmlAnswer(207, element('D:multistatus', responses), scene.switches);
}

/** Names with prefix; null if the body is not a propfind. */
function askedProperties(body: string): string[] | null {
  let root: Node;
  try {
    root = readXml(body);
  } catch (error) {
    if (error instanceof NotXml) return null;
    throw error;
  }
  if (root.space !== DAV || root.name !== 'propfind') return null;
  const prop = root.children.find((child) => child.space === DAV && child.name === 'prop');
  return prop?.children.map(({ space, name }) => `${prefixOf(space)}:${name}`) ?? null;
}

function prefixOf(space: string): Prefix | '?' {
  return (Object.keys(spaces) as Prefix[]).find((prefix) => spaces[prefix] === space) ?? '?';
}

function responseFor(scene: Scene, resource: Resource, asked: readonly string[]): Element {
  const has = asked.filter((name) => resource.properties[name] !== undefined);
  const lacks = asked.filter((name) => resource.properties[name] === undefined);
  const stat = (names: readonly string[], status: number) =>
    element('D:propstat', [
      element(
        'D:prop',
        names
          .filter((name) => !name.startsWith('?'))
          .map((name) => element(name as `D:${string}`, status === 200 ? resource.properties[name] : [])),
      ),
      statusElement(status),
    ]);
  return element('D:response', [
    element('D:href', hrefFor(resource.path, scene.origin, scene.switches, false)),
    ...(has.length > 0 ? [stat(has, 200)] : []),
    ...(lacks.length > 0 ? [stat(lacks, 404)] : []),
  ]);
}

function resourcesAt(scene: Scene, withMembers: boolean): Resource[] | null {
  const { place, books } = scene;
  switch (place.kind) {
    case 'well-known':
    case 'elsewhere':
      return null;
    case 'root':
    case 'principal':
      return [collection(scene, place.kind === 'root' ? rootPath : principalPath(scene.user))];
    case 'home':
      return [
        collection(scene, homePath(scene.user)),
        ...(withMembers ? [...books.values()].map((book) => bookResource(scene, book)) : []),
      ];
    case 'book':
      return [
        bookResource(scene, place.book),
        ...(withMembers
          ? [...place.book.cards.values()].map((card) => cardResource(scene, place.book, card))
          : []),
        ...(withMembers && scene.switches.strayMembers ? [stray(scene, place.book)] : []),
      ];
    case 'card': {
      const card = place.book.cards.get(place.name);
      return card ? [cardResource(scene, place.book, card)] : null;
    }
  }
}

function collection(scene: Scene, path: string): Resource {
  return { path, properties: { 'D:resourcetype': [element('D:collection')], ...whose(scene) } };
}

function whose(scene: Scene): Resource['properties'] {
  if (scene.switches.principal === 'none') return {};
  const href = (path: string) => [element('D:href', hrefFor(path, scene.origin, scene.switches, false))];
  return {
    'D:current-user-principal': href(principalPath(scene.user)),
    ...(scene.place.kind === 'principal'
      ? { 'C:addressbook-home-set': href(homePath(scene.user)), 'D:displayname': scene.user }
      : {}),
  };
}

function bookResource(scene: Scene, book: EmulatedBook): Resource {
  const privileges = book.isReadOnly ? ['read'] : ['read', 'write', 'write-content', 'bind', 'unbind'];
  return {
    path: bookPath(scene, book),
    properties: {
      ...whose(scene),
      'D:resourcetype': [element('D:collection'), element('C:addressbook')],
      'D:displayname': book.displayName,
      'D:current-user-privilege-set': privileges.map((name) =>
        element('D:privilege', [element(`D:${name}`)]),
      ),
      'S:getctag': scene.switches.ctag ? `ctag-${book.seq}` : undefined,
    },
  };
}

function cardResource(scene: Scene, book: EmulatedBook, card: StoredCard): Resource {
  return {
    path: `${bookPath(scene, book)}${card.name}`,
    properties: {
      'D:resourcetype': [],
      'D:getcontenttype': 'text/vcard; charset=utf-8',
      'D:getetag': scene.switches.etags ? etagHeader(card.etag, scene.switches) : undefined,
    },
  };
}

function stray(scene: Scene, book: EmulatedBook): Resource {
  return {
    path: `${bookPath(scene, book)}index.html`,
    properties: { 'D:resourcetype': [], 'D:getcontenttype': 'text/html', 'D:getetag': '"index"' },
  };
}

export function bookPath(scene: Pick<Scene, 'user'>, book: EmulatedBook): string {
  return `${homePath(scene.user)}${book.name}/`;
}
