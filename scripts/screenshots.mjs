/** `npm run screenshots`: takes the pictures of the README anew, in light and dark, into docs/screenshots/. */
import { start } from './start.mjs';

start('screenshots/main.ts');
