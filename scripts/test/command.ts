/** Runs a Node program of ours or of a package with a hard limit; quiet ones show what they said only when they fail. */
import { spawn } from 'node:child_process';
import { end, own } from '../../test/e2e/browsers/processes.ts';

export interface Command {
  /** The program's own file and what follows. */
  readonly args: readonly string[];
  readonly limitMs: number;
  /** False: what it says is kept back and shown only on failure. */
  readonly aloud: boolean;
}

/** True if it ended with exit code 0 in time. */
export async function command({ args, limitMs, aloud }: Command): Promise<boolean> {
  const child = own(
    spawn(process.execPath, [...args], {
      stdio: aloud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    }),
  );
  const said: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => said.push(data));
  child.stderr?.on('data', (data: Buffer) => said.push(data));
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    void end(child);
  }, limitMs);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(limit);
  if (code !== 0) process.stdout.write(Buffer.concat(said));
  if (isLate) console.log(`ended: not done after ${limitMs / 1000} s`);
  return code === 0;
}
