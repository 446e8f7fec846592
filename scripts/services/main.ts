/** Writes docs/services.md. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { servicesPage } from './page.ts';

const path = fileURLToPath(new URL('../../docs/services.md', import.meta.url));
writeFileSync(path, await servicesPage());
console.log(`wrote ${path}`);
