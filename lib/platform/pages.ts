/** Opening the options page at a route such as `#/review`: the one that is open already is shown instead of a second one. */
import { browser } from './browser.ts';

export interface Tabs {
  query(filter: { url: string }): Promise<readonly { readonly id?: number; readonly windowId?: number }[]>;
  update(id: number, change: { active: true; url: string }): Promise<unknown>;
  create(tab: { url: string }): Promise<unknown>;
}

export interface Windows {
  update(id: number, change: { focused: true }): Promise<unknown>;
}

export async function openOptions(
  route: string,
  tabs: Tabs = browser.tabs,
  windows: Windows = browser.windows,
  base: string = browser.runtime.getURL('/'),
): Promise<void> {
  const page = `${base}options.html`;
  const url = page + route;
  // Without the permission "tabs" a browser tells of our own pages only, which are the ones that are looked for.
  const [open] = await tabs.query({ url: `${page}*` }).catch(() => []);
  if (open?.id === undefined) {
    await tabs.create({ url });
    return;
  }
  await tabs.update(open.id, { active: true, url });
  if (open.windowId !== undefined) await windows.update(open.windowId, { focused: true });
}
