/** What stands around a text says of it: a hook, a label, the head of a column. */
import { columnHead } from './column-head.ts';
import { idWord } from './not-phone.ts';
import { headsPhones, hooksPhone, namesPhone } from './phone-words.ts';

/** `phone`: surely a phone number. `other`: a number of another kind, unless a contact has it. */
export type Context = 'phone' | 'other' | null;

const hooks = ['data-test', 'data-testid', 'data-slot', 'name', 'aria-label', 'itemprop'];

export function contextOf(element: Element): Context {
  for (let at: Element | null = element, up = 0; at !== null && up < 3; at = at.parentElement, up++) {
    for (const hook of hooks) if (hooksPhone(at.getAttribute(hook))) return 'phone';
  }
  return labelContext(element) ?? contextOfWords(columnHead(element), headsPhones);
}

/** `<dt>Mobile</dt><dd>…`, `<span>Phone</span><span>…`. */
function labelContext(element: Element): Context {
  for (let at: Element | null = element, up = 0; at !== null && up < 3; at = at.parentElement, up++) {
    const before = at.previousElementSibling;
    if (before) return contextOfText(before, namesPhone);
    // Only as long as nothing else stands in between.
    if ((at.parentElement?.textContent?.length ?? 0) > 80) return null;
  }
  return null;
}

function contextOfText(element: Element, isPhone: (text: string) => boolean): Context {
  return contextOfWords(element.textContent ?? '', isPhone);
}

function contextOfWords(text: string, isPhone: (text: string) => boolean): Context {
  if (text.length > 60) return null;
  if (isPhone(text)) return 'phone';
  return idWord.test(`${text.trim()} `) ? 'other' : null;
}
