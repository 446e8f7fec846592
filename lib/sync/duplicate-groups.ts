/**
 * Which records of one account are the same person.
 *
 * Weighing: a group that is missed stays two contacts, as now; two people merged into one is hard to see and calls the wrong one. So a shared
 * number or address (a switchboard, a family) makes a group only of those who are called the same. A number alone is enough only for a
 * record that has no name at all, and only where everybody else behind that number is one person.
 */
import type { Field } from '../contact/contact.ts';
import { isRoleAddress } from '../contact/email.ts';
import { foldCompany } from '../contact/fold.ts';
import { compareNames, nameWords } from '../contact/name.ts';
import { keysOfPerson, personFromKeys } from '../contact/person.ts';
import { type Holders, indexByKey, nameReader } from './holders.ts';
import type { Evidence } from './plan.types.ts';
import type { Node, PlanRecord } from './view.ts';

export interface DuplicateGroup {
  /** In order. */
  readonly ids: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Merged, it would hold more than the service takes. */
  readonly hasNoRoom?: boolean;
}

/** @param records with the keys that the mirror holds for them */
export function duplicateGroups(
  records: readonly Pick<PlanRecord, 'id' | 'contact' | 'keys'>[],
  fields: readonly Field[],
): DuplicateGroup[] {
  const nodes = records.map((record) => nodeOf(record, fields));
  const index = indexByKey(nodes);
  const nameOf = nameReader();
  const groups = new Groups();
  for (const a of nodes) {
    for (const key of a.keys) {
      const held = index.get(key);
      if (!held || held.left.length < 2) continue;
      for (const b of held.candidatesFor(a, nameOf)) {
        if (a.id >= b.id) continue;
        const evidence = weighDuplicates(a, b, key, held);
        if (evidence) groups.join(a.id, b.id, evidence);
      }
    }
  }
  return groups.list();
}

/** Why the two are the same person, from one key that both hold; null: they are not, as far as this key goes. */
function weighDuplicates(a: Node, b: Node, key: string, held: Holders): Evidence[] | null {
  if (key.startsWith('n:'))
    return isSameNameAtSameCompany(a, b) ? [{ kind: 'name' }, { kind: 'company' }] : null;
  const value = key.slice(2);
  const common: Evidence = { kind: key.startsWith('p:') ? 'phone' : 'email', value };
  const isOwnAddress = common.kind === 'email' && !isRoleAddress(value);
  switch (compareNames(called(a), called(b))) {
    case 'equal':
      return [common, { kind: 'name' }];
    case 'similar':
      return isOwnAddress ? [common, { kind: 'name' }] : null;
    case 'unknown':
      return (common.kind === 'phone' || isOwnAddress) && isOnePerson(held) ? [common] : null;
    case 'different':
      return null;
  }
}

function isOnePerson(held: Holders): boolean {
  const names = held.left.map(called).filter((name) => name !== '');
  return new Set(names.map((name) => nameWords(name, true).join(' '))).size <= 1;
}

function isSameNameAtSameCompany(a: Node, b: Node): boolean {
  const words = nameWords(a.person.name, true);
  return (
    words.length >= 2 &&
    words.join(' ') === nameWords(b.person.name, true).join(' ') &&
    foldCompany(a.person.company) === foldCompany(b.person.company)
  );
}

function called(node: Node): string {
  return node.person.name || node.person.company;
}

function nodeOf(
  { id, contact, keys }: Pick<PlanRecord, 'id' | 'contact' | 'keys'>,
  fields: readonly Field[],
): Node {
  const person = personFromKeys(contact, fields, keys ?? []);
  return {
    side: 'left',
    id,
    contact,
    person,
    keys: keys ?? keysOfPerson(person),
    updatedAt: undefined,
    createdAt: undefined,
  };
}

/** Joins what belongs together. */
class Groups {
  private readonly parent = new Map<string, string>();
  private readonly evidence: { readonly of: string; readonly why: Evidence }[] = [];

  join(a: string, b: string, evidence: readonly Evidence[]): void {
    this.parent.set(this.find(a), this.find(b));
    for (const why of evidence) this.evidence.push({ of: a, why });
  }

  list(): DuplicateGroup[] {
    const found = new Map<string, { readonly ids: string[]; readonly evidence: Map<string, Evidence> }>();
    for (const id of this.parent.keys()) {
      const root = this.find(id);
      const group = found.get(root) ?? { ids: [] as string[], evidence: new Map<string, Evidence>() };
      group.ids.push(id);
      found.set(root, group);
    }
    for (const { of, why } of this.evidence)
      found.get(this.find(of))?.evidence.set(`${why.kind} ${why.value ?? ''}`, why);
    return [...found.values()].map(({ ids, evidence }) => ({
      ids: ids.sort(),
      evidence: [...evidence.values()],
    }));
  }

  private find(id: string): string {
    let root = id;
    for (;;) {
      const next: string = this.parent.get(root) ?? root;
      if (next === root) break;
      root = next;
    }
    this.parent.set(id, root);
    return root;
  }
}
