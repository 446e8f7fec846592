/** Installs Debian packages, if this is Debian or Ubuntu and we are root or may use sudo without a password; otherwise does nothing. */
import { spawnSync } from 'node:child_process';
import { onPath } from './places.ts';

const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

export function installByApt(packages: readonly string[]): void {
  const prefix = onPath('apt-get') === undefined ? undefined : rootPrefix();
  if (prefix === undefined || packages.length === 0) return;
  console.log(`setup: installing ${packages.join(', ')} (apt-get)`);
  apt(prefix, ['update']);
  if (apt(prefix, ['install', '--yes', '--no-install-recommends', ...packages])) return;
  // One package that this release does not have must not keep the others away.
  for (const name of packages) apt(prefix, ['install', '--yes', '--no-install-recommends', name]);
}

/** The words before `apt-get`: none for root, sudo where it asks for no password, undefined where neither goes. */
function rootPrefix(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  if (onPath('sudo') === undefined) return undefined;
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
    ? ['sudo', '-n', '-E']
    : undefined;
}

function apt(prefix: readonly string[], args: readonly string[]): boolean {
  const [program = 'apt-get', ...rest] = [...prefix, 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0', ...args];
  const done = spawnSync(program, rest, { env: quiet, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0) console.error(`setup: apt-get ${args.join(' ')} failed:\n${done.stderr}`);
  return done.status === 0;
}
