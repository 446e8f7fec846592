/** The folder that a connector works on, and what is known of it while the connector lives. */
import { SyncError } from '../../errors.ts';
import type { Json } from '../contract.ts';
import { isObject } from '../json.ts';
import { isOk, readJson } from '../status.ts';
import type { Api } from './api.ts';
import { readCursor } from './checkpoint.ts';
import { graphError } from './graph-error.ts';

/** Stands for the default folder where Graph does not tell its id. */
export const defaultFolder = 'default';

export interface Folder {
  readonly id: string;
  /** Of its contacts: `/me/contactFolders/…/contacts`. */
  readonly path: string;
  /** What its contacts call it, as far as seen (see Cursor). */
  readonly parents: Set<string>;
  /** It was seen in this connector's life. */
  isThere: boolean;
}

export function folderOf(id: string, cursor: Json | undefined): Folder {
  const path =
    id === defaultFolder ? '/me/contacts' : `/me/contactFolders/${encodeURIComponent(id)}/contacts`;
  return { id, path, parents: new Set(readCursor(cursor, path)?.parents ?? []), isThere: false };
}

/**
 * A contact that was moved elsewhere, the trash included, can still be read by its id: it is not one of this folder. One request, once, where
 * it is not known yet what the folder's contacts call it.
 */
export async function isElsewhere(api: Api, folder: Folder, parent: string): Promise<boolean> {
  if (parent === '' || parent === folder.id || folder.parents.has(parent)) return false;
  if (folder.parents.size === 0) {
    const response = await api.ask({
      method: 'GET',
      path: `${folder.path}?$top=1&$select=id,parentFolderId`,
    });
    if (!isOk(response)) throw folderError(api, response);
    for (const name of parentsIn(readJson(response))) folder.parents.add(name);
  }
  return !folder.parents.has(parent);
}

function parentsIn(body: unknown): readonly string[] {
  const rows = isObject(body) && Array.isArray(body.value) ? (body.value as unknown[]) : [];
  return rows.flatMap((row) =>
    isObject(row) && typeof row.parentFolderId === 'string' ? [row.parentFolderId] : [],
  );
}

/** Its name. @throws SyncError book-missing */
export async function nameOfFolder(api: Api, folder: Folder): Promise<string> {
  const path = folder.path.replace(/\/contacts$/, '');
  const response = await api.ask({ method: 'GET', path: `${path}?$select=id,displayName` });
  if (!isOk(response)) throw folderError(api, response);
  folder.isThere = true;
  const body = readJson(response);
  return isObject(body) && typeof body.displayName === 'string' ? body.displayName : '';
}

export function folderError(api: Api, response: Parameters<typeof graphError>[0]): SyncError {
  return graphError(response, { now: api.clock(), isWrite: false, missing: 'book-missing' });
}

/** Before a contact is called gone: one of a folder that is gone is not. */
export async function mustBeThere(api: Api, folder: Folder): Promise<void> {
  if (folder.isThere || folder.id === defaultFolder) return;
  await nameOfFolder(api, folder);
}

/** @throws SyncError settings-invalid: none was chosen */
export function chosenFolder(id: string | undefined): string {
  if (!id) throw new SyncError('settings-invalid', { field: 'folder' });
  return id;
}
