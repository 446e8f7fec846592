/**
 * The row or card around a number, and the texts in it that may be names. Found by structure: table rows, list items, dialogs and forms by
 * what they are; anything else by standing among siblings of its own kind. A page's hooks only make it surer.
 */

const rowTags = new Set(['tr', 'li', 'article', 'form', 'dialog', 'aside', 'fieldset']);
const rowRoles = new Set(['row', 'listitem', 'option', 'article', 'dialog', 'treeitem', 'form', 'menuitem']);
const cellTags = new Set(['td', 'th']);
const rowHook = /(?:^|[-_ ])(?:row|item|card|contact|panel|drawer-body|conversation)(?:$|[-_ ])/i;
const highest = 14;

export interface Around {
  readonly row: Element;
  readonly names: readonly string[];
  readonly emails: readonly string[];
}

export function around(element: Element): Around | null {
  const row = rowOf(element);
  return row && { row, ...texts(row, element) };
}

function rowOf(element: Element): Element | null {
  const inside = (element.textContent ?? '').trim().length;
  let at = element;
  for (let up = 0; up < highest; up++) {
    const next: Element | null = at.parentElement;
    if (next === null || next.localName === 'body' || next.localName === 'main')
      return at === element ? null : at;
    if (rowTags.has(at.localName) || rowRoles.has(at.getAttribute('role') ?? '')) return at;
    if (!cellTags.has(at.localName) && holdsMore(at, inside) && (isHooked(at) || isAmongItsKind(at)))
      return at;
    at = next;
  }
  return null;
}

function holdsMore(element: Element, inside: number): boolean {
  return (element.textContent ?? '').trim().length > inside + 2;
}

function isHooked(element: Element): boolean {
  const hook = element.getAttribute('data-slot') ?? element.getAttribute('data-test') ?? '';
  return rowHook.test(hook);
}

function isAmongItsKind(element: Element): boolean {
  const isAlike = (other: Element | null) =>
    other !== null &&
    other.localName === element.localName &&
    other.childElementCount === element.childElementCount &&
    element.childElementCount > 0;
  return isAlike(element.previousElementSibling) || isAlike(element.nextElementSibling);
}

const mail = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[a-z]{2,}/gi;
const mostTexts = 60;
const mostNames = 8;

function texts(row: Element, own: Element): { names: string[]; emails: string[] } {
  const names = new Set<string>();
  const emails = new Set<string>();
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < mostTexts && walker.nextNode(); count++) {
    const text = (walker.currentNode as Text).data.trim();
    for (const found of text.match(mail) ?? []) emails.add(found.toLowerCase());
    if (names.size < mostNames && isLikeName(text) && walker.currentNode.parentElement !== own)
      names.add(text);
  }
  for (const field of row.querySelectorAll('input')) {
    const { type, value } = field;
    if (type !== 'text' && type !== 'email') continue;
    for (const found of value.match(mail) ?? []) emails.add(found.toLowerCase());
    if (names.size < mostNames && isLikeName(value.trim())) names.add(value.trim());
  }
  return { names: [...names], emails: [...emails].slice(0, 4) };
}

function isLikeName(text: string): boolean {
  return text.length >= 2 && text.length <= 60 && /\p{L}{2}/u.test(text) && !/\d{3}|@/.test(text);
}
