/** Working a page by keyboard alone: what the focus cannot reach cannot be used. */
import assert from 'node:assert/strict';
import type { PageDriver } from './browsers/driver.ts';
import { until } from './browsers/poll.ts';

/** Presses Tab until the element with this `data-id` has the focus, as a person would, and no more than a person would bear. */
export async function tabTo(page: PageDriver, id: string, atMost = 60): Promise<void> {
  await until(`${id} to be there`, async () => (await page.count({ css: `[data-id="${id}"]:not(:disabled)` })) > 0);
  const seen: string[] = [];
  for (let presses = 0; presses < atMost; presses++) {
    const focused = await focusedId(page);
    if (focused === id) return;
    seen.push(focused);
    await page.press('Tab');
  }
  assert.fail(`Tab does not reach ${id}; it went ${seen.join(' → ')}`);
}

export async function tabToAndPress(page: PageDriver, id: string, key = 'Enter'): Promise<void> {
  await tabTo(page, id);
  await page.press(key);
}

export function focusedId(page: PageDriver): Promise<string> {
  return page.evaluate<string>(
    `document.activeElement?.getAttribute('data-id') ?? document.activeElement?.id ?? ''`,
  );
}
