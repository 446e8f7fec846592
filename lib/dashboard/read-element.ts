/** Reads the phone numbers of one element: of its own texts, of texts that together make one number, of a link, of a field. */
import { findNumbers } from './find-numbers.ts';
import { isPhonePlace } from './phone-context.ts';
import { isPhoneInput } from './phone-input.ts';

export type { Place } from './place.ts';

import { linkNumber, type Place } from './place.ts';

/** Only signs of a number, and not many: perhaps a part of one that is set in several pieces. */
const fragment = /^[\s\d()+./\-–]{1,24}$/;
const inline = new Set(['span', 'b', 'strong', 'em', 'i', 'mark', 'small', 'bdi', 'bdo', 'font', 'u', 'a']);

/** Cheap: whether a text is worth a second look. */
export function mayHoldNumber(data: string): boolean {
  return data.length >= 2 && /\p{Nd}/u.test(data);
}

/** The element whose own texts (or, for pieces of a number, whose pieces) are read when it is in sight; null: nothing there. */
export function homeOf(text: Text): Element | null {
  const parent = text.parentElement;
  if (!parent || !mayHoldNumber(text.data)) return null;
  if (findNumbers(text.data).length > 0) return parent;
  return fragment.test(text.data) ? homeOfPieces(parent) : null;
}

function homeOfPieces(parent: Element): Element | null {
  let home = parent;
  for (let up = 0; up < 3 && inline.has(home.localName) && home.parentElement; up++)
    home = home.parentElement;
  const pieces = home.textContent ?? '';
  return pieces.length <= 200 && joined(home).length > 0 ? home : null;
}

export function readElement(element: Element): Place[] {
  const dialled = linkNumber(element);
  if (dialled !== null) return [{ source: 'link', text: dialled, isSure: true, element }];
  if (isPhoneInput(element)) {
    const { value } = element;
    return findNumbers(value, true).length === 1
      ? [{ source: 'input', text: value, isSure: true, element }]
      : [];
  }
  const own = ownTexts(element);
  return own.length > 0 ? own : joined(element);
}

function ownTexts(element: Element): Place[] {
  const places: Place[] = [];
  let isPlace: boolean | null = null;
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !mayHoldNumber((node as Text).data)) continue;
    const text = node as Text;
    const found = findNumbers(text.data);
    if (found.length === 0) continue;
    if (found.some((one) => !one.isSure)) isPlace ??= isPhonePlace(element);
    for (const { start, end, text: number, isSure } of found) {
      places.push({
        source: 'text',
        text: number,
        isSure: isSure || (isPlace === true && found.length === 1),
        element,
        from: { node: text, offset: start, data: text.data },
        to: { node: text, offset: end, data: text.data },
      });
    }
  }
  return places;
}

/** `<span>+33</span> <span>6 12 34 56 78</span>`, `+33 6 <mark>12</mark> 34 56 78`: neighbours that hold nothing but signs of a number. */
function joined(element: Element): Place[] {
  const places: Place[] = [];
  let pieces: Text[] = [];
  const close = () => {
    const whole = pieces.map((piece) => piece.data).join('');
    const [only, ...more] = pieces.length > 1 && whole.length <= 40 ? findNumbers(whole) : [];
    if (only?.isSure && more.length === 0) {
      const from = placeAt(pieces, only.start, false);
      const to = placeAt(pieces, only.end, true);
      if (from && to) places.push({ source: 'text', text: only.text, isSure: true, element, from, to });
    }
    pieces = [];
  };
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < 24 && walker.nextNode(); count++) {
    const text = walker.currentNode as Text;
    if (text.data === '') continue;
    if (fragment.test(text.data) && findNumbers(text.data).length === 0) pieces.push(text);
    else close();
  }
  close();
  return places;
}

function placeAt(pieces: readonly Text[], offset: number, isEnd: boolean): Place['from'] {
  let before = 0;
  for (const node of pieces) {
    const { data } = node;
    if (isEnd ? offset <= before + data.length : offset < before + data.length)
      return { node, offset: offset - before, data };
    before += data.length;
  }
  return undefined;
}
