/**
 * Microsoft 365 before any account of it exists: its contacts by Microsoft Graph, signed in to by consent. Few need the fields: a company
 * that wants an app registration of its own, or one whose tenant lets no other app in.
 */
import type { ServiceAbout } from '../contract.ts';
import { clientIdOfBuild } from './client-id.ts';

const needsClient = clientIdOfBuild === '';

export const microsoftAbout: ServiceAbout = {
  id: 'microsoft',
  name: 'Microsoft 365',
  signsInBy: 'consent',
  credentialFields: [
    { id: 'client_id', kind: 'text', required: needsClient, isAdvanced: !needsClient },
    { id: 'tenant', kind: 'text', required: false, isAdvanced: true },
  ],
  origins: () => ['https://graph.microsoft.com/*', 'https://login.microsoftonline.com/*'],
  // 10,000 operations in 10 minutes for an app and a mailbox (Microsoft's throttling limits, seen 2026-11); a batch counts as its 20.
  requestsPerMinute: 50,
  description: {
    auth: 'Consent in Microsoft’s own window (authorization code with PKCE, no secret); the refresh token is replaced on each use',
    changes: 'delta of the chosen folder; a dead link (410) lists everything again and infers no deletion',
    deletions: '@removed rows of delta; what a complete listing misses is read by its id first',
    batch: '20 operations in one $batch, one after the other; 4 side by side after a failure',
    limits:
      '10,000 operations in 10 minutes and 4 at once for a mailbox; 2 work, 2 home, 1 mobile number, 3 e-mail addresses',
    notSupported:
      'Folders within folders, fax and other numbers, photos, addresses, the colours of categories',
    verifiedBy:
      'Microsoft’s OpenAPI description, @microsoft/microsoft-graph-types, an emulator of Graph and of the sign-in',
  },
};
