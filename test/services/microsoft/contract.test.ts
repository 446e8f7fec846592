import { switchCases } from '../../emulators/microsoft/switches.ts';
import { describeContract } from '../contract.ts';
import { microsoftWorld } from './world.ts';

describeContract('Microsoft 365', () => microsoftWorld());
for (const { name, settings } of switchCases)
  describeContract(`Microsoft 365 with ${name}`, () => microsoftWorld(settings));
