/** Rules by keyboard alone: a rule with a group in it is made, counted, tested and saved, and the preview honours it. */
import assert from 'node:assert/strict';
import type { Connection } from '../../../lib/engine/ports.ts';
import type { ContactData } from '../../emulators/aircall/contact.ts';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import type { PageDriver } from '../browsers/driver.ts';
import { until } from '../browsers/poll.ts';
import { readTable, setPace } from '../database.ts';
import { focusedId, tabToAndPress } from '../keyboard.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { connectAircall, connectBook, openLineup, previewNewConnection } from '../user.ts';

const pace = 6_000;

/** VIPs take part who have a French number or a company. */
const people: readonly ContactData[] = [
  ...numbered(6, (index) => person(`Vip${index} France`, `+3361234561${index}`, 'VIP client')),
  ...numbered(3, (index) => person(`Vip${index} Firm`, `+4930123456${index}`, 'Our vip', 'Elektro Brandt')),
  ...numbered(2, (index) => person(`Vip${index} Abroad`, `+4930654321${index}`, 'vip, met once')),
  ...numbered(9, (index) => person(`Other${index} France`, `+3361234562${index}`, 'Met in Lyon', 'Acme')),
];
const included = 6 + 3;

function numbered(count: number, make: (index: number) => ContactData): ContactData[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function person(name: string, value: string, information: string, company_name?: string): ContactData {
  const [first_name = '', last_name = ''] = name.split(' ');
  const phone_numbers = [{ label: 'Work', value }];
  return { first_name, last_name, information, phone_numbers, ...(company_name ? { company_name } : {}) };
}

export const scenario: Scenario = {
  name: 'by keyboard alone, a rule with a group in it is made, counted, tested and saved, and the preview honours it',
  browsers: bothBrowsers,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace } },
  async run({ driver, aircall, book }) {
    aircall.seed(people);
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await connectBook(driver, page, book.login);
    await setPace(page, pace);
    await previewNewConnection(page);
    assert.equal(await page.textOf({ id: 'count-created-right' }).then(digits), people.length);

    await tabToAndPress(page, 'step-rules');
    await page.waitFor({ id: 'rules-overview' });
    await tabToAndPress(page, 'add-rule');
    await addCondition(page, 'information');
    await typeText(page, 'vip');
    await until('the count of all VIPs', () => hasCount(page, 11));

    await tabToAndPress(page, 'add-group');
    await untilFocused(page, 'add-condition');
    await addCondition(page, 'country');
    await typeText(page, 'franc');
    await page.press('ArrowDown');
    await page.press('Enter');
    await until('the count of French VIPs', () => hasCount(page, 6));
    await addCondition(page, 'has a comp');
    await until('the count with those of a company', () => hasCount(page, included));
    assert.match(
      await page.textOf({ id: 'rule-words' }),
      /^If Information contains vip and \(it has a number in France or Company is filled in\), then create in /,
    );

    await tabToAndPress(page, 'test-contact');
    await untilFocused(page, 'test-search');
    await typeText(page, 'vip1 abroad');
    await until('one contact to be found', async () => (await page.count({ id: 'test-person' })) === 1);
    await tabToAndPress(page, 'test-person');
    await page.waitFor({ css: '[data-id=test-result][data-verdict=out]' });
    await page.press('Escape');
    await page.waitUntilGone({ id: 'test-contact-close' });

    await tabToAndPress(page, 'save-rules');
    await page.waitFor({ id: 'rules-overview' });
    const [connection] = await readTable<Connection>(page, 'connections');
    assert.equal(connection?.settings.rules?.toRight.length, 1, 'the rule is saved');
    for (const step of ['rules', 'fields', 'numbers']) {
      await page.waitFor({
        id: 'wizard-next',
        within: { css: `.page:has([data-step="${step}"][aria-current])` },
      });
      await tabToAndPress(page, 'wizard-next');
    }
    await tabToAndPress(page, 'own-sync-off', ' ');
    await tabToAndPress(page, 'start-preview');
    await page.waitFor({ id: 'preview-ready' }, { timeoutMs: 60_000 });
    assert.equal(await page.textOf({ id: 'count-created-right' }).then(digits), included);
    assert.equal(await page.textOf({ id: 'count-excluded-rule' }).then(digits), people.length - included);
  },
};

async function addCondition(page: PageDriver, search: string): Promise<void> {
  await tabToAndPress(page, 'add-condition');
  await untilFocused(page, 'pick-condition');
  await typeText(page, search);
  await page.press('Enter');
  await page.waitUntilGone({ id: 'pick-condition' });
  await until('the new condition to have the focus', async () =>
    page.evaluate<boolean>(`document.activeElement.closest('[data-id=condition]') !== null`),
  );
}

async function typeText(page: PageDriver, text: string): Promise<void> {
  for (const key of text) await page.press(key);
}

function untilFocused(page: PageDriver, id: string): Promise<unknown> {
  return until(`${id} to have the focus`, async () => (await focusedId(page)) === id);
}

async function hasCount(page: PageDriver, matching: number): Promise<boolean> {
  const text = await page.textOf({ id: 'rule-count' });
  return text === `${matching} of ${people.length} contacts match`;
}

function digits(text: string): number {
  return Number(/\d+/.exec(text)?.[0]);
}
