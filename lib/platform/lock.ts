/** One at a time per browser. Web Locks are shared by worker and pages and are released when their holder dies, so they are never stale. */

/**
 * Runs `work` if nobody else holds the lock; `isHeld` turns false if it was taken away meanwhile.
 * @returns false if somebody else holds it; nothing was done then
 */
export async function withLock(
  name: string,
  work: (isHeld: () => boolean) => Promise<void>,
  locks: LockManager = navigator.locks,
): Promise<boolean> {
  let isHeld = false;
  let working: Promise<void> | null = null;
  try {
    await locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return;
      isHeld = true;
      working = work(() => isHeld);
      return working;
    });
  } catch (thrown) {
    isHeld = false;
    if (!working) throw thrown;
    // Either the work failed, and fails here again; or the lock was stolen, and the work stops at its next look.
    await working;
  } finally {
    isHeld = false;
  }
  return working !== null;
}
