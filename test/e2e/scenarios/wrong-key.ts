/** What happens when the first thing that a person types is wrong. */
import assert from 'node:assert/strict';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { readTable } from '../database.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { goTo, openLineup, typeAircall } from '../user.ts';

export const scenario: Scenario = {
  name: 'a wrong key, a wrong password and a host without an address book are each told in words, and nothing is kept',
  browsers: bothBrowsers,
  async run({ driver, book }) {
    await driver.grantHosts(['https://api.aircall.io/*', 'http://127.0.0.1/*', 'https://nowhere.example/*']);
    const page = await openLineup(driver);
    await typeAircall(page, { ...emulatedKey, apiToken: 'not-this-one' });
    await page.click({ id: 'check-account' });
    await page.waitFor({ id: 'failure' });

    for (const [url, password] of [
      [book.login.url, 'not this one'],
      ['https://nowhere.example', book.login.password],
      ['http://nowhere.example', book.login.password],
    ] as const) {
      await goTo(page, '#/accounts');
      await goTo(page, '#/accounts/add/carddav');
      await page.click({ id: 'provider-other' });
      await page.fill({ id: 'field-address' }, url);
      await page.fill({ id: 'field-user' }, book.login.user);
      await page.fill({ id: 'field-password' }, password);
      await page.click({ id: 'check-account' });
      await page.waitFor({ id: 'failure' }, { timeoutMs: 40_000 });
    }
    assert.deepEqual(await readTable(page, 'accounts'), []);
    assert.deepEqual(await readTable(page, 'credentials'), []);
  },
};
