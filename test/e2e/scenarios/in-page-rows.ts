/** Rows that are used again for others, pages that draw themselves anew, moves without a load: flags stay with their numbers. */
import { LatePages, switchOnInPage } from '../in-page.ts';
import { manyContacts } from '../many-contacts.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { openLineup } from '../user.ts';
import { assertAllFlagged, assertNoGrowth, assertNoStranger, pause, sizeOf } from '../watched.ts';

const pages = new LatePages();
const contacts = manyContacts();

export const scenario: Scenario = {
  name: 'a row that is used again never shows another contact’s flag, and drawing anew leaves nothing behind',
  browsers: bothBrowsers,
  timeoutMs: 300_000,
  aircall: { withDefaultContacts: false, pages: pages.handle },
  async run({ driver }) {
    pages.show(() => contacts);
    await switchOnInPage(driver, await openLineup(driver));

    // The newer generation: slots whose text changes while one scrolls.
    const page = await driver.page('https://workspace.aircall.io/contacts?rerender=1&every=500');
    await assertAllFlagged(page);
    await page.evaluate(`void (window.scrolling = setInterval(() => {
      const box = document.querySelector('[data-test=contacts-scroller]');
      box.scrollTop = (box.scrollTop + 397) % 60000;
    }, 40))`);
    for (let look = 0; look < 40; look++) {
      await assertNoStranger(page);
      await pause(50);
    }
    await page.evaluate(`clearInterval(window.scrolling)`);
    await assertAllFlagged(page);

    // Pages of the older generation, turned quickly; then a list and a form and back without a load.
    await page.goto('https://dashboard.aircall.io/contacts?rerender=1');
    await assertAllFlagged(page);
    for (let turn = 1; turn <= 12; turn++) {
      await page.evaluate(`fixture.page(${turn})`);
      await assertNoStranger(page);
    }
    await assertAllFlagged(page);
    await page.evaluate(`fixture.go('/settings')`);
    await assertNoStranger(page);
    await page.evaluate(`history.back()`);
    await assertAllFlagged(page);

    // Every row drawn anew, again and again.
    await page.goto('https://dashboard.aircall.io/contacts?rerender=1&every=60');
    await assertAllFlagged(page);
    await pause(4_000);
    const before = await sizeOf(page);
    await pause(12_000);
    assertNoGrowth(before, await sizeOf(page));
    await assertAllFlagged(page);
  },
};
