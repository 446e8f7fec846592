/** Runs one test in a fresh world and closes it, whatever happens. */
import type { ContractWorld, MakeWorld } from './world.ts';

export function inWorld(makeWorld: MakeWorld) {
  return async (story: (world: ContractWorld) => Promise<void>): Promise<void> => {
    const world = await makeWorld();
    try {
      await story(world);
    } finally {
      await world.close?.();
    }
  };
}
