/** Keeps the script in pages in step with what the user wants and the browser allows. */
import { pagesChanged } from '../../platform/page-messages.ts';
import { registerPageScript, tellPages } from '../../platform/page-scripts.ts';
import { giveBackHosts, hasHosts } from '../../platform/permissions.ts';
import type { Database } from '../../store/database.ts';
import { unneededHosts } from '../unneeded-hosts.ts';
import { inPageSettings, isWantedOn, patternOf, wantedHosts } from './settings.ts';

/** Switched on and allowed. */
async function allowedPatterns(db: Database): Promise<string[]> {
  const patterns = wantedHosts(await inPageSettings(db)).map(patternOf);
  const allowed = await Promise.all(patterns.map((pattern) => hasHosts([pattern])));
  return patterns.filter((_, index) => allowed[index]);
}

/** At every start, and after every change of settings or permissions. */
export async function applyRegistration(db: Database): Promise<void> {
  await registerPageScript(await allowedPatterns(db));
  await tellChanged(db);
}

/** Open pages there take away what is ours; then the way to them is given back, unless an account needs the same host. */
export async function leaveHosts(db: Database, hosts: readonly string[]): Promise<void> {
  const patterns = hosts.map(patternOf);
  await tellPages(pagesChanged, patterns).catch(() => {});
  await giveBackHosts(await unneededHosts(db, patterns));
}

/** Pages ask anew. Those for which warnings were just switched off learn it this way too, as long as we may still speak to them. */
export async function tellChanged(db: Database): Promise<void> {
  const { hosts } = await inPageSettings(db);
  await tellPages(pagesChanged, hosts.map(patternOf)).catch(() => {});
}

/** Now, and once more when the groups of duplicates have followed the mirror, which they do after a run. */
export async function tellChangedFully(db: Database, sleep: (ms: number) => Promise<void>): Promise<void> {
  await tellChanged(db);
  for (let tries = 0; tries < 20; tries++) {
    await sleep(500);
    if (await groupsHaveFollowed(db)) break;
  }
  await tellChanged(db);
}

async function groupsHaveFollowed(db: Database): Promise<boolean> {
  const [pulls, groups] = await Promise.all([db.pulls.toArray(), db.groupStates.toArray()]);
  return groups.every(({ accountId, seq }) =>
    pulls.every((pull) => pull.accountId !== accountId || pull.seq === seq),
  );
}

export async function isAllowedOn(db: Database, url: string): Promise<boolean> {
  if (!isWantedOn(url, await inPageSettings(db))) return false;
  return hasHosts([patternOf(new URL(url).hostname)]);
}
