/** Aircall before any account of it exists: what to ask for and where it lives. Keys are made by an admin in Aircall's Dashboard. */
import type { ServiceAbout } from '../contract.ts';

export const aircallAbout: ServiceAbout = {
  id: 'aircall',
  name: 'Aircall',
  signsInBy: 'form',
  credentialFields: [
    { id: 'api_id', kind: 'text', required: true },
    { id: 'api_token', kind: 'secret', required: true },
  ],
  origins: () => ['https://api.aircall.io/*'],
  // 120 by the reference of 2026, 60 by older documents; shared by every integration of the company. The lower one is safe.
  requestsPerMinute: 60,
  description: {
    auth: 'API ID and API token (Basic), made by an admin in the Dashboard',
    changes:
      'list by updated_at, newest first, back to the newest that was seen; content is compared, because an identical write counts as a change',
    deletions:
      'the total is compared with the mirror at each pull; if it differs, a complete listing; each absence is confirmed by a GET',
    batch: '50 a page; one contact a write, one request for each number or e-mail that changes',
    limits:
      '60 requests a minute kept to (120 by newer pages), shared by the whole company; 10,000 results a list, walked by creation time',
    notSupported:
      'emptying a name, a company or a note; contacts without a number; contacts that are not shared, or come from another integration',
    verifiedBy:
      'an emulator built on recordings of the live API and its published documentation, every unknown as a switch',
  },
};
