/** Work in steps, done at once, where nobody waits for a page. In a page, lib/app/in-steps.ts lets it draw between them. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
