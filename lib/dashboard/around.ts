/**
 * The row or card around a number, and what else it shows: texts that may be names, addresses, other numbers. Found by structure: table rows,
 * list items, dialogs and forms by what they are; anything else by standing among siblings of its own kind. A page's hooks only make it surer.
 */
import { findEmails } from './find-contacts.ts';
import { findNumbers } from './find-numbers.ts';

const rowTags = new Set(['tr', 'li', 'article', 'form', 'dialog', 'aside', 'fieldset']);
const rowRoles = new Set(['row', 'listitem', 'option', 'article', 'dialog', 'treeitem', 'form', 'menuitem']);
const cellTags = new Set(['td', 'th']);
const rowHook = /(?:^|[-_ ])(?:row|item|card|contact|panel|drawer-body|conversation)(?:$|[-_ ])/i;
const highest = 14;

/** What a row says of whoever it shows. */
export interface RowFacts {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly numbers: readonly string[];
}

export const noFacts: RowFacts = { names: [], emails: [], numbers: [] };

export function rowOf(element: Element): Element | null {
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

const mostTexts = 60;
const mostNames = 8;
const mostOthers = 4;

export function factsOf(row: Element): RowFacts {
  const names = new Set<string>();
  const emails = new Set<string>();
  const numbers = new Set<string>();
  const take = (text: string) => {
    for (const found of findEmails(text)) emails.add(found.text.toLowerCase());
    for (const found of findNumbers(text)) numbers.add(found.text);
    if (names.size < mostNames && isLikeName(text)) names.add(text);
  };
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < mostTexts && walker.nextNode(); count++)
    take((walker.currentNode as Text).data.trim());
  for (const { type, value } of row.querySelectorAll('input'))
    if (type === 'text' || type === 'email') take(value.trim());
  return {
    names: [...names],
    emails: [...emails].slice(0, mostOthers),
    numbers: [...numbers].slice(0, mostOthers),
  };
}

function isLikeName(text: string): boolean {
  return text.length >= 2 && text.length <= 60 && /\p{L}{2}/u.test(text) && !/\d{3}|@/.test(text);
}
