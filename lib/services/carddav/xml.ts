/**
 * XML as WebDAV servers write it, read by namespace whatever the prefixes. Malformed text, and anything but XML, throws NotXml. Entities
 * that a document defines itself are never expanded.
 */
import { parseXml, type XmlElement } from '@rgrove/parse-xml';

export const DAV = 'DAV:';
export const CARD = 'urn:ietf:params:xml:ns:carddav';
export const CALENDARSERVER = 'http://calendarserver.org/ns/';

export interface Node {
  readonly space: string;
  readonly name: string;
  readonly children: readonly Node[];
  /** Text and CDATA of the element itself and all within it. */
  readonly text: string;
}

export class NotXml extends Error {}

export function readXml(text: string): Node {
  try {
    // Some servers begin with a blank line, which strict parsers refuse before a declaration.
    const { root } = parseXml(text.trimStart());
    if (root) return toNode(root, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
  } catch (error) {
    throw new NotXml('not XML', { cause: error });
  }
  throw new NotXml('no element');
}

function toNode(element: XmlElement, outer: ReadonlyMap<string, string>): Node {
  let spaces = outer;
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name === 'xmlns') spaces = new Map(spaces).set('', value);
    else if (name.startsWith('xmlns:')) spaces = new Map(spaces).set(name.slice(6), value);
  }
  const colon = element.name.indexOf(':');
  const children: Node[] = [];
  let text: string | undefined;
  for (const child of element.children)
    if (child.type === 'element') children.push(toNode(child as XmlElement, spaces));
  return {
    space: spaces.get(colon < 0 ? '' : element.name.slice(0, colon)) ?? '',
    name: element.name.slice(colon + 1),
    children,
    get text() {
      text ??= element.text;
      return text;
    },
  };
}

export function childrenOf(node: Node | undefined, space: string, name: string): Node[] {
  return node?.children.filter((child) => child.space === space && child.name === name) ?? [];
}

export function childOf(node: Node | undefined, space: string, name: string): Node | undefined {
  return node?.children.find((child) => child.space === space && child.name === name);
}

/** The first element of that name anywhere within, the node itself included. */
export function findIn(node: Node | undefined, space: string, name: string): Node | undefined {
  if (!node || (node.space === space && node.name === name)) return node;
  for (const child of node.children) {
    const found = findIn(child, space, name);
    if (found) return found;
  }
  return undefined;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
