/** Working Lineup's part of a web page by keyboard alone. The focus inside a closed shadow root is not the page's to see. */
import assert from 'node:assert/strict';
import type { PageDriver } from './browsers/driver.ts';

/** Label or text of what has the focus there; '' while it is somewhere else. */
export async function overlayFocus(page: PageDriver): Promise<string> {
  const label = await page.inOverlay<string>(
    `(root.activeElement?.getAttribute('aria-label') ?? root.activeElement?.innerText ?? '').trim()`,
  );
  return label ?? '';
}

/** Presses Tab until something has the focus whose label begins so. */
export async function tabInto(page: PageDriver, begins: string, atMost = 40): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < atMost; presses++) {
    await page.press('Tab');
    const label = await overlayFocus(page);
    if (label.startsWith(begins)) return;
    seen.push(label || '(the page)');
  }
  assert.fail(`Tab does not reach "${begins}"; it went ${seen.join(' → ')}`);
}
