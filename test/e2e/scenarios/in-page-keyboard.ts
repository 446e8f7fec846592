/** Warnings in a page of one's own, worked by keyboard alone and read as a screen reader reads them. */
import assert from 'node:assert/strict';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { serveHttps } from '../../emulators/https.ts';
import { ChromiumPage } from '../browsers/chromium-page.ts';
import { until } from '../browsers/poll.ts';
import { setPace } from '../database.ts';
import {
  cardText,
  connectBoth,
  doneText,
  flagOf,
  flags,
  LatePages,
  plain,
  switchOnInPage,
} from '../in-page.ts';
import { faulty, truth } from '../in-page-world.ts';
import { overlayFocus, tabInto } from '../overlay-focus.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { connectAircall, connectBook, goTo, openLineup } from '../user.ts';

const pages = new LatePages();
const pace = 6_000;
const own = 'crm.example.com';

export const scenario: Scenario = {
  name: 'on a page that the user adds, a warning is found, opened, answered and taken back by keyboard alone, and goes when the page is taken off the list',
  browsers: bothBrowsers,
  timeoutMs: 240_000,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace }, pages: pages.handle },
  servers: () => [{ hosts: [own], listen: () => serveHttps(pages.handle) }],
  async run({ driver, aircall, book }) {
    pages.showAircall(aircall, truth);
    aircall.seed(faulty);
    const lineup = await openLineup(driver);
    await connectAircall(driver, lineup, emulatedKey);
    await connectBook(driver, lineup, book.login);
    await setPace(lineup, pace);
    await connectBoth(lineup);
    await switchOnInPage(driver, lineup);

    const before = await driver.page(`https://${own}/contacts`);
    await before.waitFor({ text: 'Chloé Faux' });
    assert.equal((await flags(before)).length, 0, 'nothing of ours on a page that nobody asked for');

    await driver.grantHosts([`https://${own}/*`]);
    await goTo(lineup, '#/in-page');
    await lineup.fill({ id: 'field-host' }, `https://${own}/contacts`);
    await lineup.click({ id: 'add-host' });
    await lineup.waitFor({ text: own });
    // A page that is open already has them at once.
    await flagOf(before, 'invalid');
    await before.close();

    const page = await driver.page(`https://${own}/contacts`);
    const { label } = await flagOf(page, 'invalid');
    assert.equal(plain(label), '+33 612 345. Not a valid number');
    await tabInto(page, '+33 612 345');
    await page.press('Enter');
    await cardText(page);
    await until(
      'the first answer to have the focus',
      async () => (await overlayFocus(page)) === 'Open in Lineup',
    );
    if (page instanceof ChromiumPage) await assertRead(page);

    // The focus stays in the card, goes round, and comes back to the flag.
    await tabInto(page, 'Ignore for ever', 1);
    await tabInto(page, 'Close', 1);
    await tabInto(page, 'Open in Lineup', 1);
    await page.press('Escape');
    await until('the flag to have the focus again', async () =>
      (await overlayFocus(page)).startsWith('+33 612 345'),
    );

    await page.press('Enter');
    await cardText(page);
    await tabInto(page, 'Ignore for ever', 3);
    await page.press('Enter');
    assert.match(await doneText(page), /not see this again/);
    await until('the flag to go', async () => !(await flags(page)).some(({ kind }) => kind === 'invalid'));
    await until('the way back to have the focus', async () => (await overlayFocus(page)) === 'Undo');
    await page.press('Enter');
    await flagOf(page, 'invalid');
    await page.press('Escape');
    await until('the new flag to have the focus', async () =>
      (await overlayFocus(page)).startsWith('+33 612 345'),
    );

    // On from flag to flag as the page is read, to the summary, and from there to one flag after the other.
    await tabInto(page, '+33 6 12 34 56 04', 1);
    await tabInto(page, '+33 6 12 34 56 04', 1);
    await tabInto(page, '3 numbers', 1);
    await page.press('Enter');
    const first = await overlayFocus(page);
    assert.ok(
      (await flags(page)).some((flag) => flag.label === first),
      `a flag has the focus: ${first}`,
    );

    await lineup.click({ role: 'button', name: `Remove ${own}` });
    await until('nothing of ours to be left', async () => (await flags(page)).length === 0);
  },
};

/** What the browser gives to a screen reader. */
async function assertRead(page: ChromiumPage): Promise<void> {
  const tools = await page.native.context().newCDPSession(page.native);
  const { nodes } = await tools.send('Accessibility.getFullAXTree');
  const read = nodes
    .filter((node) => !node.ignored)
    .map((node) => `${node.role?.value} ${plain(String(node.name?.value ?? ''))}`);
  await tools.detach();
  for (const wanted of [
    'button +33 612 345. Not a valid number',
    'dialog +33 612 345',
    'heading +33 612 345',
    'button Ignore for ever',
    'button Close',
    'region Lineup',
  ])
    assert.ok(read.includes(wanted), `"${wanted}" is read out; there is ${overview(read)}`);
  const box = nodes.find((node) => node.role?.value === 'dialog' && !node.ignored);
  assert.ok(box, 'the card is a dialog');
}

function overview(read: readonly string[]): string {
  return read.filter((one) => /^(?:button|dialog|heading|region)/.test(one)).join(', ');
}
