/** Reads where an element shows a contact without a number: e-mail addresses, or what may be a full name. */
import { columnHead } from './column-head.ts';
import { findEmails, isColleagueColumn, mayBeFullName, mayShowContact } from './find-contacts.ts';
import type { Place } from './place.ts';

/** Cheap: an address, or what is written like a name. */
export function mayHoldContact(data: string): boolean {
  return data.includes('@') || mayBeFullName(data);
}

function contactIn({ data }: Text, parent: Element): 'email' | 'name' | null {
  if (findEmails(data).length > 0) return 'email';
  return mayBeFullName(data) && mayShowContact(parent) ? 'name' : null;
}

export function readContacts(element: Element): Place[] {
  const places: Place[] = [];
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const text = node as Text;
    const source = contactIn(text, element);
    if (source === null || (source === 'name' && isColleagueColumn(columnHead(element)))) continue;
    const { data } = text;
    const found = source === 'email' ? findEmails(data) : [wholeOf(data)];
    for (const { start, text: shown } of found) {
      const from = { node: text, offset: start, data };
      const to = { node: text, offset: start + shown.length, data };
      places.push({ source, text: shown, isSure: true, element, from, to });
    }
  }
  return places;
}

function wholeOf(data: string): { readonly start: number; readonly text: string } {
  return { start: data.length - data.trimStart().length, text: data.trim() };
}
