/** What the worlds over emulators have in common: an http that waits on the emulator's clock, hands that take their time, and mishaps. */
import { createBucket, memoryBucket } from '../../../lib/services/bucket.ts';
import type { Http } from '../../../lib/services/contract.ts';
import { createHttp } from '../../../lib/services/http.ts';
import type { Clock } from '../../emulators/clock.ts';
import type { Faults } from '../../emulators/faults.ts';
import type { ContractWorld, Trouble } from './world.ts';

export interface Limit {
  readonly requests: number;
  /** Default: a minute. */
  readonly countedInMs?: number;
}

export function emulatedHttp(
  clock: Clock,
  fetch: typeof globalThis.fetch,
  { requests, countedInMs }: Limit,
): Http {
  const sleep = async (ms: number) => clock.advance(ms);
  return createHttp({
    fetch,
    bucket: createBucket({
      memory: memoryBucket(),
      accountId: 'a',
      limit: requests,
      ...(countedInMs === undefined ? {} : { countedInMs }),
      priority: 'user',
      now: () => clock.now(),
      sleep,
      maxWaitMs: 120_000,
    }),
    sleep,
    random: () => 0.5,
    timeoutMs: 5_000,
  });
}

/** A person takes a second for whatever is done; without a clock, none. */
export function unhurried(clock: Clock | null, hands: ContractWorld['direct']): ContractWorld['direct'] {
  const slowly =
    <Inputs extends readonly unknown[], T>(act: (...inputs: Inputs) => Promise<T>) =>
    async (...inputs: Inputs): Promise<T> => {
      clock?.advance(1_000);
      return act(...inputs);
    };
  return {
    create: slowly(hands.create),
    edit: slowly(hands.edit),
    remove: slowly(hands.remove),
    all: hands.all,
  };
}

/** @param catchesUpMs until lists show whatever happened */
export function inTime(clock: Clock, catchesUpMs: number): Pick<ContractWorld, 'settle' | 'now'> {
  return { settle: async () => clock.advance(catchesUpMs), now: () => clock.now() };
}

type Asked = { readonly method: string; readonly url: string };

/** @param isWrite of a request that changes a record; default: all but GET */
export function emulatedTroubles<Kind extends string>(
  faults: Faults<Kind>,
  isWrite: (request: Asked, kind: Kind) => boolean = ({ method }) => method !== 'GET',
): Pick<ContractWorld, 'troubles' | 'meet' | 'recover'> {
  const meet = (trouble: Trouble) => {
    let isOver = false;
    faults.use((request, kind) => {
      switch (trouble) {
        case 'html':
          return { kind: 'html' };
        case 'down':
          return { kind: 'bad-gateway' };
        case 'offline':
          return { kind: 'dropped' };
        case 'lost-answer':
        case 'not-sent':
          if (isOver || !isWrite(request, kind)) return null;
          isOver = true;
          return { kind: trouble === 'not-sent' ? 'dropped' : 'lost-answer' };
      }
    });
  };
  return {
    troubles: ['html', 'down', 'offline', 'lost-answer', 'not-sent'],
    meet,
    recover: () => faults.clear(),
  };
}
