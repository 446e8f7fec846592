/** Runs a program that needs Chromium and a fresh production build; Radicale is welcome but not needed. */

import { placesAsEnvironment, provide } from './setup/programs.ts';
import { command } from './test/command.ts';

export async function launchBuilt(program: string): Promise<void> {
  const found = provide(['chromium', 'radicale']);
  for (const sentence of found.missing.values()) console.log(`setup: ${sentence}`);
  if (found.missing.has('chromium')) process.exit(1);
  Object.assign(process.env, placesAsEnvironment(found));
  const isBuilt = await command({
    args: ['node_modules/wxt/bin/wxt.mjs', 'build'],
    limitMs: 180_000,
    aloud: false,
  });
  if (!isBuilt) process.exit(1);
  const isGood = await command({
    args: [program, ...process.argv.slice(2)],
    limitMs: 2 ** 31 - 1,
    aloud: true,
  });
  process.exit(isGood ? 0 : 1);
}
