/** Walks a changed part of the page, piece by piece, and tells of every element where a contact may be shown. Each text once per content. */
import { isPhoneInput } from './phone-input.ts';
import { linkNumber } from './place.ts';
import { mayHoldContact } from './read-contacts.ts';
import { homeOf, mayHoldNumber } from './read-element.ts';

const closed = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'svg',
  'canvas',
  'iframe',
  'option',
  'code',
]);

export interface Scan {
  /** One step for each node. */
  walk(root: Node): Generator<void>;
  /** Every text is to be looked at anew. */
  forget(): void;
}

/** @param onHome an element to be read as soon as it is in sight; told again when its text is another one */
export function createScan(onHome: (element: Element) => void, own: () => Element | null): Scan {
  let seen = new WeakMap<Text, string>();
  const look = (text: Text) => {
    if (seen.get(text) === text.data) return;
    // A text without digits may have had some before; then its home was told of, and is looked at again by whoever keeps it.
    seen.set(text, text.data);
    // What a link would dial is what counts; its text is the same number in another dress.
    const link = mayHoldNumber(text.data) ? text.parentElement?.closest('a') : null;
    const home = link && linkNumber(link) !== null ? link : homeOf(text);
    if (home) onHome(home);
  };
  return {
    forget() {
      seen = new WeakMap();
    },
    *walk(root) {
      if (isInClosed(root)) return;
      if (root.nodeType === Node.TEXT_NODE) {
        look(root as Text);
        return;
      }
      const walker = document.createTreeWalker(
        root,
        NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
        (node) => {
          if (node.nodeType === Node.TEXT_NODE)
            return isWorthALook((node as Text).data) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
          return isClosed(node as Element) || node === own()
            ? NodeFilter.FILTER_REJECT
            : opensOnly(node as Element)
              ? NodeFilter.FILTER_SKIP
              : NodeFilter.FILTER_ACCEPT;
        },
      );
      for (let node: Node | null = root; node !== null; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) look(node as Text);
        else if (node.nodeType === Node.ELEMENT_NODE && isField(node as Element)) onHome(node as Element);
        yield;
      }
    },
  };
}

function isWorthALook(data: string): boolean {
  return mayHoldNumber(data) || mayHoldContact(data);
}

function isField(element: Element): boolean {
  return element.localName === 'a' ? linkNumber(element) !== null : isPhoneInput(element);
}

function opensOnly(element: Element): boolean {
  return element.localName !== 'a' && element.localName !== 'input';
}

function isClosed(element: Element): boolean {
  return (
    closed.has(element.localName) ||
    (element.hasAttribute('contenteditable') && element.getAttribute('contenteditable') !== 'false')
  );
}

function isInClosed(root: Node): boolean {
  for (
    let at = root.nodeType === Node.ELEMENT_NODE ? (root as Element) : root.parentElement;
    at;
    at = at.parentElement
  ) {
    if (isClosed(at)) return true;
  }
  return false;
}
