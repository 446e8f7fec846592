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
};
