import { describeReadOnlyContract } from '../contract.ts';
import { sheetWorld } from './world.ts';

describeReadOnlyContract('A CSV file', sheetWorld);
