/** A text that differs whenever an answer to a page may have changed: other contacts, other decisions, other settings. */
import type { Database } from '../../store/database.ts';
import { inPageSettings } from './settings.ts';

export async function versionOf(db: Database): Promise<string> {
  const [pulls, accounts, ignored, settings] = await Promise.all([
    db.pulls.toArray(),
    db.accounts.toArray(),
    db.ignored.count(),
    inPageSettings(db),
  ]);
  return [
    ...pulls.map(({ accountId, seq }) => `${accountId}:${seq}`),
    ...accounts.map(({ id, defaultCountry }) => `${id}:${defaultCountry}`),
    `ignored:${ignored}`,
    `partner:${settings.showsPartner}`,
  ].join(' ');
}
