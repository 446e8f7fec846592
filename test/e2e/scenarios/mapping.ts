/** The mapping and the numbers by keyboard alone: rows switched, turned and made, a pair refused, E.164 off and on; the preview honours it. */
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { Connection, PlanRow, Run } from '../../../lib/engine/ports.ts';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import type { PageDriver } from '../browsers/driver.ts';
import { until } from '../browsers/poll.ts';
import { readTable, setPace } from '../database.ts';
import { focusedId, tabTo, tabToAndPress } from '../keyboard.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { connectAircall, connectBook, openLineup, previewNewConnection } from '../user.ts';

const pace = 6_000;
/** A page of forms has many things to pass. */
const far = 110;

export const scenario: Scenario = {
  name: 'by keyboard alone, rows are switched, turned, refused and made and E.164 goes off and on, and the preview honours it',
  browsers: bothBrowsers,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace } },
  async run({ driver, aircall, book }) {
    aircall.seed([
      {
        first_name: 'Anna',
        last_name: 'Martin',
        company_name: 'Martin SARL',
        information: 'Since 2019',
        phone_numbers: [{ label: 'Work', value: '+33612345678' }],
      },
    ]);
    await book.client.putAll([{ fileName: 'zoe.vcf', text: zoe() }]);
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await connectBook(driver, page, book.login);
    await setPace(page, pace);
    await previewNewConnection(page);

    await tabToAndPress(page, 'step-fields');
    await page.waitFor({ id: 'row-on-note' });
    await switchAndTurn(page);
    await beRefusedThenAdd(page);
    await addTemplate(page);
    await next(page, 'fields');
    await e164OffAndOn(page);
    await next(page, 'numbers');
    await tabToAndPress(page, 'own-sync-off', ' ');
    await tabToAndPress(page, 'start-preview');
    await page.waitFor({ id: 'preview-ready' }, { timeoutMs: 60_000 });
    await holdPreviewToIt(page);
  },
};

async function switchAndTurn(page: PageDriver): Promise<void> {
  await tabTo(page, 'row-on-note', far);
  await page.press(' ');
  await page.waitUntilGone({ id: 'row-way-note' });
  await tabTo(page, 'row-way-company', far);
  await page.press('ArrowDown');
  await page.press('ArrowDown');
  await until(
    'the company to go one way',
    async () => (await chosenIn(page, 'row-way-company')) === 'to-left',
  );
}

async function beRefusedThenAdd(page: PageDriver): Promise<void> {
  await tabToAndPress(page, 'add-row');
  await choose(page, 'row-left', 'Phone', 'phone_numbers');
  await choose(page, 'row-right', 'Birth', 'birthday');
  assert.match(
    await page.textOf({ id: 'refused' }),
    /Phone numbers holds phone numbers, and Birthday holds a date/,
  );
  assert.equal(await page.evaluate(`document.querySelector('[data-id=row-done]').disabled`), true);
  await choose(page, 'row-right', 'Nick', 'nickname');
  await page.waitUntilGone({ id: 'refused' });
  await page.waitFor({ id: 'sheet-trial' });
  await done(page);
}

async function addTemplate(page: PageDriver): Promise<void> {
  await tabToAndPress(page, 'add-row');
  await tabTo(page, 'row-kind-pair');
  await page.press('ArrowDown');
  await page.press('ArrowDown');
  await page.waitFor({ id: 'row-target' });
  await choose(page, 'row-target', 'Info', 'left information');
  await tabToAndPress(page, 'insert-org');
  await until('the text to have the focus again', async () => (await focusedId(page)) === 'template-text');
  await page.type(' / ');
  await tabToAndPress(page, 'insert-title');
  await until('the text for somebody real', async () =>
    (await page.textOf({ id: 'result-text' })).includes('Atelier Roux / Directrice'),
  );
  await done(page);
}

async function e164OffAndOn(page: PageDriver): Promise<void> {
  await page.waitFor({ id: 'number-examples' });
  await tabToAndPress(page, 'e164', ' ');
  assert.match(await page.textOf({ id: 'e164-warning' }), /Aircall may add \+1/);
  assert.match(await page.textOf({ id: 'e164-warning' }), /\+10612345679/);
  await tabToAndPress(page, 'e164-off');
  await page.waitFor({ id: 'e164-is-off' });
  await until('the focus to be back', async () => (await focusedId(page)) === 'e164');
  await page.press(' ');
  await page.waitUntilGone({ id: 'e164-is-off' });
}

async function holdPreviewToIt(page: PageDriver): Promise<void> {
  const [connection] = await readTable<Connection>(page, 'connections');
  assert.equal(connection?.settings.e164, true);
  // The first preview's rows are kept, too: only those of the newest count.
  const runs = await readTable<Run>(page, 'runs');
  const newest = runs.reduce((latest, run) => (run.startedAt > latest.startedAt ? run : latest));
  const rows = (await readTable<PlanRow>(page, 'planRows')).filter((row) => row.runId === newest.id);
  const created = (side: 'left' | 'right') => {
    const item = rows.map((row) => row.item).find((one) => one.kind === 'create' && one.side === side);
    return item?.kind === 'create' ? item.target : undefined;
  };
  const [atAircall, inBook] = [created('left'), created('right')];
  assert.equal(atAircall?.information?.[0]?.value, 'Atelier Roux / Directrice');
  assert.equal(atAircall?.company_name?.[0]?.value, 'Atelier Roux');
  assert.equal(atAircall?.phone_numbers?.[0]?.value, '+33612345679');
  assert.equal(inBook?.nickname?.[0]?.value, '+33612345678', 'the row of one’s own carries');
  assert.equal(inBook?.org, undefined, 'the company goes one way only');
  assert.equal(inBook?.note, undefined, 'the row that is off carries nothing');
}

function zoe(): string {
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'UID:zoe',
    'FN:Zoé Roux',
    'N:Roux;Zoé;;;',
    'ORG:Atelier Roux',
    'TITLE:Directrice',
    'TEL:06 12 34 56 79',
    'END:VCARD',
    '',
  ].join('\r\n');
}

/** Types the beginning of an option's name, as one does in a closed list. */
async function choose(page: PageDriver, id: string, beginning: string, value: string): Promise<void> {
  await tabTo(page, id, far);
  // A closed list takes letters that follow within a second for one word.
  await setTimeout(1_200);
  await page.type(beginning);
  await until(`${value} to be chosen`, async () => (await chosenIn(page, id)) === value);
}

function chosenIn(page: PageDriver, id: string): Promise<string> {
  return page.evaluate<string>(`document.querySelector('[data-id="${id}"]')?.value ?? ''`);
}

async function done(page: PageDriver): Promise<void> {
  await tabToAndPress(page, 'row-done');
  await page.waitUntilGone({ id: 'row-sheet' });
  await until('the focus to be back', async () => (await focusedId(page)) === 'add-row');
}

async function next(page: PageDriver, step: string): Promise<void> {
  await page.waitFor({
    id: 'wizard-next',
    within: { css: `.page:has([data-step="${step}"][aria-current])` },
  });
  await tabTo(page, 'wizard-next', far);
  await page.press('Enter');
}
