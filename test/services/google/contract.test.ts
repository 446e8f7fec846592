import { switchCases } from '../../emulators/google/switches.ts';
import { describeContract } from '../contract.ts';
import { googleWorld } from './world.ts';

describeContract('Google', async () => googleWorld());
for (const { name, settings } of switchCases)
  describeContract(`Google with ${name}`, async () => googleWorld({ switches: settings }));
