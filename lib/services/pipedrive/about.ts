/** Pipedrive before any account of it exists: one personal API token, found in the user's own settings. */
import type { ServiceAbout } from '../contract.ts';

export const pipedriveAbout: ServiceAbout = {
  id: 'pipedrive',
  name: 'Pipedrive',
  signsInBy: 'form',
  credentialFields: [{ id: 'api_token', kind: 'secret', required: true }],
  origins: () => ['https://api.pipedrive.com/*'],
  // Twenty in two seconds on the smallest plan; half of it, because other tools may use the same token.
  requestsPerMinute: 300,
  limitCountedInMs: 2_000,
  // Pipedrive leads on to the company's own host.
  recordAddress: (recordId) => `https://app.pipedrive.com/person/${encodeURIComponent(recordId)}`,
  description: {
    auth: 'Personal API token in the `x-api-token` header; the token endpoint of OAuth wants a client secret, which an extension cannot keep',
    changes:
      '`GET /api/v2/persons?updated_since=…&sort_by=update_time`, from the newest `update_time` seen, inclusive',
    deletions:
      '`is_deleted` rows where the list shows them; `/v1/recents` at most every 30 minutes, each confirmed by a GET; otherwise the daily complete listing',
    batch: 'none: one write a request; 500 persons a page',
    limits:
      'Daily token budget of the whole company (30,000 × plan × seats), shown before a run: list 10, get 1, create 5, patch 5, delete 3, search 20. 20 requests in 2 s',
    notSupported:
      'Writing first and last name apart (Pipedrive splits one name), pictures, addresses, making labels, notes/job title/birthday where contact sync is off',
    verifiedBy: "Pipedrive's OpenAPI description of v2, every request and answer; the contract suite",
  },
};
