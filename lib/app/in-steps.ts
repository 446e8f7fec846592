/** Carries out a long calculation a few milliseconds at a time, so that the page can draw and answer keys in between. */

/** Well below what anybody feels; between two of them the browser waits a few milliseconds by itself. */
const turnMs = 12;

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
