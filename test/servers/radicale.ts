/** Radicale (seen with Debian's 3.1.8). */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  answers,
  freePort,
  isProgram,
  password,
  pathOfProgram,
  type RealServerKind,
  run,
  user,
  withBook,
  workplace,
} from './server.ts';

export const radicale: RealServerKind = {
  name: 'Radicale',
  checksPassword: true,
  isAvailable: () => isProgram('radicale'),

  async start(dir) {
    const { path, clear } = await workplace(dir);
    const port = await freePort();
    const storage = join(path, 'collections');
    await mkdir(storage, { recursive: true });
    await writeFile(join(path, 'users'), `${user}:${password}\n`);
    await writeFile(join(path, 'config'), configuration(port, join(path, 'users'), storage));
    const url = `http://127.0.0.1:${port}/`;
    const command = pathOfProgram('radicale') ?? 'radicale';
    const { stop } = await run(command, ['--config', join(path, 'config')], { cwd: path }, () =>
      answers(url),
    );
    const bookUrl = `${url}${user}/contacts/`;
    return withBook(url, bookUrl, async () => {
      await stop();
      await clear();
    });
  },
};

function configuration(port: number, users: string, storage: string): string {
  return `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${users}
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = ${storage}
[logging]
level = warning
`;
}
