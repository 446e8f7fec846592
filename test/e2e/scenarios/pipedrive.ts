/** Aircall with Pipedrive in the browser: a wrong token in words, in line, an edit on each side that travels, and then the fewest requests. */
import assert from 'node:assert/strict';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { emulatedToken, PipedriveEmulator } from '../../emulators/pipedrive/emulator.ts';
import { setPace } from '../database.ts';
import { anna, atAircall, firstNames, nadia, quickAircall } from '../few-people.ts';
import { picture } from '../picture.ts';
import { bothBrowsers, type Scenario, type World } from '../scenario.ts';
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

const host = 'api.pipedrive.com';
const everybody = ['Anna', 'Nadia', 'Nils', 'Rita'];
let pipedrive = new PipedriveEmulator();

export const scenario: Scenario = {
  name: 'Pipedrive: a wrong token is told in words, both sides come into line, an edit on each travels, and nobody is made twice',
  browsers: bothBrowsers,
  aircall: quickAircall,
  servers() {
    pipedrive = new PipedriveEmulator();
    return [{ hosts: [host], listen: () => pipedrive.listen() }];
  },
  async run(world) {
    const { driver, aircall } = world;
    seed(world);
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await driver.grantHosts([`https://${host}/*`]);
    await goTo(page, '#/accounts/add/pipedrive');
    await page.fill({ id: 'field-api_token' }, 'not-this-one');
    await page.click({ id: 'check-account' });
    await page.waitFor({ text: 'Pipedrive does not accept this API token' }, { timeoutMs: 30_000 });
    await picture(page, `pipedrive-${driver.name}-wrong-token`);

    await page.fill({ id: 'field-api_token' }, emulatedToken);
    await page.click({ id: 'check-account' });
    await saveAccount(page);
    await setPace(page, 6_000);
    await previewNewConnection(page);
    await picture(page, `pipedrive-${driver.name}-preview`);
    assert.deepEqual([aircall.ledger.writes, pipedrive.ledger.writes], [0, 0], 'writes of a preview');

    await startAll(page);
    await waitForResult(page, 60_000);
    assert.deepEqual(firstNames(aircall.contacts()), everybody);
    assert.deepEqual(names(), ['Anna Müller', 'Nadia Left', 'Nils Left', 'Rita van der Berg']);
    // Both work at one company; it must be there once.
    const companies = [...pipedrive.company.organisations.values()].map(({ name }) => name);
    assert.deepEqual(companies.sort(), ['Acme', 'Bolt']);

    const nils = aircall.contacts().find((one) => one.first_name === 'Nils');
    aircall.edit(nils?.id ?? 0, { last_name: 'Linke' });
    const rita = pipedrive.company.alive().find(({ name }) => name.startsWith('Rita'));
    pipedrive.company.edit(rita?.id ?? 0, { org: 'Bolt' });
    await syncNow(page);
    assert.ok(names().includes('Nils Linke'), 'the edit in Aircall arrived in Pipedrive');
    const edited = aircall.contacts().find((one) => one.first_name === 'Rita');
    assert.equal(edited?.company_name, 'Bolt', 'the edit in Pipedrive arrived in Aircall');

    // The first run after our own writes reads them once.
    await syncNow(page);
    const before = [aircall.ledger.total, pipedrive.ledger.total] as const;
    await syncNow(page);
    assert.equal(aircall.ledger.total - before[0], 1, 'requests to Aircall when nothing has changed');
    assert.equal(pipedrive.ledger.total - before[1], 1, 'requests to Pipedrive when nothing has changed');
    assertNothingTwice(world);
  },
};

function seed({ aircall }: World): void {
  const company = { company_name: 'Acme' };
  aircall.seed([anna, { ...nadia, ...company }, atAircall('Nils Left', ['+33612345603'], company)]);
  const phones = (value: string) => [{ value, label: 'work', primary: true }];
  const { company: people } = pipedrive;
  people.create({ name: 'Anna Müller', org: 'Bolt', phones: phones('06 12 34 56 78') });
  people.create({ name: 'Rita van der Berg', phones: phones('06 12 34 56 02') });
}

function names(): string[] {
  return pipedrive.company
    .alive()
    .map(({ name }) => name)
    .sort();
}

function assertNothingTwice({ aircall }: World): void {
  const { duplicates, duplicateOrganisations, unchangedWrites, overLimit } = pipedrive.ledger;
  assert.deepEqual([duplicates, duplicateOrganisations, unchangedWrites, overLimit], [0, 0, 0, 0]);
  const { ledger } = aircall;
  assert.deepEqual([ledger.duplicates, ledger.unchangedWrites, ledger.overLimit], [0, 0, 0]);
  assert.deepEqual(firstNames(aircall.contacts()), everybody);
  assert.equal(names().length, everybody.length);
}
