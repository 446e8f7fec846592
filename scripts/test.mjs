/** `npm test [-- types|lint|unit|build|e2e|chromium|firefox|NAME]`: set-up, then every suite; the last line counts. */
import { start } from './start.mjs';

start('test/main.ts');
