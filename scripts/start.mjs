/**
 * The way in for every script: works on Node 20 with no node_modules. Sees to the dependencies and to WXT's generated types, then runs a
 * TypeScript file under the project's own Node 24, which strips types itself. Ends with that file's exit code; signals are passed on.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const nodeMajor = 24;
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

export function start(file, given = process.argv.slice(2)) {
  const env = prepare();
  const child = spawn(ownNode, [join(root, 'scripts', file), ...given], { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

function prepare() {
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  if (modifiedAt('node_modules/.package-lock.json') < modifiedAt('package-lock.json')) {
    console.log('setup: installing the dependencies of package-lock.json (npm ci)');
    npm(['ci', '--no-fund', '--no-audit'], process.env);
  }
  if (!hasOwnNode()) {
    console.log(`setup: fetching Node ${nodeMajor} (npm did not run its install script)`);
    run(process.execPath, ['installArchSpecificPackage.js'], process.env, join(root, 'node_modules', 'node'));
    if (!hasOwnNode())
      fail(`Node ${nodeMajor} could not be installed: run "npm rebuild node" with install scripts allowed.`);
  }
  linkOwnNode();
  if (modifiedAt('.wxt/tsconfig.json') < newestSource()) {
    run(ownNode, [join('node_modules', 'wxt', 'bin', 'wxt.mjs'), 'prepare'], env, root);
  }
  return env;
}

function hasOwnNode() {
  if (!existsSync(ownNode)) return false;
  const asked = spawnSync(ownNode, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.startsWith(`v${nodeMajor}.`);
}

/** npm links a program only if it was there when the package was installed; scripts of package.json find Node 24 by this link. */
function linkOwnNode() {
  const link = join(root, 'node_modules', '.bin', 'node');
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync(join('..', 'node', 'bin', 'node'), link);
}

/** What WXT's generated types are made from: the configuration, the names of the entry points, the messages. */
function newestSource() {
  const sources = ['wxt.config.ts', 'package-lock.json', 'entrypoints', 'public', 'public/_locales'];
  const locales = join(root, 'public', '_locales');
  const languages = existsSync(locales) ? readdirSync(locales) : [];
  for (const name of languages) sources.push(join('public', '_locales', name, 'messages.json'));
  return Math.max(...sources.map(modifiedAt));
}

function modifiedAt(path) {
  const full = join(root, path);
  return existsSync(full) ? statSync(full).mtimeMs : 0;
}

function npm(args, env) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) run(process.execPath, [script, ...args], env, root);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, env, root);
}

function run(program, args, env, cwd) {
  const done = spawnSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status === 0) return;
  console.error(done.stdout ?? '', done.stderr ?? '', done.error?.message ?? '');
  fail(`"${program} ${args.join(' ')}" failed.`);
}

function fail(sentence) {
  console.error(`setup: ${sentence}`);
  process.exit(1);
}
