/**
 * Work in small pieces, in the page's idle time: a slice lasts at most 8 ms, however much waits. Ends with its signal. A piece that fails is
 * dropped; the rest goes on.
 */

/** The work of one thing, piece by piece. */
export type Pieces = Iterator<unknown, unknown>;

export interface Idle {
  /** Something waits; asked for its pieces only when there is time. */
  add(thing: Node): void;
  readonly size: number;
}

const sliceMs = 8;
/** Waits no longer than this for the page to be idle. */
const latestMs = 300;

export function createIdle(
  piecesOf: (thing: Node) => Pieces,
  afterSlice: () => void,
  signal: AbortSignal,
): Idle {
  const waiting = new Set<Node>();
  let current: Pieces | null = null;
  let isAsked = false;
  const slice = (deadline?: IdleDeadline) => {
    isAsked = false;
    if (signal.aborted) {
      waiting.clear();
      return;
    }
    const end = performance.now() + Math.max(2, Math.min(sliceMs, deadline?.timeRemaining() ?? sliceMs)) - 1;
    while (performance.now() < end) {
      current ??= next();
      if (current === null) break;
      if (isDone(current)) current = null;
    }
    if (current !== null || waiting.size > 0) ask();
    afterSlice();
  };
  const next = (): Pieces | null => {
    for (const thing of waiting) {
      waiting.delete(thing);
      if (thing.isConnected) return piecesOf(thing);
    }
    return null;
  };
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    if (typeof requestIdleCallback === 'function') requestIdleCallback(slice, { timeout: latestMs });
    else setTimeout(slice, 50);
  };
  return {
    add(thing) {
      waiting.add(thing);
      ask();
    },
    get size() {
      return waiting.size;
    },
  };
}

/** A few pieces at a time, so that the clock is not read for each. */
function isDone(pieces: Pieces): boolean {
  try {
    for (let count = 0; count < 8; count++) if (pieces.next().done) return true;
    return false;
  } catch {
    return true;
  }
}
