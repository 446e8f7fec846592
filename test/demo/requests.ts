/** Requests of each act, counted at the services: what the emulator's ledger and the counter before the book saw. */

import type { Tally } from '../e2e/tally.ts';
import type { AircallEmulator } from '../emulators/aircall/emulator.ts';

export interface Used {
  readonly left: { readonly all: number; readonly writes: number };
  readonly right: { readonly all: number; readonly writes: number };
}

/** Counts from now on, until asked; the sums of the whole demo stay in the ledgers. */
export function countRequests(aircall: AircallEmulator, tally: Tally): () => Used {
  const before = snapshot(aircall, tally);
  return () => {
    const now = snapshot(aircall, tally);
    const since = (side: 'left' | 'right') => ({
      all: now[side].all - before[side].all,
      writes: now[side].writes - before[side].writes,
    });
    return { left: since('left'), right: since('right') };
  };
}

function snapshot({ ledger }: AircallEmulator, tally: Tally): Used {
  return {
    left: { all: ledger.total, writes: ledger.writes },
    right: { all: tally.total, writes: tally.writes },
  };
}
