/** `node scripts/services.mjs`: writes docs/services.md from what the connectors say of themselves and from what their emulators answer. */
import { start } from './start.mjs';

start('services/main.ts');
