/** Host permissions: asked for one service at a time, by a click; may be withheld or taken back at any time, so they are asked about before every run. */
import { browser } from './browser.ts';

interface Hosts {
  readonly origins: string[];
}

export interface Permissions {
  request(hosts: Hosts): Promise<boolean>;
  contains(hosts: Hosts): Promise<boolean>;
  remove(hosts: Hosts): Promise<boolean>;
  readonly onAdded: { addListener(listener: (hosts: { origins?: string[] }) => void): void };
  readonly onRemoved: { addListener(listener: (hosts: { origins?: string[] }) => void): void };
}

/**
 * Must be called in a click handler before anything is awaited: browsers ask only then.
 * @returns false if the user said no, or if the browser does not let us ask for this address
 */
export function requestHosts(
  origins: readonly string[],
  permissions: Permissions = browser.permissions,
): Promise<boolean> {
  return permissions.request({ origins: [...origins] }).catch(() => false);
}

export async function hasHosts(
  origins: readonly string[],
  permissions: Permissions = browser.permissions,
): Promise<boolean> {
  return origins.length === 0 || permissions.contains({ origins: [...origins] });
}

/** Each by itself: a browser gives back all of them or none. What cannot be given back (an administrator's rule) stays. */
export async function giveBackHosts(
  origins: readonly string[],
  permissions: Permissions = browser.permissions,
): Promise<void> {
  for (const origin of origins) await permissions.remove({ origins: [origin] }).catch(() => false);
}

export function onHostsRemoved(
  listener: (origins: readonly string[]) => void,
  permissions: Permissions = browser.permissions,
): void {
  permissions.onRemoved.addListener(({ origins }) => listener(origins ?? []));
}

export function onHostsAdded(
  listener: (origins: readonly string[]) => void,
  permissions: Permissions = browser.permissions,
): void {
  permissions.onAdded.addListener(({ origins }) => listener(origins ?? []));
}
