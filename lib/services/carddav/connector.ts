/** The connector of one CardDAV book. */
import { holds } from '../../contact/equality.ts';
import type { Connector, Identity, Json } from '../contract.ts';
import { askBook, type BookAddress } from './book.ts';
import { uidFromKey } from './card-id.ts';
import { cardFields } from './convert.ts';
import { createRecord, lookUp } from './create-record.ts';
import { knownGroups, pullMemory } from './group-memory.ts';
import { pathOf } from './href.ts';
import { pullStep } from './pull.ts';
import { readRecord } from './read-record.ts';
import { deleteRecord, updateRecord } from './update-record.ts';
import { DAV, findIn } from './xml.ts';

export interface BookAccess {
  readonly user: string;
  readonly isReadOnly: boolean;
  readonly cursor: Json | undefined;
}

export function createConnector(book: BookAddress, access: BookAccess): Connector {
  const memory = pullMemory(book, access.cursor);
  let isThere = false;
  return {
    fields: access.isReadOnly ? cardFields.map((field) => ({ ...field, readOnly: true })) : cardFields,
    createIsIdempotent: true,
    identity: () => identityOf(book, access.user),
    async pull(request) {
      const step = await pullStep(book, request, memory);
      isThere = true;
      return step;
    },
    async read(id) {
      const held = await readRecord(book, id, await knownGroups(book, memory));
      // A card that is gone may be deleted; one of a book that is gone is not.
      if (!held && !isThere) await askBook(book, []);
      isThere = true;
      return held?.record ?? null;
    },
    create: (key, contact) => createRecord(book, memory, key, contact),
    async findCreated({ key }) {
      const uid = await uidFromKey(key);
      const found = await lookUp(book, memory, `${book.path}${uid}.vcf`, uid);
      return { candidates: found ? [found] : [], settled: true };
    },
    update: (current, target) => updateRecord(book, memory, current, target),
    delete: (current) => deleteRecord(book, current),
    cost: (before, target) => (before && target && holds(cardFields, before, target, '') ? 0 : 1),
  };
}

/** One request. The principal and the book: another user's book at the same address is another account. */
async function identityOf(book: BookAddress, user: string): Promise<Identity> {
  const member = await askBook(book, ['D:displayname', 'D:current-user-principal']);
  const href = findIn(member.prop(DAV, 'current-user-principal'), DAV, 'href')?.text;
  const principal = (href && pathOf(href, book.url)) || user;
  const { host, origin } = new URL(book.url);
  const name = member.prop(DAV, 'displayname')?.text.trim();
  return {
    id: `${origin} ${principal} ${book.path}`,
    label: name ? `${user} (${host}), ${name}` : `${user} (${host})`,
  };
}
