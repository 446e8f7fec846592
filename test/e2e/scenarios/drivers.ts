/** Proves the drivers on an add-on of their own, so that a failure elsewhere is the product's and not the driver's. */
import assert from 'node:assert/strict';
import { until } from '../browsers/poll.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';

const status = { role: 'status' } as const;

export const scenario: Scenario = {
  name: 'a driver finds, types, clicks, grants, maps hosts, and kills a background that an alarm wakes',
  browsers: bothBrowsers,
  extension: 'probe',
  async run({ driver, aircall }) {
    const page = await driver.open('page.html');
    const ask = (message: object) =>
      page.evaluate<string>(`browserApi.runtime.sendMessage(${JSON.stringify(message)})`);

    await page.fill({ role: 'textbox', name: 'Your name' }, 'Ada');
    assert.equal(await page.textOf(status), 'Hello Ada');
    await page.choose({ role: 'combobox', name: 'Size' }, 'Large');
    assert.equal(await page.textOf(status), 'Size l');
    await page.click({ role: 'checkbox', name: /sure/ });
    assert.equal(await page.textOf(status), 'Sure');
    await page.press('Escape');
    assert.equal(await page.textOf(status), 'Escaped');
    await page.click({ role: 'button', name: 'Remove', within: { role: 'listitem', name: 'Two' } });
    assert.equal(await page.textOf(status), 'Removed Two');
    await page.click({ text: 'Show it later' });
    await page.waitFor({ text: 'Here it is' });
    await assert.rejects(page.click({ role: 'button', name: 'Remove' }, { timeoutMs: 300 }), /there are 2/);
    await assert.rejects(page.click({ id: 'hidden' }, { timeoutMs: 300 }), /there is none/);

    await driver.grantHosts(['https://service.example/*']);
    await page.click({ text: 'Ask for access' });
    await page.waitFor({ text: 'Access true' });

    const answer = await ask({ kind: 'fetch', url: 'https://api.aircall.io/v1/ping' });
    assert.match(answer, /^\d+ |^failed/);
    assert.equal(aircall.ledger.total, 1, 'the mapped host was reached');
    assert.match(await ask({ kind: 'fetch', url: 'https://example.com/' }), /^failed/);

    const first = await ask({ kind: 'life' });
    await driver.killWorker();
    assert.equal(await driver.workerAlive(), false);
    const second = await ask({ kind: 'wake' });
    assert.notEqual(second, first, 'a message woke a new life');
    await driver.killWorker();
    const third = await until('the alarm to wake the background', () =>
      page.evaluate<string>(`browserApi.storage.local.get('wokenLife').then((stored) => stored.wokenLife)`),
    );
    assert.notEqual(third, second, 'the alarm woke a new life');

    await driver.colorScheme('dark');
    assert.equal(await page.evaluate(`getComputedStyle(document.body).backgroundColor`), 'rgb(17, 17, 17)');
  },
};
