/** Looks at one page over and over while it changes: what is flagged must be what stands there, and nothing may grow. */
import assert from 'node:assert/strict';
import { ChromiumPage } from './browsers/chromium-page.ts';
import { overlayHost, type PageDriver } from './browsers/driver.ts';
import { until } from './browsers/poll.ts';
import { flags } from './in-page.ts';

interface Snapshot {
  /** Numbers with a flag in sight. */
  readonly flagged: readonly string[];
  /** Numbers that the page shows and that are wrong. */
  readonly wrong: readonly string[];
}

/** Both at the same moment. */
export async function snapshot(page: PageDriver): Promise<Snapshot> {
  const seen = await page.inOverlay<Snapshot>(`({
    flagged: [...root.querySelectorAll('.flag:not([hidden])')].map((flag) => flag.getAttribute('aria-label').split('. ')[0]),
    wrong: [...document.querySelectorAll('[data-truth]')].filter((one) => one.dataset.truth).map((one) => one.textContent),
  })`);
  return seen ?? { flagged: [], wrong: [] };
}

/** No flag speaks of a number that does not stand there any more. */
export async function assertNoStranger(page: PageDriver): Promise<void> {
  const { flagged, wrong } = await snapshot(page);
  assert.deepEqual(
    flagged.filter((number) => !wrong.includes(number)),
    [],
    'flags of numbers that are not shown',
  );
}

/** Every wrong number in sight has its flag, and no other has one. */
export async function assertAllFlagged(page: PageDriver): Promise<void> {
  await until('the flags to be those of the numbers in sight', async () => {
    const inSight = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll('[data-truth]')].filter((one) => {
      if (!one.dataset.truth) return false;
      const { left, top, width, height } = one.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      // A flag of ours may stand in the middle of a wide cell.
      return there !== null && (one.contains(there) || there === ${overlayHost});
    }).map((one) => one.textContent).sort()`);
    const flagged = (await flags(page)).map(({ number }) => number).sort();
    assert.deepEqual(flagged, inSight);
    return true;
  });
}

export interface Size {
  readonly overlayNodes: number;
  /** Chromium only. */
  readonly nodes: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

export async function sizeOf(page: PageDriver): Promise<Size> {
  const overlayNodes = (await page.inOverlay<number>(`root.querySelectorAll('*').length`)) ?? 0;
  if (!(page instanceof ChromiumPage)) return { overlayNodes, nodes: 0, listeners: 0, heapBytes: 0 };
  const tools = await page.native.context().newCDPSession(page.native);
  for (let round = 0; round < 3; round++) await tools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await tools.send('Memory.getDOMCounters');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  await tools.detach();
  return { overlayNodes, nodes, listeners: jsEventListeners, heapBytes: usedSize };
}

/** What is a little more by chance is no growth. */
export function assertNoGrowth(before: Size, after: Size): void {
  assert.ok(
    after.overlayNodes <= before.overlayNodes + 8,
    `overlay: ${before.overlayNodes} → ${after.overlayNodes}`,
  );
  if (before.nodes === 0) return;
  assert.ok(after.nodes <= before.nodes * 1.1 + 200, `nodes: ${before.nodes} → ${after.nodes}`);
  assert.ok(
    after.listeners <= before.listeners * 1.1 + 50,
    `listeners: ${before.listeners} → ${after.listeners}`,
  );
  assert.ok(
    after.heapBytes <= before.heapBytes * 1.15 + 2e6,
    `heap: ${before.heapBytes} → ${after.heapBytes}`,
  );
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
