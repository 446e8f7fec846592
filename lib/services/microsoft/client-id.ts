/** Which app registration signs in: the user's own, or the product's, given to the build as LINEUP_MICROSOFT_CLIENT_ID. */
import { SyncError } from '../../errors.ts';
import type { Credentials } from '../contract.ts';

declare const __LINEUP_MICROSOFT_CLIENT_ID__: string | undefined;

/** '' where the build brings none along: then people bring their own. */
export const clientIdOfBuild: string =
  typeof __LINEUP_MICROSOFT_CLIENT_ID__ === 'string' ? __LINEUP_MICROSOFT_CLIENT_ID__ : '';

/** @throws SyncError settings-invalid: none was typed, and the build has none */
export function clientIdOf(credentials: Credentials): string {
  const id = (credentials.client_id ?? '').trim() || clientIdOfBuild;
  if (id === '') throw new SyncError('settings-invalid', { field: 'client_id' });
  return id;
}

/** `common` takes work, school and private accounts. @throws SyncError settings-invalid: no name of a tenant */
export function tenantOf(credentials: Credentials): string {
  const tenant = (credentials.tenant ?? '').trim() || 'common';
  if (!/^[A-Za-z0-9.-]+$/.test(tenant)) throw new SyncError('settings-invalid', { field: 'tenant' });
  return tenant;
}
