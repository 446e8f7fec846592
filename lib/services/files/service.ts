/** A file as a service: what was read of it is listed in steps, anew whenever a newer file has taken its place. Nothing can be written. */
import { SyncError } from '../../errors.ts';
import type {
  Connector,
  Credentials,
  Json,
  PullRequest,
  PullStep,
  Service,
  Session,
  StoredFile,
} from '../contract.ts';
import { filesAbout } from './about.ts';
import { type ReadFile, readFile } from './read-file.ts';

const stepSize = 1_000;

export const files: Service = {
  ...filesAbout,

  async signIn(credentials, session) {
    const file = await fileOf(credentials, session);
    return { identity: identityOf(file), choices: [], credentials };
  },

  async describe(credentials, session) {
    const file = await fileOf(credentials, session);
    return readFile(file, file.country).fields;
  },

  connect(credentials, session): Connector {
    let read: { readonly file: StoredFile; readonly content: ReadFile } | null = null;
    /** Read once for as long as the connector lives: a hundred thousand rows take their time. */
    const current = async () => {
      if (read && (await session.hasFile?.(read.file.id))) return read;
      const file = await fileOf(credentials, session);
      if (read?.file.version !== file.version) read = { file, content: readFile(file, file.country) };
      return read;
    };
    return {
      fields: session.fields ?? [],
      createIsIdempotent: true,
      identity: async () => identityOf(await fileOf(credentials, session)),
      async pull(request) {
        const { cursor, checkpoint, complete, known } = request;
        const listed = checkpoint === null && !complete ? versionIn(cursor) : null;
        // The usual case: nobody has imported anything since. Its rows need not be read to know that.
        if (listed !== null && listed === (await fileOf(credentials, session)).version)
          return unchanged(listed, await known.count());
        return pullStep(await current(), request);
      },
      read: async (id) => (await current()).content.records.find((record) => record.id === id) ?? null,
      create: readOnly,
      findCreated: async () => ({ candidates: [], settled: true }),
      update: readOnly,
      delete: readOnly,
      cost: () => 0,
    };
  },
};

function pullStep(
  { file, content }: { readonly file: StoredFile; readonly content: ReadFile },
  request: PullRequest,
): PullStep {
  const { records, unreadable } = content;
  const cursor: Json = { version: file.version };
  // A newer file in the middle of a listing: begin anew.
  const goesOn = versionIn(request.checkpoint) === file.version;
  const start = goesOn ? placeIn(request.checkpoint) : 0;
  const end = Math.min(start + stepSize, records.length);
  const isLast = end >= records.length;
  return {
    records: records.slice(start, end),
    unreadable: isLast ? unreadable : [],
    unchangedIds: [],
    removedIds: [],
    next: isLast ? null : { version: file.version, at: end },
    progress: { done: end, total: records.length },
    ...(start === 0 ? { restartsListing: true } : {}),
    ...(isLast ? { end: { listing: 'complete' as const, cursor } } : {}),
  };
}

function unchanged(version: string, held: number): PullStep {
  const none = { records: [], unreadable: [], unchangedIds: [], removedIds: [], next: null };
  const progress = { done: held, total: held };
  return { ...none, progress, end: { listing: 'changes', cursor: { version } } };
}

function versionIn(json: Json): string | null {
  return json !== null && typeof json === 'object' && 'version' in json && typeof json.version === 'string'
    ? json.version
    : null;
}

function placeIn(json: Json): number {
  return json !== null && typeof json === 'object' && 'at' in json && typeof json.at === 'number'
    ? json.at
    : 0;
}

/** @throws SyncError credentials-rejected {lost}: the file is no longer in the browser and has to be picked again */
async function fileOf(credentials: Credentials, session: Session): Promise<StoredFile> {
  const file = await session.file?.(credentials.file ?? '');
  if (!file) throw new SyncError('credentials-rejected', { lost: true });
  return file;
}

/** A newer file of the same name is the same account: what was imported is brought up to date. */
function identityOf(file: StoredFile) {
  return { id: `file:${file.name.trim().toLowerCase()}`, label: file.name };
}

async function readOnly(): Promise<never> {
  throw new SyncError('not-supported', { reason: 'read-only' });
}
