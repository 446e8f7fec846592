/** Set-up on its own: installs or finds the programs asked for and says where they are. */
import { type Part, parts, provide } from './programs.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(parts as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`setup: no part is called ${unknown.join(', ')}; there are ${parts.join(', ')}.`);
  process.exit(1);
}

const found = provide(asked.length > 0 ? (asked as Part[]) : parts);
for (const [part, place] of found.places) console.log(`setup: ${part.padEnd(9)} ${place}`);
for (const sentence of found.missing.values()) console.error(`setup: ${sentence}`);
process.exit(found.missing.size === 0 ? 0 : 1);
