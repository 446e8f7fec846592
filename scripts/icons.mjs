/** Renders public/icon/icon.svg to the PNGs that browsers want: `node scripts/icons.mjs`. */
import { start } from './start.mjs';

start('icons/main.ts');
