/** Xandikos (seen with Debian's 0.2.8). It keeps every card as a commit in git, and lets everybody in. */
import { isProgram, pathOfProgram, realServer, user } from './server.ts';

export const xandikos = realServer({
  name: 'Xandikos',
  checksPassword: false,
  isAvailable: () => isProgram('xandikos'),

  async prepare(path, port) {
    const args = ['-d', path, '-l', '127.0.0.1', '-p', String(port)];
    return {
      command: pathOfProgram('xandikos') ?? 'xandikos',
      args: [...args, '--current-user-principal', `/${user}/`, '--defaults'],
      bookPath: `${user}/contacts/lineup/`,
    };
  },
});
