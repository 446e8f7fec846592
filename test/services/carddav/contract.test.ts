import { switchCases } from '../../emulators/carddav/switches.ts';
import { describeContract } from '../contract.ts';
import { carddavWorld } from './carddav-world.ts';
import { emulatedStore, factsUnder } from './emulated-store.ts';

describeContract('CardDAV on a server by the book', async () => carddavWorld(emulatedStore()));

for (const { name, settings } of switchCases)
  describeContract(`CardDAV with ${name}`, async () =>
    carddavWorld(emulatedStore({ switches: settings }), factsUnder(settings)),
  );
