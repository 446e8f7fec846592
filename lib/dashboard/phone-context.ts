/** Whether what stands around a text says that it is a phone number: a hook, a label, the head of a column. Only ever makes it surer. */
import { headsPhones, hooksPhone, namesPhone } from './phone-words.ts';

const hooks = ['data-test', 'data-testid', 'data-slot', 'name', 'aria-label', 'itemprop'];

export function isPhonePlace(element: Element): boolean {
  for (let at: Element | null = element, up = 0; at !== null && up < 3; at = at.parentElement, up++) {
    for (const hook of hooks) if (hooksPhone(at.getAttribute(hook))) return true;
  }
  return isLabelled(element) || isInPhoneColumn(element);
}

/** `<dt>Mobile</dt><dd>…`, `<span>Phone</span><span>…`. */
function isLabelled(element: Element): boolean {
  for (let at: Element | null = element, up = 0; at !== null && up < 3; at = at.parentElement, up++) {
    const before = at.previousElementSibling;
    if (before) return shortText(before, namesPhone);
    // Only as long as nothing else stands in between.
    if ((at.parentElement?.textContent?.length ?? 0) > 80) return false;
  }
  return false;
}

function isInPhoneColumn(element: Element): boolean {
  const cell = element.closest('td');
  const table = cell?.closest('table');
  if (!cell || !table) return false;
  const head = table.tHead?.rows[0]?.cells[cell.cellIndex];
  return head !== undefined && shortText(head, headsPhones);
}

function shortText(element: Element, judge: (text: string) => boolean): boolean {
  const text = element.textContent ?? '';
  return text.length <= 60 && judge(text);
}
