/** Builds XML answers in the dialect that the switches ask for. */
import type { WireResponse } from '../message.ts';
import type { Switches } from './switches.ts';

export const spaces = {
  D: 'DAV:',
  C: 'urn:ietf:params:xml:ns:carddav',
  S: 'http://calendarserver.org/ns/',
} as const;
export type Prefix = keyof typeof spaces;

export interface Element {
  readonly prefix: Prefix;
  readonly name: string;
  readonly content: readonly Element[] | string;
}

/** @param name with prefix, `D:href` */
export function element(name: `${Prefix}:${string}`, content: readonly Element[] | string = []): Element {
  return { prefix: name.slice(0, 1) as Prefix, name: name.slice(2), content };
}

export function statusElement(status: number): Element {
  return element('D:status', `HTTP/1.1 ${status} ${status < 300 ? 'OK' : 'Not OK'}`);
}

export function xmlAnswer(status: number, root: Element, switches: Switches): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="utf-8"?>\n${render(root, switches, null)}`,
  };
}

export function errorAnswer(status: number, precondition: Element, switches: Switches): WireResponse {
  return xmlAnswer(status, element('D:error', [precondition]), switches);
}

function render(node: Element, switches: Switches, parent: Prefix | null): string {
  const numbered = { D: 'ns0', C: 'ns1', S: 'ns2' };
  const prefix =
    switches.prefixes === 'none' ? '' : `${switches.prefixes === 'D' ? node.prefix : numbered[node.prefix]}:`;
  let declared = '';
  if (switches.prefixes === 'none') {
    if (node.prefix !== parent) declared = ` xmlns="${spaces[node.prefix]}"`;
  } else if (parent === null) {
    declared = (Object.keys(spaces) as Prefix[])
      .map((one) => ` xmlns:${switches.prefixes === 'D' ? one : numbered[one]}="${spaces[one]}"`)
      .join('');
  }
  const content =
    typeof node.content === 'string'
      ? quote(node.content, switches, node.name === 'address-data')
      : node.content.map((child) => render(child, switches, node.prefix)).join('');
  const open = `${prefix}${node.name}${declared}`;
  return content === '' ? `<${open}/>` : `<${open}>${content}</${prefix}${node.name}>`;
}

function quote(text: string, switches: Switches, isCard: boolean): string {
  if (isCard && switches.quoting === 'cdata')
    return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (!isCard || switches.quoting !== 'numeric') return escaped;
  return escaped.replace(/[\r\n"']/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`);
}
