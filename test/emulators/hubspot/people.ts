/** What people do in HubSpot, and what was there before the test began: past the API, its limits, its checks and its ledger. */
import type { Portal, StoredContact } from './portal.ts';

export type Values = Readonly<Record<string, string>>;

const minute = 60_000;

export class People {
  private readonly portal: Portal;

  constructor(portal: Portal) {
    this.portal = portal;
  }

  /** Contacts of old: a minute apart, the last one a day ago. No lag applies. */
  seed(contacts: readonly Values[]): StoredContact[] {
    const first = this.portal.now() - 1_440 * minute - minute * (contacts.length - 1);
    return contacts.map((properties, index) => {
      const contact = this.build(properties, first + minute * index);
      this.portal.put(contact, true);
      return contact;
    });
  }

  create(properties: Values): StoredContact {
    const contact = this.build(properties, this.portal.now());
    this.portal.put(contact);
    return contact;
  }

  edit(id: string, change: Values): StoredContact {
    const before = this.existing(id);
    const properties = { ...before.properties, ...change };
    const after = { ...before, properties, updatedAt: this.portal.now() };
    this.portal.put(after);
    return after;
  }

  archive(id: string): void {
    this.portal.put({ ...this.existing(id), archivedAt: this.portal.now() });
  }

  /** From the recycle bin; whether that counts as a modification is not known, so it does not. */
  restore(id: string): void {
    this.portal.put({ ...this.existing(id), archivedAt: null });
  }

  /** As the law on privacy wants it: no trace is left. */
  erase(id: string): void {
    this.portal.erase(id);
  }

  /** The first one's values win. Gives back the contact that is left. */
  merge(firstId: string, secondId: string): StoredContact {
    const [first, second] = [this.existing(firstId), this.existing(secondId)];
    const at = this.portal.now();
    const isNew = this.portal.switches.mergeKeeps === 'new-id';
    const id = isNew ? this.portal.newId() : firstId;
    const gone = isNew ? [firstId, secondId] : [secondId];
    const merged = (first.properties.hs_merged_object_ids ?? '').split(';').filter(Boolean);
    const left: StoredContact = {
      id,
      properties: {
        ...second.properties,
        ...first.properties,
        hs_merged_object_ids: [...merged, ...gone].join(';'),
      },
      createdAt: isNew ? at : first.createdAt,
      updatedAt: at,
      archivedAt: null,
    };
    for (const one of gone) {
      this.portal.erase(one);
      this.portal.mergedInto.set(one, id);
    }
    this.portal.put(left);
    return left;
  }

  all(): StoredContact[] {
    return this.portal.all(false);
  }

  addList(name: string, members: readonly string[] = []): Set<string> {
    const list = { listId: String(this.portal.lists.length + 1), name, members: new Set(members) };
    this.portal.lists.push(list);
    return list.members;
  }

  private existing(id: string): StoredContact {
    const contact = this.portal.get(id);
    if (!contact) throw new Error(`no contact ${id}`);
    return contact;
  }

  private build(properties: Values, at: number): StoredContact {
    const { firstStage } = this.portal.switches;
    const stage: Record<string, string> = firstStage === null ? {} : { lifecyclestage: firstStage };
    return {
      id: this.portal.newId(),
      properties: { ...stage, ...properties },
      createdAt: at,
      updatedAt: at,
      archivedAt: null,
    };
  }
}
