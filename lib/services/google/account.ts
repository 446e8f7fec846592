/** One Google account as the parts of the connector share it: the door to it, and what is known of names and groups. */
import type { Json } from '../contract.ts';
import type { Api } from './api.ts';
import { type Renamed, readCursor } from './checkpoint.ts';
import type { Groups } from './groups.ts';

export interface GoogleAccount {
  readonly api: Api;
  readonly groups: Groups;
  /** Contacts that one page of a list holds; 1,000 at most. */
  readonly pageSize: number;
  /** Present resource names of contacts that the mirror knows by a former one. */
  renamed: Renamed;
}

export const largestPage = 1_000;

export function googleAccount(api: Api, cursor: Json | undefined, pageSize = largestPage): GoogleAccount {
  const last = readCursor(cursor ?? null);
  return {
    api,
    pageSize,
    groups: { names: last?.groups ?? null, isFresh: false },
    renamed: last?.renamed ?? {},
  };
}

/** The name to ask Google by. */
export function presentName(account: GoogleAccount, id: string): string {
  return account.renamed[id] ?? id;
}

export function noteName(account: GoogleAccount, id: string, resourceName: string): void {
  if (presentName(account, id) === resourceName) return;
  account.renamed = withName(account.renamed, id, resourceName);
}

export function withName(renamed: Renamed, id: string, resourceName: string): Renamed {
  const { [id]: _old, ...others } = renamed;
  return id === resourceName ? others : { ...others, [id]: resourceName };
}
