/** Radicale (seen with Debian's 3.1.8). */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isProgram, password, pathOfProgram, realServer, user } from './server.ts';

export const radicale = realServer({
  name: 'Radicale',
  checksPassword: true,
  isAvailable: () => isProgram('radicale'),

  async prepare(path, port) {
    const storage = join(path, 'collections');
    await mkdir(storage, { recursive: true });
    await writeFile(join(path, 'users'), `${user}:${password}\n`);
    await writeFile(join(path, 'config'), configuration(port, join(path, 'users'), storage));
    return {
      command: pathOfProgram('radicale') ?? 'radicale',
      args: ['--config', join(path, 'config')],
      bookPath: `${user}/contacts/`,
    };
  },
});

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
