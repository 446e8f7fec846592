/** The folders to choose from: the default one first, then the others. Graph's list may or may not tell the default one, and a name for it may or may not do. */
import { SyncError } from '../../errors.ts';
import type { Choice } from '../contract.ts';
import { isObject } from '../json.ts';
import { isOk, readJson } from '../status.ts';
import type { Api } from './api.ts';
import { defaultFolder } from './folder.ts';
import { codeOf, graphError } from './graph-error.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
}

const mostPages = 20;

/** @throws SyncError service-not-found: the account has no mailbox */
export async function findFolders(api: Api): Promise<readonly Choice[]> {
  const main = await findDefault(api);
  const others = (await listFolders(api)).filter((one) => one.id !== main?.id);
  return [main ?? { id: defaultFolder, name: 'Contacts' }, ...others].map(({ id, name }) => ({
    id,
    label: name,
  }));
}

async function findDefault(api: Api): Promise<Listed | null> {
  const response = await api.ask({
    method: 'GET',
    path: '/me/contactFolders/contacts?$select=id,displayName',
  });
  if (isOk(response)) return readFolder(readJson(response));
  const isUnknownName = response.status === 400 || codeOf(response) === 'ErrorItemNotFound';
  if (isUnknownName) return null;
  throw graphError(response, { now: api.clock(), isWrite: false });
}

async function listFolders(api: Api): Promise<readonly Listed[]> {
  const folders: Listed[] = [];
  let response = await api.get('/me/contactFolders?$top=100&$select=id,displayName');
  for (let page = 0; page < mostPages; page += 1) {
    const body = readJson(response);
    if (!isObject(body) || !Array.isArray(body.value))
      throw new SyncError('answer-unreadable', { status: response.status, reason: 'no-folders' });
    for (const one of body.value as unknown[]) {
      const folder = readFolder(one);
      if (folder) folders.push(folder);
    }
    const next = body['@odata.nextLink'];
    if (typeof next !== 'string') break;
    response = await api.follow(next);
    if (!isOk(response)) throw graphError(response, { now: api.clock(), isWrite: false });
  }
  return folders;
}

function readFolder(value: unknown): Listed | null {
  if (!isObject(value) || typeof value.id !== 'string') return null;
  return { id: value.id, name: typeof value.displayName === 'string' ? value.displayName : value.id };
}
