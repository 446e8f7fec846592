/** Google Contacts before any account of it exists: people sign in on Google's own page; a client id of one's own where the build has none. */
import type { ServiceAbout } from '../contract.ts';
import { hasOwnClient, webClientId } from './client.ts';

const needsClient = !hasOwnClient && webClientId === '';

export const googleAbout: ServiceAbout = {
  id: 'google',
  name: 'Google Contacts',
  signsInBy: 'consent',
  credentialFields: [{ id: 'client_id', kind: 'text', required: needsClient, isAdvanced: !needsClient }],
  origins: () => ['https://people.googleapis.com/*'],
  // Google names no figure and sources disagree (30 to 100 for each user); people can change it on the account's page.
  requestsPerMinute: 60,
  redirect: 'loopback',
};
