/** A text that differs whenever an answer to a page may have changed: other contacts, other decisions, other settings. */
import type { Database } from '../../store/database.ts';
import { inPageSettings } from './settings.ts';

export async function versionOf(db: Database): Promise<string> {
  const [pulls, groups, accounts, ignored, settings] = await Promise.all([
    db.pulls.toArray(),
    db.groupStates.toArray(),
    db.accounts.toArray(),
    db.ignored.count(),
    inPageSettings(db),
  ]);
  return [
    ...pulls.map(({ accountId, seq }) => `${accountId}:${seq}`),
    // Groups of duplicates follow the mirror a little later.
    ...groups.map(({ accountId, seq }) => `${accountId}/${seq}`),
    ...accounts.map(({ id, defaultCountry }) => `${id}:${defaultCountry}`),
    `ignored:${ignored}`,
    `partner:${settings.showsPartner}`,
  ].join(' ');
}
