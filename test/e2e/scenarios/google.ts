/**
 * Aircall with Google in the browser: a client of one's own, the consent screen with and without its tick, in line, a token that ends in
 * the middle of a run, and access that is withdrawn.
 */
import assert from 'node:assert/strict';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { emulatedClient, GoogleEmulator, googleHosts } from '../../emulators/google/emulator.ts';
import type { Driver, PageDriver } from '../browsers/driver.ts';
import { until } from '../browsers/poll.ts';
import { readTable, setPace } from '../database.ts';
import { anna, atAircall, firstNames, nadia, quickAircall } from '../few-people.ts';
import { picture } from '../picture.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import {
  connectAircall,
  goTo,
  openLineup,
  previewNewConnection,
  saveAccount,
  startAll,
  syncNow,
  waitForResult,
} from '../user.ts';

let google = new GoogleEmulator();

export const scenario: Scenario = {
  name: 'Google: sign in with a client of one’s own, come into line, outlive a token, and be told when access is withdrawn',
  browsers: bothBrowsers,
  timeoutMs: 300_000,
  aircall: quickAircall,
  servers() {
    google = new GoogleEmulator({ switches: { rateLimit: null } });
    return [{ hosts: googleHosts, listen: () => google.listen() }];
  },
  async run({ driver, aircall }) {
    seed(aircall);
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await driver.grantHosts(['https://people.googleapis.com/*']);
    await goTo(page, '#/accounts/add/google');
    await page.waitFor({ id: 'redirect-address' });
    await picture(page, `google-${driver.name}-sign-in`);
    await page.fill({ id: 'field-client_id' }, emulatedClient);
    // Firefox shows Google's page of the error until the person closes it; Chrome closes it by itself, so that Lineup must say why.
    if (driver.name === 'chromium') {
      await page.click({ id: 'check-account' });
      await page.waitFor({ text: /whether the redirect address is registered/ });
    }
    google.addClient(emulatedClient, await redirectIn(page));

    await page.click({ id: 'check-account' });
    await consent(driver, { isTicked: false });
    await page.waitFor({ id: 'failure' }, { timeoutMs: 30_000 });
    assert.match(await page.textOf({ id: 'failure' }), /but not to the contacts/);
    await picture(page, `google-${driver.name}-unticked`);

    await page.click({ id: 'check-account' });
    await consent(driver, { isTicked: true });
    await page.waitFor({ id: 'account-checked' }, { timeoutMs: 30_000 });
    await picture(page, `google-${driver.name}-checked`);
    await saveAccount(page);
    assert.doesNotMatch(await page.evaluate<string>('document.documentElement.outerHTML'), /ya29\./);
    await setPace(page, 6_000);

    await previewNewConnection(page);
    // The token's hour ends just as the first batch of new contacts arrives.
    google.faults.next(
      { kind: 'batch-create' },
      { kind: 'meanwhile', act: () => google.accounts.expireTokens() },
    );
    await startAll(page);
    await waitForResult(page, 120_000);
    assert.equal(google.ledger.counts['batch-create'], 2, 'the refused batch and its repetition');
    assertInLine(firstNames(aircall.contacts()));

    await syncNow(page);
    const before = google.ledger.total;
    await syncNow(page);
    assert.equal(google.ledger.total - before, 1, 'requests when nothing has changed');

    google.accounts.withdraw(google.account);
    await syncNow(page);
    const [failed] = (
      await readTable<{ service: string; failure: { code: string } | null }>(page, 'accounts')
    ).filter((one) => one.service === 'google');
    assert.equal(failed?.failure?.code, 'credentials-rejected');
    await goTo(page, '#/accounts');
    await page.waitFor({ text: /Google no longer lets Lineup in/ });
    await picture(page, `google-${driver.name}-withdrawn`);

    await page.click({ id: 'authorise' });
    // The client id is known already.
    await page.click({ id: 'check-account' });
    await consent(driver, { isTicked: true });
    await saveAccount(page);
    // The sign-in itself has the connection run again.
    await until(
      'the connection to go on',
      async () => {
        const [connection] = await readTable<{ failure: unknown }>(page, 'connections');
        const accounts = await readTable<{ failure: unknown }>(page, 'accounts');
        return connection?.failure === null && accounts.every(({ failure }) => failure === null);
      },
      60_000,
    );
    assertInLine(firstNames(aircall.contacts()));
    assert.deepEqual(
      [aircall.ledger.duplicates, aircall.ledger.unchangedWrites, aircall.ledger.overLimit],
      [0, 0, 0],
    );
  },
};

/** What the person does in Google's window. */
async function consent(driver: Driver, { isTicked }: { isTicked: boolean }): Promise<void> {
  const window = await driver.windowAt('https://accounts.google.com/');
  if (isTicked) await window.click({ role: 'checkbox', name: /your contacts/ });
  await window.click({ role: 'button', name: 'Continue' });
}

function redirectIn(page: PageDriver): Promise<string> {
  return page.evaluate(`document.querySelector('[data-id=redirect-address]').value`);
}

function assertInLine(namesAtAircall: readonly string[]): void {
  const wanted = ['Anna', 'Bob', 'Nadia', 'Nils', 'Rita'];
  assert.deepEqual(namesAtAircall, wanted);
  const atGoogle = google.contacts().map(({ fields }) => String(fields.names?.[0]?.givenName));
  assert.deepEqual(atGoogle.sort(), wanted);
  assert.deepEqual(
    [
      google.ledger.duplicates,
      google.ledger.unchangedWrites,
      google.ledger.overLimit,
      google.ledger.overlappingWrites,
    ],
    [0, 0, 0, 0],
  );
}

function seed(aircall: Parameters<Scenario['run']>[0]['aircall']): void {
  const bob = atAircall('Bob Ray', ['+33612345679'], { company_name: 'Acme' });
  aircall.seed([anna, nadia, atAircall('Nils Left', ['+33612345602']), bob]);
  const inGoogle = (givenName: string, familyName: string, value: string) =>
    google.create({ names: [{ givenName, familyName }], phoneNumbers: [{ value, type: 'work' }] });
  inGoogle('Anna', 'Müller', '06 12 34 56 78');
  inGoogle('Bob', 'Ray', '06 12 34 56 79');
  inGoogle('Rita', 'Right', '06 12 34 56 03');
  // Long enough ago for the lists to show them.
  google.clock.advance(60_000);
}
