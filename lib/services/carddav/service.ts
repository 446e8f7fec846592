/** CardDAV: any address book server that speaks it, with a user name and a password (for most: an app password). */
import { SyncError } from '../../errors.ts';
import type { Credentials, Service } from '../contract.ts';
import { checkedUrl, originsOf } from './address.ts';
import { bookAddress } from './book.ts';
import { createConnector } from './connector.ts';
import { createDav } from './dav.ts';
import { discover } from './discovery.ts';

export const carddav: Service = {
  id: 'carddav',
  name: 'CardDAV',
  credentialFields: [
    { id: 'address', kind: 'url', required: true },
    { id: 'user', kind: 'text', required: true },
    { id: 'password', kind: 'secret', required: true },
  ],
  origins: (credentials) => originsOf(credentials.book || needed(credentials, 'address')),
  requestsPerMinute: null,

  async signIn(credentials, http) {
    const user = needed(credentials, 'user');
    // Only "later" needs the time, and the page that signs in says that at once.
    const dav = createDav(http, { user, password: needed(credentials, 'password') }, Date.now);
    const account = await discover(needed(credentials, 'address'), dav);
    const { origin, host } = new URL(account.principal);
    const { book } = credentials;
    const hasBook = account.books.some(({ url }) => url === book);
    const readOnly = account.books.filter(({ isReadOnly }) => isReadOnly).map(({ url }) => url);
    return {
      identity: { id: `${origin} ${new URL(account.principal).pathname}`, label: `${user} (${host})` },
      choices: account.books.map(({ url, name, isReadOnly }) => ({
        id: url,
        label: name,
        ...(isReadOnly ? { isReadOnly } : {}),
      })),
      choiceField: 'book',
      credentials: {
        address: account.principal,
        user,
        password: needed(credentials, 'password'),
        ...(book && hasBook ? { book } : {}),
        ...(readOnly.length > 0 ? { readOnly: readOnly.join(' ') } : {}),
      },
    };
  },

  connect(credentials, http, clock, cursor) {
    const user = needed(credentials, 'user');
    const dav = createDav(http, { user, password: needed(credentials, 'password') }, clock);
    const book = checkedUrl(needed(credentials, 'book')).href;
    const isReadOnly = (credentials.readOnly ?? '').split(' ').includes(book);
    return createConnector(bookAddress(book, dav), { user, isReadOnly, cursor });
  },
};

/** @throws SyncError settings-invalid */
function needed(credentials: Credentials, field: string): string {
  const value = field === 'password' ? credentials[field] : credentials[field]?.trim();
  if (!value) throw new SyncError('settings-invalid', { service: 'carddav', field });
  return value;
}
