/** Takes the README's pictures of the accounts, the preview, the result and the number check, each in light and dark, into docs/screenshots/. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageDriver } from '../e2e/browsers/driver.ts';
import { setPace } from '../e2e/database.ts';
import {
  connectAircall,
  connectBook,
  goTo,
  openLineup,
  previewNewConnection,
  startAll,
  syncNow,
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
  await page.evaluate('void history.back()');
  await startAll(page);
  await waitForResult(page, patienceMs);
  await page.waitFor({ id: 'result-figures' }, { timeoutMs: 60_000 });
  await look(page, 'result');
  for (const contact of spoiltNumbers(300)) stage.aircall.create(contact);
  await syncNow(page, patienceMs);
  await goTo(page, '#/numbers');
  await page.waitFor({ id: 'mend-bar' });
  await look(page, 'numbers');
} finally {
  await stage.close();
}
process.exit(0);
