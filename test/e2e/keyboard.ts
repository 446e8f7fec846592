/** Working a page by keyboard alone: what the focus cannot reach cannot be used. */
import assert from 'node:assert/strict';
import type { PageDriver } from './browsers/driver.ts';
import { until } from './browsers/poll.ts';

/**
 * Presses Tab until the element with this `data-id` has the focus, forwards or backwards as a person sees where it is, and no more often than
 * a person would bear.
 */
export async function tabTo(page: PageDriver, id: string, atMost = 60): Promise<void> {
  const target = `[data-id="${id}"]:not(:disabled)`;
  await until(`${id} to be there`, async () => (await page.count({ css: target })) > 0);
  const isAbove = await page.evaluate<boolean>(
    `[...document.querySelectorAll(${JSON.stringify(target)})].every((one) =>
      Boolean(document.activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING))`,
  );
  const seen: string[] = [];
  for (let presses = 0; presses < atMost; presses++) {
    const focused = await focusedId(page);
    if (focused === id) return;
    seen.push(focused);
    await page.press(isAbove ? 'Shift+Tab' : 'Tab');
  }
  assert.fail(`Tab does not reach ${id}; it went ${seen.join(' → ')}`);
}

export async function tabToAndPress(page: PageDriver, id: string, key = 'Enter'): Promise<void> {
  await tabTo(page, id);
  await page.press(key);
}

/** `data-id` or id of what has the focus; '' for the page as a whole. */
export function focusedId(page: PageDriver): Promise<string> {
  return page.evaluate<string>(
    `document.activeElement?.getAttribute('data-id') ?? document.activeElement?.id ?? ''`,
  );
}
