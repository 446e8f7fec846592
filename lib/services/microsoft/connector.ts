/** The connector of one folder of one mailbox: puts the parts together. */
import { holds } from '../../contact/equality.ts';
import { SyncError } from '../../errors.ts';
import type { Connector, Identity } from '../contract.ts';
import type { Access } from './access.ts';
import type { Api } from './api.ts';
import { mostInBatch } from './batch.ts';
import { microsoftFields } from './fields.ts';
import { findCreated } from './find-created.ts';
import { defaultFolder, type Folder, nameOfFolder } from './folder.ts';
import { pullStep } from './pull.ts';
import { readRecord, readRecords } from './read-records.ts';
import { whoIs } from './who-is.ts';
import { changeJob, creationJob, deletionJob, runAll, runOne } from './write.ts';

export interface Place {
  readonly api: Api;
  readonly access: Access;
  readonly folder: Folder;
}

export function createConnector(
  { api, access, folder }: Place,
  http: Parameters<typeof whoIs>[0]['http'],
): Connector {
  return {
    fields: microsoftFields,
    // Graph makes a second contact of a repeated POST; the key that it carries is looked for instead.
    createIsIdempotent: false,
    identity: () => identityOf({ api, access, folder }, http),
    pull: (request) => pullStep(api, folder, request),
    read: (id) => readRecord(api, folder, id),
    create: async (key, contact) => runOne(api, await creationJob(api, folder, { key, contact })),
    findCreated: (lookup) => findCreated(api, folder, lookup),
    update: async (current, target) => runOne(api, await changeJob(api, folder, { current, target })),
    delete: async (current) => void (await runOne(api, await deletionJob(api, folder, current))),
    cost: (before, target) =>
      before && target && holds(microsoftFields, before, target, '') ? 0 : 1 / mostInBatch,
    batches: {
      most: { read: mostInBatch, create: mostInBatch, update: mostInBatch, delete: mostInBatch },
      read: (ids) => readRecords(api, folder, ids),
      create: async (items) => runAll(api, await jobs(items, (item) => creationJob(api, folder, item))),
      update: async (items) => runAll(api, await jobs(items, (item) => changeJob(api, folder, item))),
      delete: async (currents) => runAll(api, await jobs(currents, (one) => deletionJob(api, folder, one))),
    },
  };
}

async function jobs<I, J>(items: readonly I[], make: (item: I) => Promise<J>): Promise<readonly J[]> {
  const made: J[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}

/** The person and the folder: another folder of the same mailbox is another account. */
async function identityOf(
  { api, access, folder }: Place,
  http: Parameters<typeof whoIs>[0]['http'],
): Promise<Identity> {
  const { id, label } = await whoIs({ http, clock: api.clock }, await access.token()).catch(async (error) => {
    if (!(error instanceof SyncError && error.code === 'credentials-rejected')) throw error;
    return whoIs({ http, clock: api.clock }, await access.token(access.current.access_token));
  });
  if (folder.id === defaultFolder) return { id: `${id} ${folder.id}`, label };
  const name = await nameOfFolder(api, folder);
  return { id: `${id} ${folder.id}`, label: name === '' ? label : `${label}, ${name}` };
}
