/**
 * Apple's group cards: cards that name the members of a group by uid. They are no contacts; a contact's categories are its own and the
 * names of the group cards that it is in.
 */
import type { Contact, Value } from '../../contact/contact.ts';

export const categoriesField = 'categories';

/** Plain JSON: it is kept in the cursor. */
export interface Group {
  readonly path: string;
  readonly etag: string;
  readonly uid: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** Members are named as `urn:uuid:X`, cards as `X` or `urn:uuid:X`. */
export function uidKey(uid: string): string {
  return uid.trim().replace(/^urn:uuid:/i, '');
}

export function groupNamesOf(uid: string | undefined, groups: readonly Group[]): string[] {
  if (!uid) return [];
  const key = uidKey(uid);
  return groups.filter((group) => isMember(group, key)).map((group) => group.name);
}

export function isMember(group: Group, uid: string): boolean {
  const key = uidKey(uid);
  return group.members.some((member) => uidKey(member) === key);
}

/** Uids of those whose groups are not the same before and after. */
export function regrouped(before: readonly Group[], after: readonly Group[]): Set<string> {
  const uids = new Set<string>();
  const paths = new Set([...before, ...after].map((group) => group.path));
  for (const path of paths) {
    const old = before.find((group) => group.path === path);
    const now = after.find((group) => group.path === path);
    const had = new Set(old?.members.map(uidKey));
    const has = new Set(now?.members.map(uidKey));
    for (const uid of [...had, ...has])
      if (old?.name !== now?.name || had.has(uid) !== has.has(uid)) uids.add(uid);
  }
  return uids;
}

export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** The contact with the names of its groups among its categories. */
export function inGroups(contact: Contact, names: readonly string[]): Contact {
  const own = contact[categoriesField] ?? [];
  const more: Value[] = [];
  for (const name of names) {
    const value = name.trim();
    if (value !== '' && ![...own, ...more].some((one) => sameName(one.value, value))) more.push({ value });
  }
  return more.length === 0 ? contact : { ...contact, [categoriesField]: [...own, ...more] };
}
