/**
 * Requests that each service is sent, against the least that could do: a first sync of 1,000 contacts from Aircall, 35 edits in Aircall,
 * and a run in which nothing has changed. Counted at the emulators, so a noisy machine changes nothing.
 *
 * The least: one request a page of a listing (one where nothing is new), one a batch of writes. Looks before a write are beyond the least: they
 * are what keeps an edit made meanwhile from being overwritten.
 */
import { catalogue } from '../../lib/services/catalogue.ts';
import { type AppWorld, appWorld, type Plug } from '../app/world.ts';
import { stoppedClock } from '../emulators/clock.ts';
import { emulatedBrowser, redirectUrl } from '../emulators/google/browser.ts';
import { GoogleEmulator, emulatedClient as googleClient, googleHosts } from '../emulators/google/emulator.ts';
import { emulatedServiceKey, HubspotEmulator, hubspotHost } from '../emulators/hubspot/emulator.ts';
import { MicrosoftEmulator, microsoftHosts } from '../emulators/microsoft/emulator.ts';
import { emulatedClient as microsoftClient } from '../emulators/microsoft/login.ts';
import { emulatedToken, PipedriveEmulator } from '../emulators/pipedrive/emulator.ts';
import { throughBrowser } from '../services/microsoft/browser.ts';

const people = 1_000;
const edits = 35;

interface Contender {
  readonly id: string;
  /** Records that one write request takes. */
  readonly batch: number;
  plug(clock: ReturnType<typeof stoppedClock>): Plug | null;
}

const contenders: readonly Contender[] = [
  {
    id: 'google',
    batch: 200,
    plug: (clock) => {
      const google = new GoogleEmulator({ clock });
      google.addClient(googleClient, redirectUrl);
      const { consent } = emulatedBrowser(google);
      return {
        service: 'google',
        hosts: googleHosts,
        fetch: google.fetch,
        credentials: { client_id: googleClient },
        consent,
      };
    },
  },
  {
    id: 'microsoft',
    batch: 20,
    plug: (clock) => {
      const outlook = new MicrosoftEmulator({ clock });
      return {
        service: 'microsoft',
        hosts: microsoftHosts,
        fetch: throughBrowser(outlook.fetch),
        credentials: { client_id: microsoftClient },
        consent: outlook.consent(),
      };
    },
  },
  {
    id: 'hubspot',
    batch: 100,
    plug: (clock) => {
      const hubspot = new HubspotEmulator({ clock });
      return {
        service: 'hubspot',
        hosts: [hubspotHost],
        fetch: hubspot.fetch,
        credentials: { key: emulatedServiceKey },
      };
    },
  },
  {
    id: 'pipedrive',
    batch: 1,
    plug: (clock) => {
      const pipedrive = new PipedriveEmulator({ clock });
      return {
        service: 'pipedrive',
        hosts: ['api.pipedrive.com'],
        fetch: pipedrive.fetch,
        credentials: { api_token: emulatedToken },
      };
    },
  },
  { id: 'carddav', batch: 1, plug: () => null },
];

for (const contender of contenders.filter((one) => one.id.includes(process.env.ONLY ?? ''))) {
  const name = catalogue.find((one) => one.id === contender.id)?.name ?? contender.id;
  console.log(name);
  for (const line of await measure(contender)) console.log(`  ${line}`);
}

async function measure({ plug, batch }: Contender): Promise<string[]> {
  const clock = stoppedClock();
  const counted = { requests: 0 };
  const made = plug(clock);
  const fetch: typeof globalThis.fetch = (input, init) => {
    counted.requests += 1;
    return (made?.fetch ?? globalThis.fetch)(input, init);
  };
  const world = await appWorld({ clock, plugs: made ? [{ ...made, fetch }] : [] });
  const sent = () => (made ? counted.requests : world.carddav.ledger.total);
  seed(world);
  world.advance(10 * 60_000);
  const id = await (made ? world.connectTo({ ...made, fetch }) : world.connect());
  const lines: string[] = [];
  const phase = async (what: string, least: number, run: () => Promise<unknown>) => {
    const before = sent();
    await run();
    const used = sent() - before;
    lines.push(`${what}: ${used} requests, at the least ${least}: ${(used / least).toFixed(2)}`);
  };
  await phase(`first sync of ${people}`, 1 + Math.ceil(people / batch), () => world.start(id));
  const settled = async () => {
    world.advance(3 * 60_000);
    await world.later(id);
  };
  // What was written comes back once, and is known then.
  for (let run = 0; run < 3; run += 1) await settled();
  await phase(`${edits} edits`, 1 + Math.ceil(edits / batch), async () => {
    for (const contact of world.aircall.contacts().slice(0, edits))
      world.aircall.edit(contact.id, { last_name: `Edited ${contact.id}` });
    await settled();
  });
  for (let run = 0; run < 2; run += 1) await settled();
  await phase('no change', 1, settled);
  await world.db.delete();
  return lines;
}

function seed(world: AppWorld): void {
  world.aircall.seed(
    Array.from({ length: people }, (_, n) => ({
      first_name: `First${n}`,
      last_name: `Person ${n}`,
      phone_numbers: [{ label: 'Work', value: `+336120${String(10_000 + n)}` }],
      emails: [],
    })),
  );
}
