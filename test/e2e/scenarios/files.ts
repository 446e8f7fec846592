/** A file in the browser: what is none is refused, columns and a rule decide what comes in, the same file changes nothing, and out it goes again. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import type { PageDriver } from '../browsers/driver.ts';
import { until } from '../browsers/poll.ts';
import { removeFolder, temporaryFolder } from '../browsers/processes.ts';
import { setPace } from '../database.ts';
import { anna, firstNames, nadia, quickAircall } from '../few-people.ts';
import { picture } from '../picture.ts';
import { bothBrowsers, type Scenario, type World } from '../scenario.ts';
import {
  connectAircall,
  goTo,
  openLineup,
  passStep,
  previewNewConnection,
  startAll,
  startPreview,
  syncNow,
  waitForResult,
} from '../user.ts';

/** As a German spreadsheet writes it; the heading of the last column says nothing to Lineup. */
const table = [
  'Kundennummer;Vorname;Nachname;Firma;Telefon;Stufe;Wissenswertes',
  'C-1;Anna;Müller;Brandt & Söhne;06 12 34 56 78;Gold;',
  'C-2;Bob;Ray;;06 12 34 56 79;Gold;"calls back; mornings"',
  'C-3;Cleo;Silver;;06 12 34 56 70;Silber;',
].join('\r\n');
/** Anna, who is in Aircall, gets her company; Bob is new; Cleo is kept out by the rule. */
const afterwards = ['Anna', 'Bob', 'Nadia'];

export const scenario: Scenario = {
  name: 'a file is refused in words or taken, its columns and a rule decide who comes in, once; and contacts go out as a file again',
  browsers: bothBrowsers,
  aircall: quickAircall,
  async run(world) {
    const { driver, aircall } = world;
    aircall.seed([anna, nadia]);
    const folder = temporaryFolder('files');
    const file = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await goTo(page, '#/accounts/add/files');
    await refused(page, file('book.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)), /save it as CSV/);
    await refused(page, file('nothing.csv', ''), /This file is empty/);
    await picture(page, `files-${driver.name}-refused`);

    const customers = file('Kunden.csv', table);
    await page.pickFile({ id: 'pick-file' }, customers);
    await page.waitFor({ id: 'file-sample' });
    await page.choose({ id: 'column-6' }, 'field note');
    // Numbers without a country code are no numbers of the browser's country; Lineup says so until the country is the right one.
    await page.waitFor({ id: 'file-bad-numbers' });
    await page.choose({ id: 'field-default_country' }, 'FR');
    await page.waitUntilGone({ id: 'file-bad-numbers' });
    await picture(page, `files-${driver.name}-columns`);
    await page.click({ id: 'save-account' });
    await page.waitUntilGone({ id: 'save-account' });
    await setPace(page, 6_000);

    await previewNewConnection(page);
    assert.equal(await figure(page, 'count-created-left'), 2);
    await previewGoldOnly(page);
    await picture(page, `files-${driver.name}-preview`);
    assert.equal(aircall.ledger.writes, 0, 'writes of a preview');
    await startAll(page);
    await waitForResult(page, 60_000);
    assertBroughtIn(world);

    const writes = aircall.ledger.writes;
    await goTo(page, '#/accounts');
    await page.click({ id: 'account-settings', within: { id: 'account-files' } });
    await page.click({ id: 'authorise', within: { id: 'account-sheet' } });
    await page.pickFile({ id: 'pick-file' }, customers);
    await page.click({ id: 'save-account' });
    await page.waitUntilGone({ id: 'save-account' });
    await syncNow(page);
    assert.equal(aircall.ledger.writes, writes, 'writes for the same file once more');
    assertBroughtIn(world);

    await goTo(page, '#/accounts');
    await page.click({ id: 'account-settings', within: { id: 'account-aircall' } });
    const csv = await page.download({ id: 'export-csv' });
    assert.match(csv.name, /^Aircall-\d{4}-\d\d-\d\d\.csv$/);
    // Its mark tells spreadsheets which letters it is written in.
    assert.match(csv.text, /^\uFEFFFirst name,Last name,/);
    const [, ...rows] = csv.text.trim().split('\r\n');
    assert.equal(rows.length, afterwards.length);
    assert.match(csv.text, /Bob,Ray.*\+33612345679/);
    const cards = await page.download({ id: 'export-vcard' });
    assert.match(cards.name, /\.vcf$/);
    assert.equal(cards.text.match(/BEGIN:VCARD/g)?.length, afterwards.length);
    assert.match(cards.text, /ORG:Brandt & Söhne/);
    await picture(page, `files-${driver.name}-exported`);
    removeFolder(folder);
  },
};

async function refused(page: PageDriver, path: string, words: RegExp): Promise<void> {
  await page.pickFile({ id: 'pick-file' }, path);
  await page.waitFor({ text: words, within: { id: 'file-unfit' } });
  assert.equal(await page.exists({ id: 'save-account' }), false, 'there is nothing to import');
}

/** Back from the preview to the rules, where a column of the file decides; then the preview again. */
async function previewGoldOnly(page: PageDriver): Promise<void> {
  await page.click({ id: 'step-rules' });
  await page.click({ id: 'add-rule' });
  await page.click({ id: 'add-condition' });
  await page.fill({ id: 'pick-condition' }, 'Stufe');
  await page.press('Enter');
  await page.fill({ id: 'condition-value' }, 'Gold');
  await until('two of three to be counted', async () =>
    (await page.textOf({ id: 'rule-count' })).startsWith('2 of 3'),
  );
  await page.click({ id: 'save-rules' });
  for (const step of ['rules', 'fields', 'numbers'] as const) await passStep(page, step);
  await startPreview(page);
  await page.waitFor({ id: 'preview-ready' }, { timeoutMs: 60_000 });
  assert.equal(await figure(page, 'count-created-left'), 1);
  assert.equal(await figure(page, 'count-excluded-rule'), 1);
}

async function figure(page: PageDriver, id: string): Promise<number> {
  return Number(/\d+/.exec(await page.textOf({ id }))?.[0]);
}

function assertBroughtIn({ aircall }: World): void {
  const contacts = aircall.contacts();
  assert.deepEqual(firstNames(contacts), afterwards);
  const named = (name: string) => contacts.find((one) => one.first_name === name);
  assert.equal(named('Anna')?.company_name, 'Brandt & Söhne');
  assert.equal(named('Bob')?.information, 'calls back; mornings');
  const { duplicates, unchangedWrites, overLimit } = aircall.ledger;
  assert.deepEqual([duplicates, unchangedWrites, overLimit], [0, 0, 0]);
}
