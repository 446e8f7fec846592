/**
 * Runs every benchmark of test/bench, one after the other, each in its own process: `npm run bench`. `npm run bench phone` runs those that
 * have the word in their name; what follows is the benchmark's own: `npm run bench services google`.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test/bench/', import.meta.url));
const [wanted = '', ...further] = process.argv.slice(2);

for (const file of readdirSync(folder)) {
  if (!file.endsWith('.bench.ts') || !file.includes(wanted)) continue;
  process.stdout.write(`\n${file}\n`);
  execFileSync(process.execPath, [`${folder}${file}`, ...further], { stdio: 'inherit' });
}
