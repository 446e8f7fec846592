/**
 * Reads what one element shows: the phone numbers of its own texts, of texts that together make one number, of a link, of a field; and if it
 * holds none, an e-mail address or what may be a contact's name.
 */
import { type FoundNumber, findNumbers } from './find-numbers.ts';
import { type Context, contextOf } from './phone-context.ts';
import { isPhoneInput } from './phone-input.ts';
import { linkNumber, type Place, textRect } from './place.ts';
import { mayHoldContact, readContacts } from './read-contacts.ts';

/** Only signs of a number, and not many: perhaps a part of one that is set in several pieces. */
const fragment = /^[\s\d()+./\-–]{1,24}$/;
const inline = new Set(['span', 'b', 'strong', 'em', 'i', 'mark', 'small', 'bdi', 'bdo', 'font', 'u', 'a']);

/** Cheap: whether a text is worth a second look. */
export function mayHoldNumber(data: string): boolean {
  return data.length >= 2 && /\p{Nd}/u.test(data);
}

const enoughDigits = /(?:\p{Nd}\P{Nd}*){7}/u;

/**
 * The element whose own texts (or, for pieces of a number, whose pieces) are read once it is in sight; null: nothing can be there. As cheap as
 * can be, for whole pages are walked through: whether something is there, reading finds out.
 */
export function homeOf(text: Text): Element | null {
  const parent = text.parentElement;
  if (!parent) return null;
  const { data } = text;
  if (mayHoldNumber(data)) {
    if (fragment.test(data) && !isAlone(parent)) {
      const home = homeOfPieces(parent);
      if (home) return home;
    }
    if (enoughDigits.test(data)) return parent;
  }
  return mayHoldContact(data) ? parent : null;
}

/** Nothing stands beside its text that could belong to it. */
function isAlone(parent: Element): boolean {
  let at: Element | null = parent;
  for (let up = 0; at !== null && up < 3; up++, at = at.parentElement) {
    if (at.childNodes.length > 1) return false;
    if (!inline.has(at.localName)) return true;
  }
  return true;
}

function homeOfPieces(parent: Element): Element | null {
  let home = parent;
  for (let up = 0; up < 3 && inline.has(home.localName) && home.parentElement; up++) {
    // A cell or an item of its own is no piece of what stands beside it.
    if ((home.parentElement.textContent?.length ?? 0) > 60) break;
    home = home.parentElement;
  }
  return joined(home, false).length > 0 ? home : null;
}

/** Nothing in there is shown as it stands, or it is being written. */
const closed =
  'script, style, noscript, template, textarea, svg, canvas, iframe, option, code, [contenteditable]:not([contenteditable=false])';

export function readElement(element: Element): Place[] {
  if (element.closest(closed)) return [];
  const dialled = linkNumber(element);
  if (dialled !== null) return [{ source: 'link', text: dialled, isSure: true, element }];
  if (isPhoneInput(element)) {
    const { value } = element;
    return findNumbers(value, true).length === 1
      ? [{ source: 'input', text: value, isSure: true, element }]
      : [];
  }
  const whole = joined(element, true);
  if (whole.length > 0) return whole;
  const numbers = ownTexts(element);
  return numbers.length > 0 ? numbers : readContacts(element);
}

function isPlain({ isSure, text }: FoundNumber): boolean {
  return isSure && /[+＋]/.test(text);
}

function ownTexts(element: Element): Place[] {
  const places: Place[] = [];
  let context: Context | undefined;
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !mayHoldNumber((node as Text).data)) continue;
    const text = node as Text;
    const found = findNumbers(text.data);
    // A sure number with its country code needs no witness.
    if (context === undefined && !found.every(isPlain)) context = contextOf(element);
    for (const { start, end, text: number, isSure } of found) {
      const isOther = context === 'other' && !/[+＋]/.test(number);
      places.push({
        source: 'text',
        text: number,
        isSure: isSure ? !isOther : context === 'phone' && found.length === 1,
        element,
        from: { node: text, offset: start, data: text.data },
        to: { node: text, offset: end, data: text.data },
      });
    }
  }
  return places;
}

/**
 * `<span>+33</span> <span>6 12 34 56 78</span>`, `+33 6 <mark>12</mark> 34 56 78`: neighbours that hold nothing but signs of a number and, as
 * far as one can see, touch each other.
 */
function joined(element: Element, looksAtGaps: boolean): Place[] {
  const places: Place[] = [];
  let pieces: Text[] = [];
  const close = () => {
    const whole = pieces.map((piece) => piece.data).join('');
    const [only, ...more] = pieces.length > 1 && whole.length <= 40 ? findNumbers(whole) : [];
    const isOne = only !== undefined && more.length === 0 && whole.trim() === only.text;
    // Plain digits may be anything: then only pieces that grow into each other are one.
    const isWhole = isOne && (only.isSure || !hasBlankJoints(pieces));
    if (isWhole && !(looksAtGaps && hasGaps(pieces))) {
      const from = placeAt(pieces, only.start, false);
      const to = placeAt(pieces, only.end, true);
      const isSure = only.isSure || (looksAtGaps && contextOf(element) === 'phone');
      if (from && to) places.push({ source: 'text', text: only.text, isSure, element, from, to });
    }
    pieces = [];
  };
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < 24 && walker.nextNode(); count++) {
    const text = walker.currentNode as Text;
    if (text.data === '') continue;
    if (fragment.test(text.data)) pieces.push(text);
    else close();
  }
  close();
  return places;
}

function hasBlankJoints(pieces: readonly Text[]): boolean {
  return pieces.some(
    ({ data }, index) => (index > 0 && /^\s/.test(data)) || (index < pieces.length - 1 && /\s$/.test(data)),
  );
}

/** Cells and items keep a distance from each other. */
function hasGaps(pieces: readonly Text[]): boolean {
  let last: DOMRect | null = null;
  for (const piece of pieces) {
    if (piece.data.trim() === '') continue;
    const rect = textRect(piece);
    if (last && (Math.abs(rect.top - last.top) > last.height / 2 || rect.left - last.right > last.height / 2))
      return true;
    last = rect;
  }
  return false;
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
