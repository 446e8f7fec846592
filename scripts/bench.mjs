/** Runs every benchmark of test/bench, one after the other, each in its own process. `npm run bench`, or `npm run bench phone`. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test/bench/', import.meta.url));
const wanted = process.argv[2] ?? '';

for (const file of readdirSync(folder)) {
  if (!file.endsWith('.bench.ts') || !file.includes(wanted)) continue;
  process.stdout.write(`\n${file}\n`);
  execFileSync(process.execPath, [`${folder}${file}`], { stdio: 'inherit' });
}
