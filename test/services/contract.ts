/**
 * What every connector must do (lib/services/contract.ts), as tests. Each service runs this suite against an account that its world makes;
 * the in-memory one too, so that what the engine's tests rest on is held to the same.
 */
import { describe } from 'vitest';
import { describeBatches } from './contract/batches.ts';
import { describeCost } from './contract/cost.ts';
import { describeReadOnly } from './contract/read-only.ts';
import { describeReading } from './contract/reading.ts';
import { describeTroubles } from './contract/troubles.ts';
import { describeUnknownOutcomes } from './contract/unknown-outcomes.ts';
import type { MakeWorld } from './contract/world.ts';
import { describeWriting } from './contract/writing.ts';

export { type ContractWorld, type MakeWorld, type PersonData, personContact } from './contract/world.ts';

export function describeContract(name: string, makeWorld: MakeWorld): void {
  describe(`${name} keeps to the contract`, () => {
    describeReading(makeWorld);
    describeWriting(makeWorld);
    describeUnknownOutcomes(makeWorld);
    describeTroubles(makeWorld);
    describeCost(makeWorld);
    describeBatches(makeWorld);
  });
}

/** The same for a service that nothing can be written to. */
export function describeReadOnlyContract(name: string, makeWorld: MakeWorld): void {
  describe(`${name} keeps to the contract`, () => {
    describeReading(makeWorld);
    describeReadOnly(makeWorld);
  });
}
