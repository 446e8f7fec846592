/**
 * Whose records hold more than their fields tell. A card may carry a photo or an address that no field names: deleting one may lose what
 * nobody has seen. Aircall's contacts are their fields and nothing else.
 */
import type { Account } from '../engine/ports.ts';

const fieldsOnly: ReadonlySet<string> = new Set(['aircall']);

/** A merge deletes all records but one. */
export function mayMergeIn(account: Account): boolean {
  return fieldsOnly.has(account.service);
}

/** What we created is removed again only if its version says that nobody has touched it. */
export function isCareful(account: Account): boolean {
  return !fieldsOnly.has(account.service);
}
