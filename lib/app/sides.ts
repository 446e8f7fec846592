/** Makes a side for the engine: the account's connector with its credentials, its share of the rate limit, and a count of its requests. */
import type { Account, Side } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import { createBucket } from '../services/bucket.ts';
import type { Http, Service, Session } from '../services/contract.ts';
import { createHttp } from '../services/http.ts';
import { hasFile, storedFile } from '../store/files.ts';
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
  const countRequest = () => {
    requests += 1;
  };
  const limit = { perMinute: account.requestsPerMinute, countedInMs: service.limitCountedInMs };
  const http = httpFor(parts, accountId, limit, 'background', countRequest);
  const { cursor } = await parts.memory.pullState(accountId);
  const credentials = await parts.vault.read(accountId);
  const session = {
    ...sessionFor(parts, http, (renewed) => parts.vault.save(accountId, renewed)),
    latest: () => parts.vault.read(accountId),
    cursor,
    fields: account.fields,
  };
  const described = await describedAnew(parts, service, account, session);
  const connector = service.connect(credentials, { ...session, fields: described.fields });
  return { account: described, fields: connector.fields, connector, requests: () => requests };
}

/** What a connector is given besides its credentials, before anything is known of the account. */
export function sessionFor(parts: AppParts, http: Http, keep: Session['keep']): Session {
  return {
    http,
    clock: parts.now,
    consent: parts.consent,
    keep,
    file: (id) => storedFile(parts.db, id),
    hasFile: (id) => hasFile(parts.db, id),
  };
}

const describedForMs = 24 * 60 * 60_000;

/** Custom fields, lists and owners come and go at the service: asked for once a day. A service that is down is asked another day. */
async function describedAnew(
  parts: AppParts,
  service: Service,
  account: Account,
  session: Session,
): Promise<Account> {
  const isFresh = parts.now() - (account.describedAt ?? 0) < describedForMs;
  if (!service.describe || isFresh) return account;
  const credentials = await parts.vault.read(account.id);
  const fields = await service.describe(credentials, session);
  const described: Account = { ...account, fields, describedAt: parts.now() };
  await parts.memory.saveAccount(described);
  return described;
}

/** A service's limit as its account has it. */
export interface Limit {
  /** Null: none known. */
  readonly perMinute: number | null;
  readonly countedInMs?: number | undefined;
}

export function httpFor(
  parts: AppParts,
  accountId: string,
  limit: Limit | null,
  priority: 'user' | 'background',
  onRequest: () => void = () => {},
): Http {
  const { buckets, now, sleep, random } = parts;
  const bucketFor = () => {
    if (!limit || limit.perMinute === null) return {};
    const { perMinute, countedInMs } = limit;
    const counted = countedInMs === undefined ? {} : { countedInMs };
    const options = { memory: buckets, accountId, limit: perMinute, ...counted, priority, now, sleep };
    return { bucket: createBucket(options) };
  };
  return createHttp({
    fetch: parts.fetch,
    sleep,
    random,
    onRequest,
    ...bucketFor(),
  });
}
