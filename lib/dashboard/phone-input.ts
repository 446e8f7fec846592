/** Which fields take a phone number: by type, by autofill hint, by hooks and labels. Never one for searching, codes or passwords. */
import { hooksPhone, namesPhone } from './phone-words.ts';

const textTypes = ['', 'text', 'tel'];
const other = /search|filter|otp|one-time|code|pin|card|extension/i;

export function isPhoneInput(element: Element): element is HTMLInputElement {
  if (element.localName !== 'input') return false;
  const input = element as HTMLInputElement;
  const type = (input.getAttribute('type') ?? '').toLowerCase();
  if (!textTypes.includes(type) || input.readOnly || input.disabled) return false;
  const names = [
    input.name,
    input.id,
    input.getAttribute('data-test'),
    input.getAttribute('data-testid'),
    input.getAttribute('data-slot'),
  ];
  const words = [input.getAttribute('aria-label'), input.placeholder, labelOf(input)];
  const autofill = input.getAttribute('autocomplete') ?? '';
  if ([...names, ...words, autofill].some((text) => text !== null && other.test(text))) return false;
  if (input.getAttribute('role') === 'searchbox' || input.closest('[role=search]')) return false;
  return (
    type === 'tel' ||
    input.inputMode === 'tel' ||
    /\btel\b/.test(autofill) ||
    names.some(hooksPhone) ||
    words.some((text) => text !== null && namesPhone(text))
  );
}

function labelOf(input: HTMLInputElement): string | null {
  const label = input.labels?.[0];
  if (label) return label.textContent;
  const id = input.getAttribute('aria-labelledby');
  return id ? (input.ownerDocument.getElementById(id.split(' ')[0] ?? '')?.textContent ?? null) : null;
}
