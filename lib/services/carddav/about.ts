/** CardDAV before any account of it exists: any address book server that speaks it, with a user name and a password (for most: an app password). */
import type { ServiceAbout } from '../contract.ts';
import { originsOf } from './address.ts';
import { neededOf } from './needed.ts';

export const carddavAbout: ServiceAbout = {
  id: 'carddav',
  name: 'CardDAV',
  signsInBy: 'form',
  credentialFields: [
    { id: 'address', kind: 'url', required: true },
    { id: 'user', kind: 'text', required: true },
    { id: 'password', kind: 'secret', required: true },
  ],
  origins: (credentials) => originsOf(credentials.book || neededOf(credentials, 'address')),
  requestsPerMinute: null,
  description: {
    auth: 'user name and password (for most an app password), over HTTPS only',
    changes:
      'sync-collection with the last token; a token that is refused lists everything again and infers no deletion',
    deletions: 'told by sync-collection; otherwise found missing in a complete listing',
    batch: 'multiget of many cards; one card a write',
    limits: 'none known',
    notSupported: 'several books in one account; writing group cards of Apple is limited to their members',
    verifiedBy:
      'real Radicale, Xandikos and Cyrus servers, and an emulator with the liberties that servers take',
  },
};
