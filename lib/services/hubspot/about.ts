/** HubSpot before any account of it exists. Keys are made by a super admin under Development → Keys → Service keys. */
import type { ServiceAbout } from '../contract.ts';

export const hubspotAbout: ServiceAbout = {
  id: 'hubspot',
  name: 'HubSpot',
  signsInBy: 'form',
  // Tokens of old private apps are sent the same way; no new ones can be made since 2026-10.
  credentialFields: [{ id: 'key', kind: 'secret', required: true }],
  origins: () => ['https://api.hubapi.com/*'],
  // 100 in 10 s on the smallest plan, 190 on others (changelogs, seen 2026-11); a tenth is left to the company's other integrations.
  requestsPerMinute: 540,
  limitCountedInMs: 10_000,
  // 0-1: the object type of contacts. HubSpot leads on to the data centre of the portal.
  recordAddress(recordId, { id }) {
    const portal = /^portal:(\d+)$/.exec(id)?.[1];
    return portal
      ? `https://app.hubspot.com/contacts/${portal}/record/0-1/${encodeURIComponent(recordId)}`
      : null;
  },
  description: {
    auth: 'service key (or the token of an existing private app), as Bearer',
    changes:
      'search by lastmodifieddate, newest first; more than a page: ascending from the last seen time, two minutes of overlap. Lists and names of companies: with each change of a contact, and for everybody once a day',
    deletions:
      'count compared with the mirror at each pull; if it differs, the archived listing until the missing are found; merges by hs_merged_object_ids; a complete listing once a day',
    batch: 'read, create, update and archive 100 each; errors by record',
    limits: '100 requests in 10 s, searches 4 in 1 s and 10,000 results each (walked in windows of time)',
    notSupported:
      'notes (they are objects of their own in HubSpot); more than two phone numbers; further e-mail addresses where the portal does not let them be written; writing lists, company associations and times of day',
    verifiedBy:
      "HubSpot's published types (@hubspot/api-client) at compile time and a strict schema of every request and answer in tests",
  },
};
