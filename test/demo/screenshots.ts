/** Takes the README's pictures: accounts, preview, result, a rule, a refused pair of fields, the E.164 warning, the number check; each in light and dark, into docs/screenshots/. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../../lib/rules/rule.ts';
import type { PageDriver } from '../e2e/browsers/driver.ts';
import { readTable, setPace } from '../e2e/database.ts';
import {
  connectAircall,
  connectBook,
  goTo,
  openLineup,
  previewAgain,
  previewNewConnection,
  startAll,
  waitForResult,
} from '../e2e/user.ts';
import { spoiltNumbers } from './spoilt-numbers.ts';
import { demoPace, setStage } from './stage.ts';

const output = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const patienceMs = 900_000;
mkdirSync(output, { recursive: true });

const stage = await setStage(false, { size: { width: 1280, height: 860 }, scale: 1.5 });
try {
  const { driver } = stage;
  const look = async (page: PageDriver, name: string) => {
    for (const scheme of ['light', 'dark'] as const) {
      await driver.colorScheme(scheme);
      await page.screenshot(`${output}${name}-${scheme}.png`);
      console.log(`docs/screenshots/${name}-${scheme}.png`);
    }
    await driver.colorScheme('light');
  };
  const page = await openLineup(driver);
  await connectAircall(driver, page, stage.key, stage.world.country);
  await connectBook(driver, page, stage.book.login, stage.world.country);
  await setPace(page, demoPace);
  await previewNewConnection(page, patienceMs);
  await look(page, 'preview');
  await goTo(page, '#/accounts');
  await page.waitFor({ id: 'account-carddav' });
  await look(page, 'accounts');
  const setup = `#/connections/${await connectionId(page)}`;
  await goTo(page, `${setup}/setup/fields`);
  await page.waitFor({ id: 'losses' });
  await page.waitUntilGone({ css: '[data-id=losses][aria-busy=true]' }, { timeoutMs: 60_000 });
  await refusePair(page);
  await look(page, 'mapping-refused');
  await page.click({ id: 'row-cancel' });
  await goTo(page, `${setup}/setup/numbers`);
  await page.waitFor({ id: 'number-examples' });
  await page.click({ id: 'e164' });
  await page.waitFor({ id: 'e164-warning' });
  await look(page, 'e164-warning');
  await page.click({ id: 'e164-keep' });
  await goTo(page, `${setup}/preview`);
  await startAll(page);
  await waitForResult(page, patienceMs);
  await page.waitFor({ id: 'result-figures' }, { timeoutMs: 60_000 });
  await look(page, 'result');
  await openRule(page);
  await look(page, 'rule');
  await page.click({ id: 'discard-rules' });
  for (const contact of spoiltNumbers(300)) stage.aircall.create(contact);
  await previewAgain(page, patienceMs);
  await goTo(page, '#/numbers');
  await page.waitFor({ id: 'mend-bar' });
  await look(page, 'numbers');
} finally {
  await stage.close();
}
process.exit(0);

async function connectionId(page: PageDriver): Promise<string> {
  const [connection] = await readTable<{ readonly id: string }>(page, 'connections');
  if (!connection) throw new Error('there is no connection');
  return connection.id;
}

/** Two fields that do not go together are chosen for a new row. */
async function refusePair(page: PageDriver): Promise<void> {
  await page.click({ id: 'add-row' });
  await page.choose({ id: 'row-left' }, 'phone_numbers');
  await page.choose({ id: 'row-right' }, 'birthday');
  await page.waitFor({ id: 'refused' });
}

/** A rule with a group in it, as a draft: it is counted over the real mirror, and nothing is saved. */
async function openRule(page: PageDriver): Promise<void> {
  const connection = { id: await connectionId(page) };
  const rule: Rule = {
    id: 'mobile',
    name: 'Customers we call',
    isOn: true,
    when: {
      kind: 'group',
      match: 'all',
      of: [
        { kind: 'filled', field: 'company_name', is: true },
        {
          kind: 'group',
          match: 'any',
          of: [
            { kind: 'phone-country', field: 'phone_numbers', countries: ['FR', 'BE', 'CH'] },
            { kind: 'text', field: 'information', test: 'contains', value: 'vip' },
          ],
        },
      ],
    },
    actions: [{ kind: 'add-to-group', field: 'categories', group: 'Clients' }],
    onlyUpdate: false,
    exit: 'keep',
  };
  const draft = { rules: { toRight: [rule], toLeft: [] }, base: JSON.stringify({ toRight: [], toLeft: [] }) };
  await page.evaluate(
    `void localStorage.setItem('lineup.rules.${connection.id}', ${JSON.stringify(JSON.stringify(draft))})`,
  );
  await goTo(page, `#/connections/${connection.id}/rules/to-right/${rule.id}`);
  await page.waitFor({ css: '[data-id=rule-count][data-state=counted]' }, { timeoutMs: 60_000 });
}
