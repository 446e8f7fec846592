/** Walks a changed part of the page, piece by piece, and tells of every element where a contact may be shown. Each text once per content. */
import { isPhoneInput } from './phone-input.ts';
import { linkNumber } from './place.ts';
import { mayHoldContact } from './read-contacts.ts';
import { homeOf, mayHoldNumber } from './read-element.ts';

const fields = 'input, a[href^="tel:" i], a[href^="callto:" i], a[href^="sms:" i], a[href^="facetime:" i]';

export interface Scan {
  /** One step for each node. */
  walk(root: Node): Generator<void>;
  /** Every text is to be looked at anew. */
  forget(): void;
}

/** @param onHome an element to be read as soon as it is in sight; told again when its text is another one */
export function createScan(onHome: (element: Element) => void): Scan {
  let seen = new WeakMap<Text, string>();
  const look = (text: Text) => {
    const { data } = text;
    if (!isWorthALook(data) || seen.get(text) === data) return;
    // A text without digits may have had some before; then its home was told of, and is looked at again by whoever keeps it.
    seen.set(text, data);
    // What a link would dial is what counts; its text is the same number in another dress.
    const link = mayHoldNumber(data) ? text.parentElement?.closest('a') : null;
    const home = link && linkNumber(link) !== null ? link : homeOf(text);
    if (home) onHome(home);
  };
  const field = (element: Element) => {
    if (isField(element)) onHome(element);
  };
  return {
    forget() {
      seen = new WeakMap();
    },
    *walk(root) {
      if (root.nodeType === Node.TEXT_NODE) return look(root as Text);
      if (root.nodeType !== Node.ELEMENT_NODE) return;
      const element = root as Element;
      if (element.matches(fields)) field(element);
      for (const one of element.querySelectorAll(fields)) {
        field(one);
        yield;
      }
      // Texts only, and without a filter of ours: asking a script about every node costs more than all the rest.
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        look(walker.currentNode as Text);
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
