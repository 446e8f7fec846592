/** HubSpot as a service: signs in with a service key, describes the portal's own fields, connects it. */
import type { Service } from '../contract.ts';
import { hubspotAbout } from './about.ts';
import { contactsPath, createApi } from './api.ts';
import { connectHubspot } from './connector.ts';
import { describePortal } from './describe.ts';
import { readIdentity } from './identity.ts';
import { readPage } from './schema.ts';

export const hubspot: Service = {
  ...hubspotAbout,
  async signIn(credentials, { http, clock }) {
    const kept = { key: (credentials.key ?? '').trim() };
    const api = createApi(kept, http, clock);
    const identity = await readIdentity(api);
    // A key without the scope for contacts is told at once, not by the first run.
    readPage(await api.get(contactsPath, { limit: 1, archived: false, properties: 'lastmodifieddate' }));
    return { identity, choices: [], credentials: kept };
  },
  describe: (credentials, { http, clock }) => describePortal(createApi(credentials, http, clock)),
  connect: connectHubspot,
};
