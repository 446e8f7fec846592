/** Xandikos (seen with Debian's 0.2.8). It keeps every card as a commit in git, and lets everybody in. */
import {
  answers,
  freePort,
  isProgram,
  pathOfProgram,
  type RealServerKind,
  run,
  user,
  withBook,
  workplace,
} from './server.ts';

export const xandikos: RealServerKind = {
  name: 'Xandikos',
  checksPassword: false,
  isAvailable: () => isProgram('xandikos'),

  async start(dir) {
    const { path, clear } = await workplace(dir);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const args = ['-d', path, '-l', '127.0.0.1', '-p', String(port)];
    const { stop } = await run(
      pathOfProgram('xandikos') ?? 'xandikos',
      [...args, '--current-user-principal', `/${user}/`, '--defaults'],
      { cwd: path },
      () => answers(url),
    );
    const bookUrl = `${url}${user}/contacts/lineup/`;
    return withBook(url, bookUrl, async () => {
      await stop();
      await clear();
    });
  },
};
