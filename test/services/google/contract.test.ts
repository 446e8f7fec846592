import { afterEach, expect } from 'vitest';
import { switchCases } from '../../emulators/google/switches.ts';
import { describeContract } from '../contract.ts';
import { violations } from '../specs/discovery.ts';
import { googleWorld } from './world.ts';

afterEach(() => expect(violations.splice(0), 'held to the discovery document').toEqual([]));

describeContract('Google', async () => googleWorld());
for (const { name, settings } of switchCases)
  describeContract(`Google with ${name}`, async () => googleWorld({ switches: settings }));
