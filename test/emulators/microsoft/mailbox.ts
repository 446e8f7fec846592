/** The mailbox behind Graph: folders, the contacts in them, and the log of changes that delta reads. */
import { type ContactData, emptyContact, madeDisplayName, propertyNames } from './contact.ts';
import type { Switches } from './switches.ts';

export interface Folder {
  readonly id: string;
  readonly displayName: string;
  readonly isDefault: boolean;
}

export interface Item {
  /** Does not change when the item moves. */
  readonly immutableId: string;
  /** Changes when the item moves. */
  regularId: string;
  folder: string;
  changeKey: string;
  readonly createdAt: number;
  modifiedAt: number;
  data: ContactData;
  extended: Readonly<Record<string, string>>;
}

/** One line of a folder's log. */
export interface Change {
  readonly seq: number;
  readonly at: number;
  readonly folder: string;
  readonly item: Item;
  readonly id: string;
  readonly kind: 'made' | 'changed' | 'removed';
  readonly properties: readonly string[];
}

export const rootId = 'AAMkAGE-root=';
export const trashId = 'AAMkAGE-trash=';

export class Mailbox {
  readonly folders: Folder[] = [];
  readonly items: Item[] = [];
  readonly log: Change[] = [];
  private readonly switches: Switches;
  private readonly now: () => number;
  private last = 0;

  constructor(switches: Switches, now: () => number) {
    this.switches = switches;
    this.now = now;
    this.addFolder('Contacts', true);
  }

  addFolder(displayName: string, isDefault = false): Folder {
    const folder = { id: `AAMkAGE-folder${this.folders.length}=`, displayName, isDefault };
    this.folders.push(folder);
    return folder;
  }

  get defaultFolder(): Folder {
    const folder = this.folders.find((one) => one.isDefault);
    if (!folder) throw new Error('no default folder');
    return folder;
  }

  removeFolder(id: string): void {
    const at = this.folders.findIndex((folder) => folder.id === id);
    if (at !== -1) this.folders.splice(at, 1);
  }

  /** The id by which requests with or without the preference know an item. */
  idOf(item: Item, wantsImmutable: boolean): string {
    return wantsImmutable && this.switches.immutableIds === 'yes' ? item.immutableId : item.regularId;
  }

  find(id: string): Item | undefined {
    const item = this.items.find((one) => one.immutableId === id || one.regularId === id);
    return item && this.switches.immutableIds !== 'yes' && item.immutableId === id ? undefined : item;
  }

  inFolder(folder: string): Item[] {
    return this.items.filter((item) => item.folder === folder);
  }

  create(folder: string, change: Partial<ContactData>, extended: Item['extended'] = {}): Item {
    const number = this.next();
    const item: Item = {
      immutableId: `AAkALgA_immutable-${number}==`,
      regularId: `AAMkAGE-regular-${number}=`,
      folder,
      changeKey: '',
      createdAt: this.now(),
      modifiedAt: this.now(),
      data: emptyContact(),
      extended,
    };
    item.data = this.stored({ ...item.data, ...change });
    if (!item.data.displayName) item.data = { ...item.data, displayName: madeDisplayName(item.data) };
    this.items.push(item);
    this.note(item, 'made', propertyNames);
    return item;
  }

  /** @returns whether anything but the change key is another now. */
  change(item: Item, change: Partial<ContactData>): boolean {
    const before = item.data;
    item.data = this.stored({ ...before, ...change });
    if (change.displayName === undefined && this.switches.displayName === 'made-anew')
      item.data = { ...item.data, displayName: madeDisplayName(item.data) };
    const changed = propertyNames.filter((name) => !isSame(before, item.data, name));
    this.note(item, 'changed', changed);
    return changed.length > 0;
  }

  /** For good, or into the trash, where it can still be read by its id. */
  remove(item: Item): void {
    this.note(item, 'removed', []);
    if (this.switches.deleted === 'in-trash') this.place(item, trashId);
    else this.items.splice(this.items.indexOf(item), 1);
  }

  move(item: Item, folder: string): void {
    this.note(item, 'removed', []);
    this.place(item, folder);
    this.note(item, 'made', propertyNames);
  }

  private place(item: Item, folder: string): void {
    item.folder = folder;
    item.regularId = `AAMkAGE-regular-${this.next()}=`;
  }

  private note(item: Item, kind: Change['kind'], properties: readonly string[]): void {
    const seq = this.next();
    item.changeKey = `EQAAABYAAA${seq}==`;
    item.modifiedAt = this.now();
    const id = this.idOf(item, true);
    this.log.push({ seq, at: this.now(), folder: item.folder, item, id, kind, properties });
  }

  private stored(data: ContactData): ContactData {
    const { birthday } = data;
    return {
      ...data,
      birthday:
        birthday && this.switches.birthday === '11:59' ? `${birthday.slice(0, 10)}T11:59:00Z` : birthday,
      emailAddresses: data.emailAddresses.map(({ name, address }) => ({
        name: name ?? (this.switches.emailName === 'address' ? address : null),
        address,
      })),
    };
  }

  private next(): number {
    this.last += 1;
    return this.last;
  }
}

function isSame(a: ContactData, b: ContactData, name: string): boolean {
  const key = name as keyof ContactData;
  return JSON.stringify(a[key]) === JSON.stringify(b[key]);
}
