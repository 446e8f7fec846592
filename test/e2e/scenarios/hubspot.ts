/** Aircall with HubSpot in the browser: a wrong key in words, a field of the portal's own mapped by hand, in line, and then quiet. */
import assert from 'node:assert/strict';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { ownProperty } from '../../emulators/hubspot/definitions.ts';
import { emulatedServiceKey, HubspotEmulator, hubspotHost } from '../../emulators/hubspot/emulator.ts';
import { allScopes } from '../../emulators/hubspot/routes.ts';
import type { PageDriver } from '../browsers/driver.ts';
import { readTable, setPace } from '../database.ts';
import { anna, firstNames, nadia, nils, quickAircall } from '../few-people.ts';
import { picture } from '../picture.ts';
import type { Scenario } from '../scenario.ts';
import {
  connectAircall,
  goTo,
  openLineup,
  passStep,
  saveAccount,
  startAll,
  syncNow,
  waitForResult,
} from '../user.ts';

const limited = 'pat-eu1-may-not-read-contacts';
let hubspot = new HubspotEmulator();

export const scenario: Scenario = {
  name: 'HubSpot: a wrong key is told in words, a property of the portal is mapped, everybody comes into line and stays there',
  browsers: ['chromium'],
  timeoutMs: 240_000,
  aircall: quickAircall,
  servers() {
    hubspot = new HubspotEmulator({
      keys: { [emulatedServiceKey]: allScopes, [limited]: ['crm.lists.read'] },
    });
    return [{ hosts: [hubspotHost], listen: () => hubspot.listen() }];
  },
  async run({ driver, aircall }) {
    seed(aircall);
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await driver.grantHosts([`https://${hubspotHost}/*`]);
    await goTo(page, '#/accounts/add/hubspot');
    await refused(page, 'pat-eu1-not-this-one', 'HubSpot did not accept this key.');
    await picture(page, 'hubspot-wrong-key');
    await refused(page, limited, 'This HubSpot key lacks a scope that is needed.');

    await page.fill({ id: 'field-key' }, emulatedServiceKey);
    await page.click({ id: 'check-account' });
    await saveAccount(page);
    await setPace(page, 6_000);

    await previewWithOwnField(page);
    await startAll(page);
    await waitForResult(page, 120_000);
    await picture(page, 'hubspot-result');

    assert.deepEqual(firstNames(aircall.contacts()), ['Amélie', 'Anna', 'Nadia', 'Nils', 'Rita']);
    const made = hubspot.people.all().find((one) => one.properties.firstname === 'Nadia');
    assert.equal(made?.properties.phone_notes, 'calls in the morning');
    assert.equal(hubspot.people.all().length, 5);
    assert.deepEqual(
      [hubspot.ledger.duplicates, hubspot.ledger.unchangedWrites, hubspot.ledger.overLimit],
      [0, 0, 0],
    );

    await syncNow(page);
    const before = hubspot.ledger.total;
    await syncNow(page);
    assert.equal(hubspot.ledger.total - before, 1, 'requests when nothing has changed');

    hubspot.keys.delete(emulatedServiceKey);
    await syncNow(page);
    const [failed] = await readTable<{ failure: { code: string } | null }>(page, 'connections');
    assert.equal(failed?.failure?.code, 'credentials-rejected');
    await goTo(page, '#/connections');
    await page.waitFor({ text: 'HubSpot no longer accepts the sign-in.' });
    await picture(page, 'hubspot-withdrawn');
  },
};

function seed(aircall: Parameters<Scenario['run']>[0]['aircall']): void {
  aircall.seed([anna, { ...nadia, information: 'calls in the morning' }, nils]);
  hubspot.portal.definitions.push(
    ownProperty({ name: 'phone_notes', label: 'Notes for phone calls', fieldType: 'textarea' }),
  );
  hubspot.portal.owners.push({ id: '77', firstName: 'Olga', lastName: 'Owner', email: 'olga@example.com' });
  hubspot.people.seed([
    {
      firstname: 'Anna',
      lastname: 'Müller',
      phone: '06 12 34 56 78',
      email: 'anna@bolt.fr',
      company: 'Bolt',
    },
    { firstname: 'Rita', lastname: 'van der Berg', mobilephone: '06 12 34 56 02', hubspot_owner_id: '77' },
    { firstname: 'Amélie', lastname: 'Çelik', phone: '01 42 68 53 01', lifecyclestage: 'customer' },
  ]);
}

async function refused(page: PageDriver, key: string, words: string): Promise<void> {
  await page.fill({ id: 'field-key' }, key);
  await page.click({ id: 'check-account' });
  await page.waitFor({ text: words }, { timeoutMs: 30_000 });
}

/** The wizard, with one row added by hand. */
async function previewWithOwnField(page: PageDriver): Promise<void> {
  await goTo(page, '#/new');
  await page.click({ id: 'wizard-next' });
  for (const step of ['direction', 'rules'] as const) await passStep(page, step);
  await page.click({ id: 'add-row' });
  await page.choose({ id: 'row-left' }, 'information');
  await page.choose({ id: 'row-right' }, 'phone_notes');
  await picture(page, 'hubspot-mapping-sheet');
  await page.click({ id: 'row-done' });
  await page.waitUntilGone({ id: 'row-sheet' });
  await picture(page, 'hubspot-mapping');
  for (const step of ['fields', 'numbers'] as const) await passStep(page, step);
  await page.click({ id: 'own-sync-off' });
  await page.click({ id: 'start-preview' });
  await page.waitFor({ id: 'preview-ready' }, { timeoutMs: 60_000 });
  await picture(page, 'hubspot-preview');
}
