/** Makes a fresh clone ready: `node scripts/setup.mjs [chromium firefox radicale xandikos cyrus openssl]`; without a name, everything. */
import { start } from './start.mjs';

start('setup/main.ts');
