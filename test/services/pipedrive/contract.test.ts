import { switchCases } from '../../emulators/pipedrive/switches.ts';
import { describeContract } from '../contract.ts';
import { pipedriveWorld } from './world.ts';

describeContract('Pipedrive', () => pipedriveWorld());
for (const { name, settings } of switchCases)
  describeContract(`Pipedrive with ${name}`, () => pipedriveWorld(settings));
