/** Carries out a long calculation a few milliseconds at a time, so that the page can draw and answer keys in between. */

/** Half a frame: what is left of it is the page's. */
const turnMs = 8;

/** Undefined once the signal is given. */
export async function inSteps<T>(work: Generator<void, T>, signal: AbortSignal): Promise<T | undefined> {
  for (;;) {
    if (signal.aborted) return undefined;
    const startedAt = performance.now();
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() - startedAt < turnMs);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** The same at once, where nobody waits for the page. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
