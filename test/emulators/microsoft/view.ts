/** How Graph shows a contact: everything, or what `$select` names; what is asked for and empty is null, or left out. */
import { propertyNames } from './contact.ts';
import { type Item, type Mailbox, rootId } from './mailbox.ts';
import type { Switches } from './switches.ts';

export interface ViewOptions {
  readonly wantsImmutable: boolean;
  /** Null: everything. */
  readonly select: readonly string[] | null;
  /** Of a delta row that tells changes only. */
  readonly only?: ReadonlySet<string>;
  /** The id of the extended property to show beside, if there is one. */
  readonly expand?: string | null;
}

export const selectable: readonly string[] = [
  'id',
  'categories',
  'changeKey',
  'createdDateTime',
  'lastModifiedDateTime',
  'parentFolderId',
  ...propertyNames,
];

export function viewOf(
  mailbox: Mailbox,
  switches: Switches,
  item: Item,
  options: ViewOptions,
): Record<string, unknown> {
  const all: Record<string, unknown> = {
    changeKey: item.changeKey,
    createdDateTime: new Date(item.createdAt).toISOString(),
    lastModifiedDateTime: new Date(item.modifiedAt).toISOString(),
    parentFolderId: spelled(item.folder, switches),
    ...item.data,
  };
  const isShown = (name: string) => options.select === null || options.select.includes(name);
  const isTold = (name: string) =>
    options.only === undefined || !propertyNames.includes(name) || options.only.has(name);
  const shown = Object.entries(all).filter(([name, value]) => {
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    return isShown(name) && isTold(name) && !(isEmpty && switches.emptyProperties === 'left-out');
  });
  const value = options.expand ? item.extended[options.expand] : undefined;
  return {
    '@odata.etag': `W/"${item.changeKey}"`,
    id: mailbox.idOf(item, options.wantsImmutable),
    ...Object.fromEntries(shown),
    ...(options.expand && value !== undefined
      ? { singleValueExtendedProperties: [{ id: options.expand, value }] }
      : {}),
  };
}

/** The other spelling that Exchange has for a folder's id. */
export function spelled(folder: string, switches: Switches): string {
  return switches.parentFolderId === 'as-listed' ? folder : folder.replace(/^AAMk/, 'AQMk');
}

export function viewOfFolder(folder: { readonly id: string; readonly displayName: string }) {
  return { id: folder.id, parentFolderId: rootId, displayName: folder.displayName };
}
