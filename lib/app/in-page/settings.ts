/** Where page warnings are wanted. Off until the user switches them on, because only then the hosts are asked for. */
import { SyncError } from '../../errors.ts';
import type { Database } from '../../store/database.ts';
import { saveSetting, setting } from '../../store/settings.ts';
import { hostOf } from '../host-name.ts';
import type { InPageSettings } from '../in-page-api.ts';

export const aircallHosts: readonly string[] = [
  'dashboard.aircall.io',
  'workspace.aircall.io',
  'phone.aircall.io',
];

const key = 'in-page';
const initial: InPageSettings = { isOn: false, hosts: aircallHosts, showsPartner: false, isFolded: false };

export async function inPageSettings(db: Database): Promise<InPageSettings> {
  return { ...initial, ...((await setting(db, key)) as Partial<InPageSettings> | undefined) };
}

/** @throws SyncError settings-invalid {field: 'hosts'} */
export async function changeInPageSettings(
  db: Database,
  change: Partial<InPageSettings>,
): Promise<InPageSettings> {
  const hosts = change.hosts && [...new Set(change.hosts.map(checkedHost))];
  const next = { ...(await inPageSettings(db)), ...change, ...(hosts ? { hosts } : {}) };
  await saveSetting(db, key, next);
  return next;
}

function checkedHost(text: string): string {
  const host = hostOf(text);
  if (host === null) throw new SyncError('settings-invalid', { field: 'hosts' });
  return host;
}

export function patternOf(host: string): string {
  return `https://${host}/*`;
}

/** Where warnings are wanted now. */
export function wantedHosts({ isOn, hosts }: InPageSettings): readonly string[] {
  return isOn ? hosts : [];
}

/** Whether warnings are wanted on the page of this address. */
export function isWantedOn(url: string, settings: InPageSettings): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' && wantedHosts(settings).includes(hostname);
  } catch {
    return false;
  }
}
