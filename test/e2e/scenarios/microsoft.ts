/** Aircall with Microsoft 365 in the browser: the sign-in window, `Origin` where Microsoft wants it and nowhere else, and tokens that outlive workers. */
import assert from 'node:assert/strict';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { MicrosoftEmulator, microsoftHosts } from '../../emulators/microsoft/emulator.ts';
import { emulatedClient } from '../../emulators/microsoft/login.ts';
import type { PageDriver } from '../browsers/driver.ts';
import { readTable, setPace } from '../database.ts';
import { anna, nadia, nils, quickAircall } from '../few-people.ts';
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

let outlook = new MicrosoftEmulator();

export const scenario: Scenario = {
  name: 'Microsoft 365: signed in by its window, Origin as Microsoft wants it, in line, and signed in still after many a worker and token',
  browsers: bothBrowsers,
  timeoutMs: 300_000,
  aircall: quickAircall,
  servers() {
    outlook = new MicrosoftEmulator({ switches: { usedRefreshToken: 'refused' } });
    return [{ hosts: microsoftHosts, listen: () => outlook.listen() }];
  },
  async run({ driver, aircall }) {
    seed(aircall);
    const { login, mailbox, switches } = outlook;
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await driver.grantHosts(microsoftHosts.map((host) => `https://${host}/*`));
    await goTo(page, '#/accounts/add/microsoft');
    await page.waitFor({ id: 'check-account' });
    await picture(page, `microsoft-${driver.name}-sign-in`);

    // An app that is registered as a page gets the header and says so itself.
    switches.platform = 'spa';
    await signIn(page);
    assert.match(login.origins.at(-1) ?? '', /^(chrome|moz)-extension:\/\//);

    await goTo(page, '#/accounts');
    await goTo(page, '#/accounts/add/microsoft');
    login.person.answer = 'needs-admin';
    await page.fill({ id: 'field-client_id' }, emulatedClient);
    await page.click({ id: 'check-account' });
    await page.waitFor({ id: 'failure' }, { timeoutMs: 30_000 });
    await picture(page, `microsoft-${driver.name}-needs-admin`);

    // One for "mobile and desktop" is refused with the header, and must never see it.
    login.person.answer = 'agrees';
    switches.platform = 'native';
    login.origins = [];
    await signIn(page);
    await page.click({ id: `choice-${mailbox.defaultFolder.id}` });
    await picture(page, `microsoft-${driver.name}-signed-in`);
    await saveAccount(page);
    await setPace(page, 6_000);

    await previewNewConnection(page);
    await startAll(page);
    await waitForResult(page, 120_000);
    const names = mailbox.inFolder(mailbox.defaultFolder.id).map(({ data }) => data.givenName);
    assert.deepEqual(names.sort(), ['Anna', 'Nadia', 'Nils', 'Rita']);

    for (let round = 0; round < 3; round += 1) {
      login.expireAccess();
      await driver.killWorker();
      await syncNow(page);
    }
    // A refresh token that died is replaced in silence, for the same person is signed in at Microsoft.
    login.expireRefresh();
    login.expireAccess();
    await driver.killWorker();
    await syncNow(page);
    const failures = await readTable<{ failure: { code: string } | null }>(page, 'accounts');
    assert.deepEqual(
      failures.map(({ failure }) => failure),
      [null, null],
    );
    assert.ok(outlook.ledger.tokens >= 4, `${outlook.ledger.tokens} requests for tokens`);
    assert.deepEqual(login.origins, [], 'Origin on requests for tokens');
    const { duplicates, unchangedWrites, overConcurrency } = outlook.ledger;
    assert.deepEqual([duplicates, unchangedWrites, overConcurrency], [0, 0, 0]);
  },
};

async function signIn(page: PageDriver): Promise<void> {
  await page.fill({ id: 'field-client_id' }, emulatedClient);
  await page.click({ id: 'check-account' });
  await page.waitFor({ id: 'account-checked' }, { timeoutMs: 40_000 });
}

function seed(aircall: Parameters<Scenario['run']>[0]['aircall']): void {
  aircall.seed([anna, nadia, nils]);
  const { mailbox } = outlook;
  const folder = mailbox.defaultFolder.id;
  mailbox.addFolder('Lieferanten');
  mailbox.create(folder, { givenName: 'Anna', surname: 'Müller', businessPhones: ['06 12 34 56 78'] });
  mailbox.create(folder, { givenName: 'Rita', surname: 'van der Berg', mobilePhone: '06 12 34 56 02' });
}
