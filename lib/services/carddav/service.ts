/** CardDAV as a service: finds the address books behind an address, connects one of them. */
import type { Service } from '../contract.ts';
import { carddavAbout } from './about.ts';
import { checkedUrl } from './address.ts';
import { bookAddress } from './book.ts';
import { createConnector } from './connector.ts';
import { createDav } from './dav.ts';
import { discover } from './discovery.ts';
import { neededOf as needed } from './needed.ts';

export const carddav: Service = {
  ...carddavAbout,

  async signIn(credentials, { http, clock }) {
    const user = needed(credentials, 'user');
    const dav = createDav(http, { user, password: needed(credentials, 'password') }, clock);
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

  connect(credentials, { http, clock, cursor }) {
    const user = needed(credentials, 'user');
    const dav = createDav(http, { user, password: needed(credentials, 'password') }, clock);
    const book = checkedUrl(needed(credentials, 'book')).href;
    const isReadOnly = (credentials.readOnly ?? '').split(' ').includes(book);
    return createConnector(bookAddress(book, dav), { user, isReadOnly, cursor });
  },
};
