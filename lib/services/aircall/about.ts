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
};
