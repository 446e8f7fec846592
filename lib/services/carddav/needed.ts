/** A credential without which nothing works. */
import { SyncError } from '../../errors.ts';
import type { Credentials } from '../contract.ts';

/** @throws SyncError settings-invalid */
export function neededOf(credentials: Credentials, field: string): string {
  const value = field === 'password' ? credentials[field] : credentials[field]?.trim();
  if (!value) throw new SyncError('settings-invalid', { service: 'carddav', field });
  return value;
}
