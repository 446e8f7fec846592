import { expect, test } from 'vitest';
import { withLock } from '../../lib/platform/lock.ts';

function latch() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('the second one to come does nothing and is told so', async () => {
  const { open, opened } = latch();
  const first = withLock('a', () => opened);
  let didSecond = false;
  const second = await withLock('a', async () => {
    didSecond = true;
  });
  expect(second).toBe(false);
  expect(didSecond).toBe(false);
  open();
  expect(await first).toBe(true);
});

test('locks of other names are free', async () => {
  const { open, opened } = latch();
  const first = withLock('a', () => opened);
  expect(await withLock('b', async () => {})).toBe(true);
  open();
  await first;
});

test('the lock is free again after the work, even if that failed', async () => {
  await expect(
    withLock('c', async () => {
      throw new Error('failed');
    }),
  ).rejects.toThrow('failed');
  expect(await withLock('c', async () => {})).toBe(true);
});

test('work whose lock was taken away notices, and may still come to its end', async () => {
  const { open, opened } = latch();
  const seen: boolean[] = [];
  const work = withLock('d', async (isHeld) => {
    seen.push(isHeld());
    await opened;
    seen.push(isHeld());
  });
  await Promise.resolve();
  const thief = navigator.locks.request('d', { steal: true }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    open();
  });
  expect(await work).toBe(true);
  await thief;
  expect(seen).toEqual([true, false]);
});
