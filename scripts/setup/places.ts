/** Looks for programs without starting them. */
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A snap sees neither our build folder nor a profile under /tmp; Ubuntu's /usr/bin/firefox is a script that starts one. */
export function isSnap(path: string): boolean {
  const real = realpathSync(path);
  if (real.endsWith('/snap') || real.startsWith('/snap/')) return true;
  return statSync(real).size < 10_000 && readFileSync(real, 'utf8').includes('/snap/');
}

export function firstThatExists(paths: readonly (string | undefined)[]): string | undefined {
  return paths.find((path): path is string => path !== undefined && isProgram(path));
}

export function onPath(...names: readonly string[]): string | undefined {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return firstThatExists(names.flatMap((name) => folders.map((folder) => join(folder, name + ending))));
}
