/**
 * Puts a text into a field as a person's typing would: by the browser's own setter, past what a framework has put before it, and with the
 * events that React listens to.
 */

export function takeOver(input: HTMLInputElement, text: string): void {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  input.focus({ preventScroll: true });
  if (setter) setter.call(input, text);
  else input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
