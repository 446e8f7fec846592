/** Which of some host permissions nothing needs any more: no account, and no page with warnings. They are given back to the browser. */
import type { Database } from '../store/database.ts';
import { inPageSettings, patternOf, wantedHosts } from './in-page/settings.ts';

export async function unneededHosts(db: Database, origins: readonly string[]): Promise<string[]> {
  const [accounts, settings] = await Promise.all([db.accounts.toArray(), inPageSettings(db)]);
  const needed = new Set([
    ...accounts.flatMap((account) => account.origins),
    ...wantedHosts(settings).map(patternOf),
  ]);
  return origins.filter((origin) => !needed.has(origin));
}
