/** `npm run demo [-- --headless]`: set-up, a production build, then the demo; leaves its pictures in demo-output/. */
import { start } from './start.mjs';

start('demo/main.ts');
