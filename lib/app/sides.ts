/** Makes a side for the engine: the account's connector with its credentials, its share of the rate limit, and a count of its requests. */
import type { Side } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import { createBucket } from '../services/bucket.ts';
import type { Http, Service } from '../services/contract.ts';
import { createHttp } from '../services/http.ts';
import type { AppParts } from './parts.ts';

export function serviceNamed(parts: AppParts, id: string): Service {
  const service = parts.services.find((one) => one.id === id);
  if (!service) throw new SyncError('settings-invalid', { service: id });
  return service;
}

/** @throws SyncError permission-missing, credentials-rejected */
export async function sideFor(parts: AppParts, accountId: string): Promise<Side> {
  const account = await parts.memory.account(accountId);
  if (!account) throw new SyncError('settings-invalid', { account: accountId });
  if (!(await parts.hasPermission(account.origins)))
    throw new SyncError('permission-missing', { account: accountId });
  const service = serviceNamed(parts, account.service);
  let requests = 0;
  const http = httpFor(parts, accountId, account.requestsPerMinute, 'background', () => {
    requests += 1;
  });
  const { cursor } = await parts.memory.pullState(accountId);
  const connector = service.connect(await parts.vault.read(accountId), http, parts.now, cursor);
  return { account, fields: connector.fields, connector, requests: () => requests };
}

/** @param limit requests per minute; null: none known. */
export function httpFor(
  parts: AppParts,
  accountId: string,
  limit: number | null,
  priority: 'user' | 'background',
  onRequest: () => void = () => {},
): Http {
  const { buckets, now, sleep, random } = parts;
  return createHttp({
    fetch: parts.fetch,
    sleep,
    random,
    onRequest,
    ...(limit === null
      ? {}
      : { bucket: createBucket({ memory: buckets, accountId, limit, priority, now, sleep }) }),
  });
}
