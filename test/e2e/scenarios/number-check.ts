/** The number check by keyboard alone: some mends, then all, then the way back. What happened is judged at the emulator. */
import assert from 'node:assert/strict';
import type { ContactData } from '../../emulators/aircall/contact.ts';
import { type AircallEmulator, emulatedKey } from '../../emulators/aircall/emulator.ts';
import type { PageDriver } from '../browsers/driver.ts';
import { until } from '../browsers/poll.ts';
import { setPace } from '../database.ts';
import { focusedId, tabTo, tabToAndPress } from '../keyboard.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { connectAircall, connectBook, openLineup, previewNewConnection } from '../user.ts';

const pace = 6_000;
const meant = Array.from({ length: 10 }, (_, index) => `61234560${index}`);

/** Aircall put +1 before what somebody typed without a country code. */
const spoilt: readonly ContactData[] = meant.map((number, index) =>
  person(`Spoilt ${'ABCDEFGHIJ'.charAt(index)}`, `+10${number}`),
);
const typed = [person('Typed Plain', '01 42 68 53 10'), person('Typed Dots', '01.42.68.53.11')];
const good = [person('Good France', '+33142685312'), person('Good America', '+12025550143')];
const hopeless = person('Spreadsheet Victim', '3.36123E+10');
const twins = [
  person('Twin Durand', '+33142685313'),
  person('Twin Durand', '+33142685313', 'twin@example.com'),
];

function person(name: string, value: string, email?: string): ContactData {
  const [first_name = '', last_name = ''] = name.split(' ');
  return {
    first_name,
    last_name,
    phone_numbers: [{ label: 'Work', value }],
    emails: email ? [{ label: 'Work', value: email }] : [],
  };
}

export const scenario: Scenario = {
  name: 'by keyboard alone, the number check mends two numbers, then all, merges duplicates, and undoes it',
  browsers: bothBrowsers,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace } },
  async run({ driver, aircall, book }) {
    aircall.seed([...spoilt, ...typed, ...good, hopeless, ...twins]);
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await connectBook(driver, page, book.login);
    await setPace(page, pace);
    await previewNewConnection(page);
    const before = numbersOf(aircall);

    aircall.ledger.reset();
    await tabToAndPress(page, 'nav-numbers');
    await tabToAndPress(page, 'tick', ' ');
    await page.press('ArrowDown');
    await until('the next tick to have the focus', async () => (await focusedId(page)) === 'tick');
    await page.press(' ');
    await mend(page, 'mend');
    assert.deepEqual(writes(aircall), { updates: 2, creates: 0, deletes: 0 });
    const some = numbersOf(aircall);
    assert.equal(meant.filter((number) => some.includes(`+33${number}`)).length, 2, 'two are mended');
    assert.equal(some.length, before.length);

    aircall.ledger.reset();
    await tabToAndPress(page, 'nav-numbers');
    await mend(page, 'mend');
    const mended = numbersOf(aircall);
    const wanted = [
      ...meant.map((number) => `+33${number}`),
      '+33142685310',
      '+33142685311',
      ...good.flatMap(valuesOf),
      ...valuesOf(hopeless),
      '+33142685313',
    ].sort();
    assert.deepEqual(mended, wanted, 'everything that can be mended is, and nothing else was touched');
    assert.equal(aircall.contacts().filter(isTwin).length, 1, 'the duplicates are one');
    assert.deepEqual(
      aircall
        .contacts()
        .find(isTwin)
        ?.emails.map(({ value }) => value),
      ['twin@example.com'],
    );
    assert.equal(aircall.ledger.unchangedWrites, 0);

    await tabToAndPress(page, 'undo-run');
    await startAndWait(page);
    // Aircall would write +1 before a number without a country code: these stay mended, and the plan says so.
    const undone = some.map((value) =>
      value.startsWith('01') ? `+33${value.replace(/\D/g, '').slice(1)}` : value,
    );
    assert.deepEqual(numbersOf(aircall), undone.sort(), 'every number is as it was before the run');
    assert.equal(aircall.contacts().filter(isTwin).length, 2, 'and the twin is there again');
    assert.equal(aircall.ledger.overLimit, 0);

    await tabToAndPress(page, 'nav-history');
    await tabTo(page, 'open-run');
    assert.match(await page.textOf({ css: '[data-id=open-run]:first-of-type:focus' }), /Undo/);
  },
};

/** From the list through the preview to the result. */
async function mend(page: PageDriver, hook: string): Promise<void> {
  await tabToAndPress(page, hook);
  await startAndWait(page);
}

async function startAndWait(page: PageDriver): Promise<void> {
  await page.waitFor({ id: 'edit-plan' }, { timeoutMs: 30_000 });
  await tabToAndPress(page, 'start-all');
  await page.waitFor({ id: 'run-result' }, { timeoutMs: 60_000 });
}

function valuesOf({ phone_numbers = [] }: ContactData): string[] {
  return phone_numbers.map(({ value }) => value);
}

function numbersOf(aircall: AircallEmulator): string[] {
  return aircall.contacts().flatMap(valuesOf).sort();
}

function isTwin({ first_name }: ContactData): boolean {
  return first_name === 'Twin';
}

function writes({ ledger }: AircallEmulator) {
  const { counts } = ledger;
  return {
    updates: counts.update + counts['detail-update'],
    creates: counts.create + counts['detail-create'],
    deletes: counts.delete + counts['detail-delete'],
  };
}
