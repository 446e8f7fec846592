/** Contacts that Aircall shows by name alone; duplicates that are compared and told apart; who somebody is in the other service. */
import assert from 'node:assert/strict';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { emulatedServiceKey, HubspotEmulator, hubspotHost } from '../../emulators/hubspot/emulator.ts';
import { allScopes } from '../../emulators/hubspot/routes.ts';
import type { Driver, PageDriver } from '../browsers/driver.ts';
import { until } from '../browsers/poll.ts';
import { setPace } from '../database.ts';
import {
  chipText,
  closeCard,
  command,
  connectBoth,
  doneText,
  flagOf,
  flags,
  LatePages,
  notes,
  openCard,
  plain,
  press,
  switchOnInPage,
} from '../in-page.ts';
import { faulty, truth } from '../in-page-world.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { connectAircall, goTo, openLineup, saveAccount } from '../user.ts';

const pages = new LatePages();
const pace = 6_000;
let hubspot = new HubspotEmulator();

export const scenario: Scenario = {
  name: 'in Aircall’s pages a contact is known by its name alone, duplicates are compared and told apart, and HubSpot’s page is one click away',
  browsers: bothBrowsers,
  timeoutMs: 300_000,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace }, pages: pages.handle },
  servers() {
    hubspot = new HubspotEmulator({ keys: { [emulatedServiceKey]: allScopes } });
    return [{ hosts: [hubspotHost], listen: () => hubspot.listen() }];
  },
  async run({ driver, aircall }) {
    pages.showAircall(aircall, truth);
    aircall.seed(faulty);
    const lineup = await openLineup(driver);
    await connectAircall(driver, lineup, emulatedKey);
    await connectHubspot(driver, lineup);
    await setPace(lineup, pace);
    await connectBoth(lineup, 'hubspot');
    await switchOnInPage(driver, lineup);

    // Calls with people whom Aircall knows: no number stands there.
    const calls = await driver.page('https://dashboard.aircall.io/conversations?names=1');
    await until(
      'every wrong contact to be flagged at its name',
      async () => {
        const seen = (await flags(calls)).map(({ kind, number }) => `${kind} ${number}`);
        assert.deepEqual(seen, [
          'not-e164 Anna Absent',
          'plus-one Bruno Plusone',
          'invalid Chloé Faux',
          'duplicate David Dupont',
          'duplicate David Dupont',
        ]);
        return true;
      },
      30_000,
    );
    const said = plain(await openCard(calls, await flagOf(calls, 'not-e164')));
    assert.match(said, /should be \+33612345601/);
    assert.match(said, /Anna Absent · 0612345601/);
    await press(calls, 'fix');
    await doneText(calls);
    assert.ok(aircall.contacts().some((one) => one.phone_numbers[0]?.value === '+33612345601'));
    await closeCard(calls);
    await until('her flag to go', async () => !(await flags(calls)).some(({ kind }) => kind === 'not-e164'));

    await foldAndUnfold(driver, calls);
    await tellApart(driver, lineup, calls);

    await command(lineup, 'inPage.change', { showsPartner: true });
    const list = await driver.page('https://workspace.aircall.io/contacts');
    const grace = await until('the note beside a contact where nothing is wrong', async () =>
      (await notes(list)).find(({ text }) => text.endsWith('Grace Good')),
    );
    const record = hubspot.people.all().find((one) => one.properties.firstname === 'Grace');
    assert.match(grace.text, /^In HubSpot/);
    assert.match(grace.address ?? '', /^https:\/\/app\.hubspot\.com\/contacts\/\d+\/record\/0-1\/\d+$/);
    assert.ok(record && grace.address?.endsWith(`/${record.id}`));
    await command(lineup, 'inPage.change', { showsPartner: false });
    await until('the notes to go', async () => (await notes(list)).length === 0);
  },
};

async function connectHubspot(driver: Driver, page: PageDriver): Promise<void> {
  await driver.grantHosts([`https://${hubspotHost}/*`]);
  await goTo(page, '#/accounts/add/hubspot');
  await page.fill({ id: 'field-key' }, emulatedServiceKey);
  await page.click({ id: 'check-account' });
  await saveAccount(page);
}

/** The summary is folded for good, in every page, until it is unfolded. */
async function foldAndUnfold(driver: Driver, page: PageDriver): Promise<void> {
  const full = /numbers?, 2 duplicates/;
  await until('the summary', async () => full.test((await chipText(page)) ?? ''));
  await clickInChip(page, '.fold');
  await until('it to be folded', async () => (await chipText(page)) === '');
  const other = await driver.page('https://dashboard.aircall.io/contacts');
  await flagOf(other, 'duplicate');
  assert.equal(await chipText(other), '', 'folded in the next page too');
  await clickInChip(other, '.sum');
  await until('it to be unfolded', async () => full.test((await chipText(other)) ?? ''));
  await other.close();
}

async function clickInChip(page: PageDriver, css: string): Promise<void> {
  const at = await until(`${css} of the summary`, () =>
    page.inOverlay<{ x: number; y: number }>(`(() => {
      const { left, top, width, height } = root.querySelector('.chip ${css}').getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`),
  );
  await page.clickAt(at.x, at.y);
}

async function tellApart(driver: Driver, lineup: PageDriver, calls: PageDriver): Promise<void> {
  await openCard(calls, await flagOf(calls, 'duplicate'));
  await press(calls, 'open');
  // In the tab that shows Lineup already.
  await lineup.waitFor({ id: 'finding-sheet' });
  assert.equal(await lineup.count({ id: 'twin' }), 2);
  await lineup.click({ id: 'finding-sheet-close' });

  const page = await driver.page('https://dashboard.aircall.io/contacts');
  const twins = async () => (await flags(page)).filter(({ kind }) => kind === 'duplicate').length;
  await openCard(page, await flagOf(page, 'duplicate'));
  await press(page, 'not-same');
  assert.match(await doneText(page), /not see this again/);
  await until('both flags to go', async () => (await twins()) === 0);
  await press(page, 'undo');
  await until('both flags to be back', async () => (await twins()) === 2);
  await closeCard(page);
  await openCard(page, await flagOf(page, 'duplicate'));
  await press(page, 'not-same');
  await doneText(page);
  await closeCard(page);
  await page.reload();
  await flagOf(page, 'invalid');
  assert.equal(await twins(), 0, 'told apart for good');
  await page.close();
}
