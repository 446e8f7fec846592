/** Sees to Chromium and Radicale, builds for Chromium, and takes the pictures. */
import { launchBuilt } from '../launch-built.ts';

await launchBuilt('test/demo/screenshots.ts');
