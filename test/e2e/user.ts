/** What a person does on Lineup's pages, one function for each thing, found by what the page shows. */
import { setupSteps } from '../../components/router.ts';
import type { ApiKey } from '../emulators/aircall/api.ts';
import type { Driver, PageDriver } from './browsers/driver.ts';
import { until } from './browsers/poll.ts';
import { readTable } from './database.ts';

export interface BookLogin {
  /** What a person types as the address. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export function openLineup(driver: Driver): Promise<PageDriver> {
  return driver.open('options.html');
}

/** From any page of Lineup. Hosts are granted as the browser's prompt would. */
export async function connectAircall(
  driver: Driver,
  page: PageDriver,
  key: ApiKey,
  country = 'FR',
): Promise<void> {
  await driver.grantHosts(['https://api.aircall.io/*']);
  await typeAircall(page, key);
  await page.click({ id: 'check-account' });
  await saveAccount(page, country);
}

/** Up to the click that checks, for a look at the page or a wrong key. */
export async function typeAircall(page: PageDriver, key: ApiKey): Promise<void> {
  await goTo(page, '#/accounts/add/aircall');
  await page.fill({ id: 'field-api_id' }, key.apiId);
  await page.fill({ id: 'field-api_token' }, key.apiToken);
}

export async function connectBook(
  driver: Driver,
  page: PageDriver,
  login: BookLogin,
  country = 'FR',
): Promise<void> {
  await driver.grantHosts([`${new URL(login.url).protocol}//${new URL(login.url).hostname}/*`]);
  await goTo(page, '#/accounts/add/carddav');
  await page.click({ id: 'provider-other' });
  await page.fill({ id: 'field-address' }, login.url);
  await page.fill({ id: 'field-user' }, login.user);
  await page.fill({ id: 'field-password' }, login.password);
  await page.click({ id: 'check-account' });
  await saveAccount(page, country, 'Team contacts');
}

/** Once the sign-in was accepted. */
export async function saveAccount(page: PageDriver, country = 'FR', name?: string): Promise<void> {
  await page.waitFor({ id: 'account-checked' }, { timeoutMs: 30_000 });
  if (name !== undefined) await page.fill({ id: 'field-name' }, name);
  await page.choose({ id: 'field-default_country' }, country);
  await page.click({ id: 'save-account' });
  await page.waitUntilGone({ id: 'save-account' }, { timeoutMs: 30_000 });
}

/** The wizard from its first step to the finished preview. */
export async function previewNewConnection(page: PageDriver, timeoutMs = 180_000): Promise<void> {
  await goTo(page, '#/new');
  await page.click({ id: 'wizard-next' });
  for (const step of ['direction', 'rules', 'fields', 'numbers'] as const) await passStep(page, step);
  await startPreview(page);
  await page.waitFor({ id: 'preview-ready' }, { timeoutMs });
}

/** The wizard's last step. Aircall itself syncs no files: with one, there is nothing to switch off first. */
export async function startPreview(page: PageDriver): Promise<void> {
  await page.waitFor({ id: 'start-preview' });
  if (await page.exists({ id: 'own-sync-off' })) await page.click({ id: 'own-sync-off' });
  await page.click({ id: 'start-preview' });
}

/** Goes on from a step of the wizard, once it is the one in sight. */
export async function passStep(page: PageDriver, step: (typeof setupSteps)[number]): Promise<void> {
  const place = setupSteps.indexOf(step) + 1;
  await page.click({
    id: 'wizard-next',
    within: { css: `.page:has(.stepper li:nth-child(${place})[aria-current])` },
  });
}

/** A new preview of the only connection, which had one before: everything is read afresh, and nothing is written. */
export async function previewAgain(page: PageDriver, timeoutMs = 180_000): Promise<void> {
  const [connection] = (await readTable<{ readonly id: string }>(page, 'connections')).filter(
    ({ id }) => !id.startsWith('own:'),
  );
  await goTo(page, `#/connections/${connection?.id}/preview`);
  await page.click({ id: 'preview-again' });
  await page.waitFor({ id: 'looking' });
  await page.waitFor({ id: 'preview-ready' }, { timeoutMs });
}

/** Starts the plan in sight and stays on the run's page. */
export async function startAll(page: PageDriver): Promise<void> {
  await page.click({ id: 'start-all' });
  await page.waitUntilGone({ id: 'start-bar' }, { timeoutMs: 30_000 });
}

export async function waitForResult(page: PageDriver, timeoutMs: number): Promise<void> {
  await page.waitFor({ id: 'run-result' }, { timeoutMs });
}

/** "Sync now" on the page of the only connection, then until that run is over. */
export async function syncNow(page: PageDriver, timeoutMs = 120_000): Promise<void> {
  const before = await finishedRuns(page);
  await goTo(page, '#/connections');
  await page.click({ id: 'open-connection' });
  await page.click({ id: 'sync-now' });
  await until('the run to end', async () => (await finishedRuns(page)) > before, timeoutMs);
}

interface RunLine {
  readonly mode: string;
  readonly endedAt: number | null;
}

async function finishedRuns(page: PageDriver): Promise<number> {
  const runs = await readTable<RunLine>(page, 'runs');
  return runs.filter((run) => run.mode === 'sync' && run.endedAt !== null).length;
}

export async function goTo(page: PageDriver, hash: string): Promise<void> {
  await page.evaluate(`void (location.hash = ${JSON.stringify(hash)})`);
}
