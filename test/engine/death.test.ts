/**
 * Death at every step: a process dies before or after its k-th call to a service or the store, for every k; a new one starts on the same
 * store and the same books. Nothing is created twice, nothing is lost, both sides come into line, and a further run writes nothing.
 */
import { describeDeaths } from './deaths.ts';
import { scenes } from './scenes.ts';

for (const scene of scenes) describeDeaths(scene);
