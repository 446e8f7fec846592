/** The life of one request at an emulator: counted when it comes, met by a mishap or not, noted with what was answered. */
import { type BadLooks, type Faults, underFault } from './faults.ts';
import type { RequestLedger } from './ledger.ts';
import type { WireRequest, WireResponse } from './message.ts';

export interface Desk<Kind extends string> {
  readonly ledger: RequestLedger<Kind>;
  readonly faults: Faults<Kind>;
  readonly looks: BadLooks;
}

export async function exchanged<Kind extends string>(
  { ledger, faults, looks }: Desk<Kind>,
  request: WireRequest,
  kind: Kind,
  at: number,
  answer: () => WireResponse,
): Promise<WireResponse | 'drop'> {
  ledger.arrived(kind, at);
  const given = await underFault(faults.take(request, kind), answer, looks);
  const { pathname, search } = new URL(request.url);
  const status = given === 'drop' ? 'drop' : given.status;
  ledger.answered({ at, kind, method: request.method, path: pathname + search, status });
  return given;
}
