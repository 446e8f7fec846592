/** Ten minutes on pages that draw themselves anew every second. `npm test -- chromium minutes`. */
import { LatePages, switchOnInPage } from '../in-page.ts';
import { manyContacts } from '../many-contacts.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { openLineup } from '../user.ts';
import { assertAllFlagged, assertNoGrowth, assertNoStranger, pause, sizeOf } from '../watched.ts';

const pages = new LatePages();
const contacts = manyContacts();
const minutes = 10;

export const scenario: Scenario = {
  name: 'ten minutes of drawing anew leave no growth in nodes or memory',
  browsers: bothBrowsers,
  isLong: true,
  timeoutMs: (minutes + 4) * 60_000,
  aircall: { withDefaultContacts: false, pages: pages.handle },
  async run({ driver }) {
    pages.show(() => contacts);
    await switchOnInPage(driver, await openLineup(driver));
    const page = await driver.page('https://workspace.aircall.io/inbox/calls?rerender=1');
    await pause(30_000);
    const before = await sizeOf(page);
    const until = Date.now() + minutes * 60_000;
    for (let turn = 0; Date.now() < until; turn++) {
      await assertNoStranger(page);
      await page.evaluate(`fixture.go(${JSON.stringify(turn % 4 === 3 ? '/contacts' : '/inbox/calls')})`);
      await pause(5_000);
    }
    await page.evaluate(`fixture.go('/inbox/calls')`);
    await pause(5_000);
    const after = await sizeOf(page);
    console.log(`         ${JSON.stringify({ before, after })}`);
    assertNoGrowth(before, after);
    await page.evaluate(`fixture.go('/contacts')`);
    await assertAllFlagged(page);
  },
};
