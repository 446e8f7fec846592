/**
 * Credentials, encrypted with AES-GCM under a key that the browser keeps and does not give out.
 *
 * It protects against: credentials in plain text in the profile's files, in a copy of the database that was exported as JSON, in a
 * support log, and one account's ciphertext being put in the place of another's. It does not protect against: code that runs inside this
 * extension, or somebody who can use the unlocked browser profile with its files; both can have the browser decrypt.
 */
import { SyncError } from '../errors.ts';
import type { Credentials } from '../services/contract.ts';
import type { Database } from './database.ts';
import { guarded } from './failure.ts';
import type { CredentialRow } from './rows.types.ts';

const keyId = 'vault';
const algorithm = 'AES-GCM';

export async function saveCredentials(
  db: Database,
  accountId: string,
  credentials: Credentials,
): Promise<void> {
  await guarded(async () => {
    const key = await vaultKey(db);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(credentials));
    const ciphertext = await crypto.subtle.encrypt(parameters(accountId, iv), key, plain);
    await db.credentials.put({ accountId, iv, ciphertext });
  });
}

/** @throws SyncError credentials-rejected with detail.lost when they, or the key to them, are gone: the user must type them again. */
export async function credentials(db: Database, accountId: string): Promise<Credentials> {
  const [row, stored] = await guarded(() => Promise.all([db.credentials.get(accountId), db.keys.get(keyId)]));
  if (!row || !isUsable(stored?.key)) throw new SyncError('credentials-rejected', { lost: true });
  return open(accountId, row, stored.key);
}

async function open(accountId: string, row: CredentialRow, key: CryptoKey): Promise<Credentials> {
  try {
    const plain = await crypto.subtle.decrypt(parameters(accountId, row.iv), key, row.ciphertext);
    const read: unknown = JSON.parse(new TextDecoder().decode(plain));
    if (isCredentials(read)) return read;
  } catch (thrown) {
    throw new SyncError('credentials-rejected', { lost: true }, { cause: thrown });
  }
  throw new SyncError('credentials-rejected', { lost: true });
}

/** Two pages may ask for the first key at the same time: what is stored first counts. */
async function vaultKey(db: Database): Promise<CryptoKey> {
  const stored = await db.keys.get(keyId);
  if (isUsable(stored?.key)) return stored.key;
  const fresh = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return db.transaction('rw', db.keys, async () => {
    const meanwhile = await db.keys.get(keyId);
    if (isUsable(meanwhile?.key)) return meanwhile.key;
    await db.keys.put({ id: keyId, key: fresh });
    return fresh;
  });
}

function parameters(accountId: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: algorithm, iv, additionalData: new TextEncoder().encode(accountId) };
}

function isUsable(key: unknown): key is CryptoKey {
  return key instanceof CryptoKey && key.algorithm.name === algorithm;
}

function isCredentials(read: unknown): read is Credentials {
  return (
    read !== null &&
    typeof read === 'object' &&
    Object.values(read).every((value) => typeof value === 'string')
  );
}
