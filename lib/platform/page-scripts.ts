/**
 * Our script in web pages: registered while Lineup runs, for hosts that the user has allowed, so that nothing has to be asked for at
 * installation. Pages that are open already get it at once.
 */
import { browser } from './browser.ts';

const id = 'dashboard';
const file = 'content-scripts/dashboard.js';

interface Script {
  readonly id: string;
  readonly matches?: readonly string[];
}

export interface Scripting {
  getRegisteredContentScripts(filter: { ids: string[] }): Promise<readonly Script[]>;
  registerContentScripts(scripts: readonly object[]): Promise<unknown>;
  updateContentScripts(scripts: readonly object[]): Promise<unknown>;
  unregisterContentScripts(filter: { ids: string[] }): Promise<unknown>;
  executeScript(injection: object): Promise<unknown>;
}

export interface OpenTabs {
  query(filter: { url: string[] }): Promise<readonly { readonly id?: number }[]>;
  sendMessage(tabId: number, message: unknown): Promise<unknown>;
}

const own = {
  scripting: () => browser.scripting as unknown as Scripting,
  tabs: () => browser.tabs as unknown as OpenTabs,
};

/** @param matches allowed patterns; none: the script is taken out. */
export async function registerPageScript(
  matches: readonly string[],
  scripting: Scripting = own.scripting(),
  tabs: OpenTabs = own.tabs(),
): Promise<void> {
  const [known] = await scripting.getRegisteredContentScripts({ ids: [id] });
  if (matches.length === 0) {
    if (known) await scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const had = new Set(known?.matches ?? []);
  const fresh = matches.filter((match) => !had.has(match));
  if (fresh.length === 0 && had.size === matches.length) return;
  const script = {
    id,
    js: [file],
    matches: [...matches],
    allFrames: true,
    runAt: 'document_idle',
    persistAcrossSessions: true,
  };
  await (known ? scripting.updateContentScripts([script]) : scripting.registerContentScripts([script]));
  await Promise.all(
    (await openTabs(fresh, tabs)).map((tabId) =>
      // A tab that shows an error page takes no script; nothing is lost.
      scripting.executeScript({ target: { tabId, allFrames: true }, files: [file] }).catch(() => {}),
    ),
  );
}

export async function tellPages(
  message: string,
  matches: readonly string[],
  tabs: OpenTabs = own.tabs(),
): Promise<void> {
  for (const tabId of await openTabs(matches, tabs)) await tabs.sendMessage(tabId, message).catch(() => {});
}

async function openTabs(matches: readonly string[], tabs: OpenTabs): Promise<number[]> {
  if (matches.length === 0) return [];
  return (await tabs.query({ url: [...matches] })).flatMap((tab) => tab.id ?? []);
}
