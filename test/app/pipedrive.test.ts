/** Aircall with Pipedrive, the whole app: in line both ways, nothing made twice, companies found again, and what goes wrong has its reason. */
import { describe, expect, test } from 'vitest';
import { stoppedClock } from '../emulators/clock.ts';
import { emulatedToken, PipedriveEmulator } from '../emulators/pipedrive/emulator.ts';
import { type Switches, switchCases } from '../emulators/pipedrive/switches.ts';
import { type AppWorld, appWorld, type Plug } from './world.ts';

interface Two {
  readonly world: AppWorld;
  readonly pipedrive: PipedriveEmulator;
  readonly plug: Plug;
}

async function two(switches: Partial<Switches> = {}): Promise<Two> {
  const clock = stoppedClock();
  const pipedrive = new PipedriveEmulator({ clock, switches });
  const plug: Plug = {
    service: 'pipedrive',
    hosts: ['api.pipedrive.com'],
    fetch: pipedrive.fetch,
    credentials: { api_token: emulatedToken },
  };
  return { world: await appWorld({ plugs: [plug], clock }), pipedrive, plug };
}

const work = (value: string) => ({ value, label: 'work', primary: true });

function seed({ world, pipedrive }: Two): void {
  const phones = (value: string) => [{ label: 'Work', value }];
  world.aircall.seed([
    { first_name: 'Anna', last_name: 'Muller', phone_numbers: phones('+33612345678'), emails: [] },
    {
      first_name: 'Nadia',
      last_name: 'Left',
      company_name: 'Acme',
      phone_numbers: phones('+33612345601'),
      emails: [],
    },
    {
      first_name: 'Nils',
      last_name: 'Left',
      company_name: 'Acme',
      phone_numbers: phones('+33612345603'),
      emails: [],
    },
  ]);
  pipedrive.company.create({
    name: 'Anna Muller',
    org: 'Bolt',
    phones: [work('06 12 34 56 78')],
    emails: [work('anna@bolt.fr')],
  });
  pipedrive.company.create({ name: 'Rita van der Berg', phones: [work('06 12 34 56 02')], emails: [] });
}

async function live(two: Two): Promise<string> {
  const { world, pipedrive, plug } = two;
  seed(two);
  const id = await world.connectTo(plug);
  const run = await world.start(id);
  expect(run.failure).toBeNull();
  world.advance(31 * 60_000);
  await world.later(id, 2);
  expect(
    pipedrive.company
      .alive()
      .map((one) => one.name)
      .sort(),
  ).toEqual(['Anna Muller', 'Nadia Left', 'Nils Left', 'Rita van der Berg']);
  expect(
    world.aircall
      .contacts()
      .map((one) => `${one.first_name} ${one.last_name}`)
      .sort(),
  ).toEqual(['Anna Muller', 'Nadia Left', 'Nils Left', 'Rita van der Berg']);
  expect([...pipedrive.company.organisations.values()].map((one) => one.name).sort()).toEqual([
    'Acme',
    'Bolt',
  ]);
  return id;
}

async function quiet({ world, pipedrive }: Two, id: string): Promise<void> {
  const before = [world.aircall.ledger.writes, pipedrive.ledger.writes];
  world.advance(31 * 60_000);
  await world.later(id, 3);
  expect([world.aircall.ledger.writes, pipedrive.ledger.writes]).toEqual(before);
  expect(
    pipedrive.ledger.duplicates + pipedrive.ledger.duplicateOrganisations + pipedrive.ledger.unchangedWrites,
  ).toBe(0);
  expect(world.aircall.ledger.duplicates + world.aircall.ledger.unchangedWrites).toBe(0);
  await world.db.delete();
}

describe('Aircall and Pipedrive come into line and stay there', () => {
  const cases = [
    { name: 'as likely as not', settings: {} },
    ...switchCases,
    { name: 'labels = closed', settings: { labels: 'closed' as const } },
  ];
  for (const { name, settings } of cases) {
    test(name, async () => {
      const both = await two(settings);
      const id = await live(both);
      const { world, pipedrive } = both;
      const rita = world.aircall.contacts().find((one) => one.first_name === 'Rita');
      world.aircall.edit(rita?.id ?? 0, { company_name: 'Acme' });
      const nadia = pipedrive.company.alive().find((one) => one.name.startsWith('Nadia'));
      pipedrive.company.edit(nadia?.id ?? 0, {
        name: 'Nadia Moved',
        phones: [work('+33612345601'), work('07 66 12 34 56')],
      });
      world.advance(120_000);
      await world.later(id, 3);
      const moved = world.aircall.contacts().find((one) => one.last_name === 'Moved');
      expect(moved?.phone_numbers.map((one) => one.value).sort()).toEqual(['+33612345601', '+33766123456']);
      const acme = [...pipedrive.company.organisations.values()].find((one) => one.name === 'Acme');
      expect(pipedrive.company.alive().find((one) => one.name.startsWith('Rita'))?.org_id).toBe(acme?.id);
      await quiet(both, id);
    });
  }
});

test('a person who has a note only where there is contact sync keeps everything else in line without it', async () => {
  const both = await two({ contactSync: false });
  await quiet(both, await live(both));
});

test('a token made anew in the middle of a run asks for a person, and the run goes on where it was', async () => {
  const both = await two();
  const { world, pipedrive, plug } = both;
  seed(both);
  const id = await world.connectTo(plug);
  const shown = await world.preview(id);
  pipedrive.faults.next(
    { kind: 'create', nth: 2 },
    { kind: 'status', status: 401, body: '{"success":false,"error":"unauthorized access"}' },
  );
  pipedrive.token = 'a-new-token';
  await world.command('connection.start', { runId: shown.id, limit: null });
  await world.work();
  expect((await world.queries.connection(id))?.connection.failure).toMatchObject({
    code: 'credentials-rejected',
    side: 'right',
  });
  const accounts = await world.queries.accounts();
  const account = accounts.find((one) => one.account.service === 'pipedrive');
  await world.command('account.save', {
    service: 'pipedrive',
    credentials: { api_token: 'a-new-token' },
    choice: null,
    name: 'Pipedrive',
    defaultCountry: 'FR',
    accountId: account?.account.id ?? '',
  });
  await world.work();
  world.advance(31 * 60_000);
  await world.later(id, 2);
  expect(pipedrive.company.alive()).toHaveLength(4);
  await quiet(both, id);
});

test('before it starts, the plan tells what it takes of the tokens of the day, and that is what it then takes', async () => {
  const both = await two();
  const { world, pipedrive, plug } = both;
  seed(both);
  const id = await world.connectTo(plug);
  const shown = await world.preview(id);
  const told = shown.tokens?.right ?? 0;
  expect(shown.tokens?.left).toBe(0);
  pipedrive.ledger.reset();
  await world.command('connection.start', { runId: shown.id, limit: null });
  await world.work();
  const { list = 0, fields = 0, users = 0, recents = 0 } = pipedrive.ledger.counts;
  const reading = list * 10 + fields * 10 + users * 2 + recents * 20;
  // A company that is not there yet is looked for among the newest too, and made; one that is known costs less than foreseen.
  expect(Math.abs(pipedrive.ledger.tokens - reading - told)).toBeLessThanOrEqual(40);
  expect(told).toBeGreaterThan(10);
});
