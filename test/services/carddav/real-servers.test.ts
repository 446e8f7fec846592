/** The contract on real servers. Where one is not installed, its tests are skipped and say so. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { realServers } from '../../servers/all.ts';
import type { RealServer } from '../../servers/server.ts';
import { describeContract } from '../contract.ts';
import { carddavWorld } from './carddav-world.ts';
import { realStore } from './real-store.ts';

for (const kind of realServers) {
  if (!kind.isAvailable()) {
    it.skip(`${kind.name} is not installed: CardDAV is not tried with it`, () => {});
    continue;
  }
  describe(kind.name, () => {
    let server: RealServer | undefined;
    let books = 0;

    beforeAll(async () => {
      server = await kind.start();
    });
    afterAll(() => server?.stop());

    describeContract(`CardDAV on ${kind.name}`, async () => {
      if (!server) throw new Error(`${kind.name} did not start`);
      books += 1;
      const world = carddavWorld(await realStore(server, `book${books}`));
      if (kind.checksPassword) return world;
      const { withWrongCredentials: _all, ...open } = world;
      return open;
    });
  });
}
