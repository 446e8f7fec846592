/**
 * Requests that each service is sent, against the least that could do: a first sync of 1,000 contacts from Aircall, 35 edits in Aircall,
 * and a run in which nothing has changed. Counted at the emulators, so a noisy machine changes nothing.
 *
 * The least: one request a page of a listing (one where nothing is new), one a batch of writes. Looks before a write are beyond the least: they
 * are what keeps an edit made meanwhile from being overwritten.
 *
 * `npm run bench services` measures all of them, `npm run bench services google carddav` only those.
 */
import { catalogue } from '../../lib/services/catalogue.ts';
import { plugged } from '../app/plugged/all.ts';
import type { MakePlugged } from '../app/plugged/plugged.ts';
import { type AppWorld, appWorld } from '../app/world.ts';
import { stoppedClock } from '../emulators/clock.ts';

const people = 1_000;
const edits = 35;

/** Records that one write request takes, where that is more than one. */
const batches: Readonly<Record<string, number>> = { google: 200, microsoft: 20, hubspot: 100 };

const wanted = process.argv.slice(2);
for (const id of wanted) {
  if (!(id in plugged)) throw new Error(`No service ${id}. There are: ${Object.keys(plugged).join(', ')}.`);
}

for (const [id, make] of Object.entries(plugged)) {
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  console.log(catalogue.find((one) => one.id === id)?.name ?? id);
  for (const line of await measure(make, batches[id] ?? 1)) console.log(`  ${line}`);
}

async function measure(make: MakePlugged, batch: number): Promise<string[]> {
  const clock = stoppedClock();
  const { plug } = make(clock);
  let sent = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    sent += 1;
    return plug.fetch(input, init);
  };
  const world = await appWorld({ clock, plugs: [{ ...plug, fetch }] });
  seed(world);
  world.advance(10 * 60_000);
  const id = await world.connectTo(plug);
  const lines: string[] = [];
  const phase = async (what: string, least: number, run: () => Promise<unknown>) => {
    const before = sent;
    await run();
    const used = sent - before;
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
