import { switchCases } from '../../emulators/aircall/switches.ts';
import { describeContract } from '../contract.ts';
import { aircallWorld } from './world.ts';

describeContract('Aircall', async () => aircallWorld());
describeContract('Aircall when everything happens within one second', async () =>
  aircallWorld({ clockRuns: false }),
);
for (const { name, settings } of switchCases)
  describeContract(`Aircall with ${name}`, async () => aircallWorld({ switches: settings }));
