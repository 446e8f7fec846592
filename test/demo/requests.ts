/** Requests of each act, counted at the services: what the emulator's ledger and the counter before the book saw. */

import type { Tally } from '../e2e/tally.ts';
import type { AircallEmulator } from '../emulators/aircall/emulator.ts';

export interface Used {
  readonly left: Asked;
  readonly right: Asked;
}

interface Asked {
  readonly all: number;
  readonly writes: number;
  /** By the service's own kinds: `list`, `create`; `REPORT`, `PUT`. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** Counts from now on, until asked; the sums of the whole demo stay in the ledgers. */
export function countRequests(aircall: AircallEmulator, tally: Tally): () => Used {
  const before = snapshot(aircall, tally);
  return () => {
    const now = snapshot(aircall, tally);
    return { left: difference(before.left, now.left), right: difference(before.right, now.right) };
  };
}

function snapshot({ ledger }: AircallEmulator, tally: Tally): Used {
  return {
    left: { all: ledger.total, writes: ledger.writes, kinds: { ...ledger.counts } },
    right: { all: tally.total, writes: tally.writes, kinds: Object.fromEntries(tally.counts) },
  };
}

function difference(before: Asked, now: Asked): Asked {
  const kinds = Object.entries(now.kinds).map(
    ([kind, count]) => [kind, count - (before.kinds[kind] ?? 0)] as const,
  );
  return {
    all: now.all - before.all,
    writes: now.writes - before.writes,
    kinds: Object.fromEntries(kinds.filter(([, count]) => count > 0)),
  };
}
