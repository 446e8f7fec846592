/** Where things are on the emulated server, and how their addresses are written in answers. */
import type { EmulatedBook } from './book.ts';
import type { Switches } from './switches.ts';

export const rootPath = '/dav/';

export type Place =
  | { readonly kind: 'well-known' | 'root' | 'principal' | 'home' | 'elsewhere' }
  | { readonly kind: 'book'; readonly book: EmulatedBook }
  | { readonly kind: 'card'; readonly book: EmulatedBook; readonly name: string };

export function principalPath(user: string): string {
  return `${rootPath}principals/${user}/`;
}

export function homePath(user: string): string {
  return `${rootPath}addressbooks/${user}/`;
}

export function placeOf(pathname: string, user: string, books: ReadonlyMap<string, EmulatedBook>): Place {
  const path = decoded(pathname);
  if (path === null) return { kind: 'elsewhere' };
  if (path === '/.well-known/carddav') return { kind: 'well-known' };
  if (path === rootPath || path === '/dav') return { kind: 'root' };
  if (path === principalPath(user)) return { kind: 'principal' };
  const home = homePath(user);
  if (path === home) return { kind: 'home' };
  if (!path.startsWith(home)) return { kind: 'elsewhere' };
  const [bookName = '', name = '', ...rest] = path.slice(home.length).split('/');
  const book = books.get(bookName);
  if (!book || rest.length > 0) return { kind: 'elsewhere' };
  return name === '' ? { kind: 'book', book } : { kind: 'card', book, name };
}

/** An address as the switches want it in an answer. `second`: in answers to other requests than the first listing. */
export function hrefFor(path: string, origin: string, switches: Switches, second: boolean): string {
  const plain = path.split('/').map(encodeURIComponent).join('/');
  switch (switches.hrefs) {
    case 'path':
      return plain.replaceAll('%40', '@');
    case 'absolute':
      return `${origin}${plain}`;
    case 'inner-host':
      return `http://inner.invalid:8080${plain}`;
    case 'differently-encoded':
      return second
        ? plain.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()).replaceAll('-', '%2D')
        : plain.replace(/%(40|3A|2C|2B|3D)/g, decodeURIComponent);
  }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
