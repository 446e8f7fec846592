/** The time that an emulator lives in. Tests move it; nothing here ever waits. */
export interface Clock {
  /** ms, UTC. */
  now(): number;
  /** Moves the time on; a real clock runs ahead by that much from then on. */
  advance(ms: number): void;
}

export function realClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
}

/** A clock that stands still until it is moved. */
export function stoppedClock(startAt = Date.UTC(2026, 10, 23, 9, 0, 0)): Clock {
  let at = startAt;
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
  };
}
