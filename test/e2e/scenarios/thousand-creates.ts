/** The kill test: a thousand creations, twenty deaths at random moments. `npm test -- chromium thousand`. */
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { until } from '../browsers/poll.ts';
import { assertInLine } from '../checks.ts';
import { setPace } from '../database.ts';
import type { Scenario } from '../scenario.ts';
import { smallWorld } from '../small-world.ts';
import {
  connectAircall,
  connectBook,
  openLineup,
  previewNewConnection,
  startAll,
  waitForResult,
} from '../user.ts';

const creations = 1_000;
const deaths = 20;
const pace = 60_000;

export const scenario: Scenario = {
  name: 'a thousand creations with twenty deaths at random moments make nobody twice and lose nobody',
  browsers: ['chromium'],
  isLong: true,
  timeoutMs: 2_700_000,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace } },
  async run(world) {
    const { driver, aircall, book } = world;
    await book.client.putAll(smallWorld({ shared: 0, onlyAircall: 0, onlyBook: creations }).book);
    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await connectBook(driver, page, book.login);
    await setPace(page, pace);
    await previewNewConnection(page, 600_000);
    // Random answers, so that a death meets requests on their way, taken effect, and answered.
    aircall.faults.use((_request, kind) =>
      kind === 'create' ? { kind: 'slow', ms: Math.random() * 60 } : null,
    );
    await startAll(page);
    const moments = Array.from({ length: deaths }, () => Math.floor(Math.random() * creations)).sort(
      (a, b) => a - b,
    );
    console.log(`         deaths after creation ${moments.join(', ')}`);
    for (const moment of moments) {
      await until(`${moment} creations`, async () => aircall.ledger.creates >= moment, 600_000);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50));
      await driver.killWorker();
    }
    await waitForResult(page, 600_000);
    await assertInLine(world, page, creations);
  },
};
