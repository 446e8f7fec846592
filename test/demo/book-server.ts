/** The demo's address book: the embedded server. */
import { CarddavEmulator } from '../emulators/carddav/emulator.ts';
import type { BookPlace } from './book-client.ts';

export interface BookServer {
  /** For people to read. */
  readonly name: string;
  readonly place: BookPlace;
  close(): Promise<void>;
}

export async function startBookServer(): Promise<BookServer> {
  const emulator = new CarddavEmulator({
    user: 'lineup',
    password: 'app-password',
    books: [{ name: 'contacts' }],
  });
  const server = await emulator.listen();
  return {
    name: 'an embedded CardDAV server, because Radicale is not installed',
    place: {
      url: `http://127.0.0.1:${server.port}${emulator.path(emulator.book())}`,
      user: emulator.user,
      password: emulator.password,
    },
    close: () => server.close(),
  };
}
