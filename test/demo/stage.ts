/** Sets the demo's scene: the emulator of Aircall with its company, the address book with its cards, and the browser that sees only them. */

import { startBookServer } from '../e2e/book-server.ts';
import { launchChromium } from '../e2e/browsers/chromium.ts';
import type { Driver, LaunchOptions } from '../e2e/browsers/driver.ts';
import type { Book } from '../e2e/scenario.ts';
import { aircallHosts, extensionFolder, openBook } from '../e2e/world.ts';
import { AircallEmulator, emulatedKey } from '../emulators/aircall/emulator.ts';
import type { Truth } from '../judge/accounted.ts';
import { type DemoWorld, demoWorld } from '../world/demo-world.ts';

export interface Stage {
  readonly world: DemoWorld;
  readonly aircall: AircallEmulator;
  readonly key: typeof emulatedKey;
  readonly book: Book;
  readonly truth: Truth;
  readonly driver: Driver;
  close(): Promise<void>;
}

/** Requests a minute that the emulated Aircall takes in the demo; the real one takes 60 of an account. */
export const demoPace = 6_000;

export async function setStage(
  isVisible: boolean,
  window: Pick<LaunchOptions, 'size' | 'scale'> = { size: { width: 1280, height: 860 } },
): Promise<Stage> {
  const endings: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const ending of endings.splice(0).reverse()) await ending();
  };
  try {
    const world = demoWorld();
    const aircall = new AircallEmulator({
      switches: { rateLimit: demoPace },
      company: { name: 'Atelier Beaumont' },
    });
    const seeded = aircall.seed(world.aircall.map(({ data }) => data));
    for (const contact of world.hidden) aircall.addHidden(contact);
    const api = await aircall.listen();
    endings.push(() => api.close());

    const server = await startBookServer();
    endings.push(() => server.close());
    const book = await openBook(server);
    endings.push(() => book.tally.close());
    await server.fill(book.client, world.book);

    const driver = await launchChromium({
      extension: extensionFolder('lineup', 'chromium'),
      hosts: Object.fromEntries(aircallHosts.map((host) => [host, api.port])),
      visible: isVisible,
      ...window,
    });
    endings.push(() => driver.close());
    return {
      world,
      aircall,
      key: emulatedKey,
      book,
      truth: {
        left: new Map(seeded.map(({ id }, index) => [String(id), world.aircall[index]?.personId ?? -1])),
        right: new Map(world.book.map(({ fileName, personId }) => [book.client.pathOf(fileName), personId])),
      },
      driver,
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
