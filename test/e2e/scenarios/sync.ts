/** The main job, from the first click to a quiet sync, with a background that dies three times on the way. */
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { until } from '../browsers/poll.ts';
import { assertIdle, assertInLine, resetCounts } from '../checks.ts';
import { setPace } from '../database.ts';
import { bothBrowsers, type Scenario } from '../scenario.ts';
import { smallWorld } from '../small-world.ts';
import {
  connectAircall,
  connectBook,
  openLineup,
  previewNewConnection,
  startAll,
  syncNow,
  waitForResult,
} from '../user.ts';

const sizes = { shared: 20, onlyAircall: 12, onlyBook: 30 };
const everybody = sizes.shared + sizes.onlyAircall + sizes.onlyBook;
const pace = 6_000;

export const scenario: Scenario = {
  name: 'connect, preview, start, die three times in the middle, go on by alarm, be in line, and then stay quiet',
  browsers: bothBrowsers,
  timeoutMs: 480_000,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace } },
  async run(world) {
    const { driver, aircall, book } = world;
    const people = smallWorld(sizes);
    aircall.seed(people.aircall);
    await book.client.putAll(people.book);

    const page = await openLineup(driver);
    await connectAircall(driver, page, emulatedKey);
    await connectBook(driver, page, book.login);
    await setPace(page, pace);
    await previewNewConnection(page);
    // Long enough that each death falls between the effect of a creation and the answer to it.
    aircall.faults.use((_request, kind) => (kind === 'create' ? { kind: 'slow', ms: 400 } : null));
    await startAll(page);
    for (const creates of [4, 12, 24]) {
      await until(`${creates} creations`, async () => aircall.ledger.creates >= creates, 150_000);
      await driver.killWorker();
    }
    await waitForResult(page, 240_000);
    aircall.faults.clear();
    await assertInLine(world, page, everybody);

    resetCounts(world);
    await syncNow(page);
    assertIdle(world);
  },
};
