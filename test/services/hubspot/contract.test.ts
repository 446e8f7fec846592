import { switchCases } from '../../emulators/hubspot/switches.ts';
import { describeContract } from '../contract.ts';
import { hubspotWorld } from './world.ts';

describeContract('HubSpot', () => hubspotWorld());
describeContract('HubSpot when everything happens in one moment', () => hubspotWorld({ clockRuns: false }));
describeContract('HubSpot before it was asked for its fields', () => hubspotWorld({ isDescribed: false }));
for (const { name, settings } of switchCases)
  describeContract(`HubSpot with ${name}`, () => hubspotWorld({ switches: settings }));
