/**
 * Real CardDAV servers on the loopback address, for tests and the demo. Each keeps all its files in one directory and ends when it is
 * stopped, at the latest with this process.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface RealServer {
  /** Where discovery can begin. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** An empty address book, with a trailing slash. */
  readonly bookUrl: string;
  /** Another empty one beside it; its address. */
  newBook(name: string): Promise<string>;
  stop(): Promise<void>;
}

export interface RealServerKind {
  readonly name: string;
  /** False where the server lets everybody in. */
  readonly checksPassword: boolean;
  isAvailable(): boolean;
  /** @param dir an empty directory to keep; without one a temporary one that is removed with the server */
  start(dir?: string): Promise<RealServer>;
}

/** What one kind of server needs to be told; all else is the same for every kind. */
export interface Recipe {
  readonly name: string;
  readonly checksPassword: boolean;
  isAvailable(): boolean;
  /** Writes into `path` whatever the server wants to find there. */
  prepare(path: string, port: number): Promise<Launch>;
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** Of the empty book: below the server's address, with a trailing slash. */
  readonly bookPath: string;
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** What is left to do as soon as it answers. */
  afterStart?(url: string): Promise<void>;
}

export function realServer({ prepare, ...kind }: Recipe): RealServerKind {
  return {
    ...kind,
    async start(dir) {
      const { path, clear } = await workplace(dir);
      const port = await freePort();
      const { command, args, bookPath, owner, afterStart } = await prepare(path, port);
      const url = `http://127.0.0.1:${port}/`;
      const running = await run(command, args, { cwd: path, ...owner }, () => answers(url));
      const bookUrl = url + bookPath;
      const stop = async () => {
        await running.stop();
        await clear();
      };
      try {
        await afterStart?.(url);
        await makeBook(bookUrl, 'Lineup');
      } catch (error) {
        await stop();
        throw error;
      }
      const newBook = async (name: string) => {
        const address = new URL(`../${name}/`, bookUrl).href;
        await makeBook(address, name);
        return address;
      };
      return { url, user, password, bookUrl, newBook, stop };
    },
  };
}

export const user = 'alice';
export const password = 'app password, spoken ü';

export function isProgram(name: string): boolean {
  return pathOfProgram(name) !== null;
}

/** Debian keeps servers in /usr/sbin, which is not on everybody's PATH. */
export function pathOfProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/bin'];
  for (const folder of folders) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function workplace(dir: string | undefined): Promise<{ path: string; clear: () => Promise<void> }> {
  if (dir !== undefined) return { path: dir, clear: async () => {} };
  const path = await mkdtemp(join(tmpdir(), 'lineup-server-'));
  return { path, clear: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

interface Running {
  /** Ends the process and all that it started. */
  stop(): Promise<void>;
}

const startsWithinMs = 30_000;

/** Starts a program in a process group of its own and waits until `isReady`. @throws with its last words if it ends before */
async function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  isReady: () => Promise<boolean>,
): Promise<Running> {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  const listen = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2_000);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endGroup = () => signal(child, 'SIGKILL');
  process.once('exit', endGroup);
  const stop = async () => {
    signal(child, 'SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
    endGroup();
    process.off('exit', endGroup);
  };
  const until = Date.now() + startsWithinMs;
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`${command} did not start: ${words}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { stop };
}

/** To the group, because servers start helpers; the leader may have gone before them. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // Nobody left.
  }
}

export function authorization(): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { redirect: 'manual' });
  await response.arrayBuffer();
  return true;
}

/** Extended MKCOL (RFC 5689) of an address book. */
async function makeBook(url: string, displayName: string): Promise<void> {
  const body = `<?xml version="1.0" encoding="utf-8"?>
<D:mkcol xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:set><D:prop>
<D:resourcetype><D:collection/><C:addressbook/></D:resourcetype><D:displayname>${displayName}</D:displayname>
</D:prop></D:set></D:mkcol>`;
  const headers = { authorization: authorization(), 'content-type': 'application/xml; charset=utf-8' };
  const response = await fetch(url, { method: 'MKCOL', headers, body });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`MKCOL ${url}: ${response.status} ${answer.slice(0, 500)}`);
}
