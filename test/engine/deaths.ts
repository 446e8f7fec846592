/** Tells a scene over and over, with a death at each call in turn. */
import { describe, expect, test } from 'vitest';
import type { MemoryOptions } from '../services/memory-service.ts';
import { expectInLine, expectNoDuplicates, expectQuiet } from './invariants.ts';
import type { Scene } from './scenes.ts';
import { Death, Fate, makeWorld, sync } from './world.ts';

export function describeDeaths(scene: Scene, manners: MemoryOptions = {}): void {
  describe(scene.name, () => {
    test('dies nowhere: the yardstick', async () => {
      const world = await makeWorld({}, manners);
      await scene.prepare(world);
      await sync(world);
      await expectQuiet(world);
      expectInLine(world);
      expect(world.left.records).toHaveLength(scene.people);
    });

    for (const moment of ['before', 'after'] as const) {
      test(`dies ${moment} each call in turn`, { timeout: 300_000 }, async () => {
        let deaths = 0;
        for (let at = 1; ; at += 1) {
          const world = await makeWorld({}, manners);
          await scene.prepare(world);
          const fate = new Fate(at, moment);
          try {
            await sync(world, fate);
            // It came to its end before the fatal call: every k has been tried.
            break;
          } catch (thrown) {
            if (!(thrown instanceof Death)) throw thrown;
          }
          deaths += 1;
          const where = `death ${moment} call ${at} (${fate.names.at(-1)})`;
          await sync(world);
          await sync(world);
          expect(world.left.records.length, where).toBe(scene.people);
          expect(world.right.records.length, where).toBe(scene.people);
          expectNoDuplicates(world);
          expectInLine(world);
          await expectQuiet(world);
          await world.db.delete();
        }
        expect(deaths).toBeGreaterThan(20);
      });
    }
  });
}
