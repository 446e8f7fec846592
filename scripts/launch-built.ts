/** Runs a program that needs Chromium and a fresh production build; Radicale is welcome but not needed. */

import { placesAsEnvironment, provide } from './setup/programs.ts';
import { command } from './test/command.ts';

/** @param more programs with their arguments, run afterwards if the first went well */
export async function launchBuilt(program: string, ...more: readonly (readonly string[])[]): Promise<void> {
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
  for (const args of [[program, ...process.argv.slice(2)], ...more])
    if (!(await command({ args, limitMs: 2 ** 31 - 1, aloud: true }))) process.exit(1);
  process.exit(0);
}
