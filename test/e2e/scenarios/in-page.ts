/** Warnings where the user looks: every kind of flag, every mend, and the way back. */
import assert from 'node:assert/strict';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { ChromiumPage } from '../browsers/chromium-page.ts';
import type { PageDriver } from '../browsers/driver.ts';
import { until } from '../browsers/poll.ts';
import { setPace } from '../database.ts';
import {
  bubbleText,
  cardText,
  chipText,
  closeCard,
  command,
  connectBoth,
  doneText,
  flagOf,
  flags,
  LatePages,
  openCard,
  plain,
  press,
  switchOnInPage,
  syncBoth,
} from '../in-page.ts';
import { evaCard, faulty, truth } from '../in-page-world.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { connectAircall, connectBook, openLineup } from '../user.ts';
import { pause } from '../watched.ts';

const pages = new LatePages();
const pace = 6_000;

export const scenario: Scenario = {
  name: 'in Aircall’s pages every wrong number and duplicate is flagged, mended and unmended where it stands',
  browsers: bothBrowsers,
  timeoutMs: 360_000,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace }, pages: pages.handle },
  async run({ driver, aircall, book }) {
    pages.showAircall(aircall, truth);
    const [, , , , , eva] = aircall.seed(faulty);
    assert.ok(eva);
    await book.client.putAll([evaCard('Eva', 'Keller')]);
    const first = await openLineup(driver);

    // Before any account: what stands there by itself, and marked so.
    await switchOnInPage(driver, first);
    const early = await driver.page('https://dashboard.aircall.io/contacts');
    await flagOf(early, 'not-e164', '0612345601');
    await until('the summary to say so', async () => /format only/.test((await chipText(early)) ?? ''));

    // A tab of its own, for one behind another hardly moves.
    const lineup = await openLineup(driver);

    await connectAircall(driver, lineup, emulatedKey);
    await connectBook(driver, lineup, book.login);
    await setPace(lineup, pace);
    const connection = await connectBoth(lineup);
    aircall.edit(eva.id, { first_name: 'Eva', last_name: 'Neumann' });
    await book.client.putAll([evaCard('Ewa', 'Wagner')]);
    await syncBoth(lineup, connection);

    const page = await driver.page('https://dashboard.aircall.io/contacts');
    const seen = await until(
      'every kind of flag',
      async () => {
        const found = await flags(page);
        return found.length >= 6 ? found : null;
      },
      30_000,
    );
    assert.deepEqual(
      seen.map(({ kind, number }) => [kind, number]),
      [
        ['not-e164', '0612345601'],
        ['plus-one', '+1 612345602'],
        ['invalid', '+33 612 345'],
        ['duplicate', '+33 6 12 34 56 04'],
        ['duplicate', '+33 6 12 34 56 04'],
        ['other-name', '+33 6 12 34 56 05'],
      ],
    );
    const sum = /3 numbers, 2 duplicates, 1 other name/;
    await until('the summary', async () => sum.test((await chipText(page)) ?? ''));

    // A number without its country code: changed for good, for Aircall would take the old one for another.
    const numbers = () =>
      aircall.contacts().flatMap((contact) => contact.phone_numbers.map(({ value }) => value));
    const said = plain(await openCard(page, await flagOf(page, 'not-e164')));
    assert.match(said, /should be \+33612345601/);
    assert.match(said, /Anna Absent/);
    await assertNobodyElseClicks(page, 'fix');
    assert.ok(numbers().includes('0612345601'), 'a click that no person made does nothing');
    await press(page, 'fix');
    await doneText(page);
    assert.ok(numbers().includes('+33612345601'), 'Aircall has the new number');
    await closeCard(page);

    await openCard(page, await flagOf(page, 'plus-one'));
    await press(page, 'fix');
    await doneText(page);
    assert.ok(numbers().includes('+33612345602'));
    await closeCard(page);

    // Duplicates: both names are told by the card only, and become one.
    const twins = await openCard(page, await flagOf(page, 'duplicate'));
    assert.match(twins, /David Dupont[\s\S]*David Dupont/);
    await press(page, 'merge');
    await doneText(page);
    const davids = () => numbers().filter((number) => number === '+33612345604').length;
    assert.equal(davids(), 1);
    await press(page, 'undo');
    await until('both to be back', async () => davids() === 2, 60_000);
    await until('the card to say so', async () => /Undone/.test(await cardText(page)), 30_000);
    await closeCard(page);
    await openCard(page, await flagOf(page, 'duplicate'));
    await press(page, 'merge');
    await doneText(page);
    assert.equal(davids(), 1);
    await closeCard(page);

    // What nobody can mend can be set aside, and only there.
    await openCard(page, await flagOf(page, 'invalid'));
    await press(page, 'ignore');
    await doneText(page);
    await until('the flag to go', async () => !(await flags(page)).some((flag) => flag.kind === 'invalid'));
    await press(page, 'undo');
    await flagOf(page, 'invalid');
    await closeCard(page);

    await page.evaluate(`fixture.reload()`);
    await until('the mended numbers to be quiet', async () => {
      const left = await flags(page);
      return left.map(({ kind }) => kind).join() === 'invalid,other-name';
    });
    const other = await openCard(page, await flagOf(page, 'other-name'));
    assert.match(other, /Ewa Neumann[\s\S]*Ewa Wagner/);
    await closeCard(page);

    // A field: nothing while one types, then the right form, which React takes as typed.
    await page.evaluate(`fixture.go('/contacts/new')`);
    await page.click({ css: '#phone' });
    await page.type('0612345606');
    const warned = plain(await until('the warning', () => bubbleText(page)));
    assert.match(warned, /should be \+33612345606/);
    assert.match(warned, /belongs to Felix Fein/);
    assert.equal(await page.evaluate(`document.querySelector('#phone').value`), '0612345606');
    const take = await page.inOverlay<{ x: number; y: number }>(`(() => {
      const { left, top, width, height } = root.querySelector('.bubble button').getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`);
    assert.ok(take);
    await page.clickAt(take.x, take.y);
    await until('React to have the number', () =>
      page.evaluate<boolean>(`document.querySelector('[data-test=echo]').textContent === '+33612345606'`),
    );

    // Not signed in: nothing of ours.
    await page.evaluate(`fixture.go('/login')`);
    await until('the flags to go', async () => (await flags(page)).length === 0);
    await until('the summary to go', async () => (await chipText(page)) === '');

    // Switched off: nothing any more, in pages that are open too.
    await page.evaluate(`fixture.go('/contacts')`);
    await flagOf(page, 'other-name');
    await command(lineup, 'inPage.change', { isOn: false });
    await until('the flags to go', async () => (await flags(page)).length === 0);
  },
};

/** As a script would that had found its way in. (Firefox's own tools click as a person does.) */
async function assertNobodyElseClicks(page: PageDriver, action: string): Promise<void> {
  if (!(page instanceof ChromiumPage)) return;
  await page.inOverlay(`root.querySelector('[data-act="${action}"]').click()`);
  await pause(1_000);
  const isUnderWay = `root.querySelector('.card :is(.done, .failed, [aria-busy=true])') !== null`;
  assert.equal(await page.inOverlay<boolean>(isUnderWay), false);
}
