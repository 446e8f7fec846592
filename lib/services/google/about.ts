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
  recordAddress(recordId, { label }) {
    const id = /^people\/(c\d+)$/.exec(recordId)?.[1];
    // Who is signed in to several accounts sees the right one.
    const account = label.includes('@') ? `?authuser=${encodeURIComponent(label)}` : '';
    return id ? `https://contacts.google.com/person/${id}${account}` : null;
  },
  description: {
    auth: 'Consent in Google’s own window: tokens kept by Chrome where the build has a client there, else the implicit flow, renewed silently every hour; a client ID of one’s own by the form or by build variable',
    changes:
      'connections.list with a sync token; a dead token (400 or 410, after 7 days at the latest) lists everything again and infers no deletion; lists lag behind writes, so nothing older than what is held is taken',
    deletions:
      'metadata.deleted of the sync; what a complete listing misses is read by its name first; a contact that gets another resource name stays the same by its contact source',
    batch:
      '200 created, 200 updated (by the fields that change), 500 deleted, 200 read in one request; writes one after the other',
    limits:
      'Google names no figure for a user: 60 requests a minute, to be changed on the account’s page; the quota of full syncs is waited for',
    notSupported:
      'Addresses, events, relations, custom fields, photos and other people’s profiles are kept and not mapped; deletions cannot be conditional',
    verifiedBy:
      'Google’s discovery document of 2025-11, @googleapis/people, an emulator of the People API and of the sign-in pages',
  },
};
