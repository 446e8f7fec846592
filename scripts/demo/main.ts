/** Sees to Chromium and Radicale, builds for Chromium, and plays the demo. */
import { launchBuilt } from '../launch-built.ts';

await launchBuilt('test/demo/main.ts');
