import { describe, expect, it } from 'vitest';
import { aircall } from '../../../lib/services/aircall/service.ts';
import { expectInLine } from '../contract/expect.ts';
import { TestMirror } from '../contract/mirror.ts';
import { mustRead, personContact, populate, someone } from '../contract/world.ts';
import { sessionOver } from '../session.ts';
import { type AircallWorld, aircallWorld, credentials } from './world.ts';

const seed = (world: AircallWorld, count: number, createdAt?: (n: number) => number) =>
  world.emulator.seed(
    Array.from({ length: count }, (_, n) => ({
      first_name: `Nr ${n}`,
      phone_numbers: [{ label: 'Work', value: `+336120${10_000 + n}` }],
      ...(createdAt ? { created_at: createdAt(n) } : {}),
    })),
  );

const paths = (world: AircallWorld) => world.emulator.ledger.entries.map(({ path }) => path);

describe('listing Aircall', () => {
  it('takes one request to look, and one for every 49 contacts', async () => {
    const world = aircallWorld();
    seed(world, 1200);
    const mirror = new TestMirror();
    expect((await mirror.pull(world.connector)).listing).toBe('complete');
    expect(world.requests()).toBe(1 + Math.ceil(1199 / 49));
    expect(mirror.records.size).toBe(1200);
  });

  it('lists a company of up to 50 contacts with a single request', async () => {
    const world = aircallWorld();
    seed(world, 50);
    const mirror = new TestMirror();
    expect((await mirror.pull(world.connector)).listing).toBe('complete');
    expect([world.requests(), mirror.records.size]).toEqual([1, 50]);
  });

  it('lists more than 10,000 contacts without running into the window', async () => {
    const world = aircallWorld();
    seed(world, 10_230);
    const mirror = new TestMirror();
    expect((await mirror.pull(world.connector)).listing).toBe('complete');
    expect(mirror.records.size).toBe(10_230);
  });

  it('says so, and has nothing deleted, when more than 10,000 contacts share a second', async () => {
    const world = aircallWorld();
    seed(world, 10_060, (n) => (n < 30 ? 1_760_000_000 + n : 1_750_000_000));
    const mirror = new TestMirror();
    const pulled = await mirror.pull(world.connector);
    expect([pulled.listing, pulled.reason]).toEqual(['partial', 'over 10,000 of one second']);
    expect(mirror.records.size).toBe(10_030);
    await world.settle();
    // Those that the list by changes shows are taken in; then the difference is known, and costs no listing any more.
    await mirror.pull(world.connector);
    const before = world.requests();
    expect((await mirror.pull(world.connector)).listing).toBe('changes');
    expect(world.requests() - before).toBe(1);
  });

  it('starts a crowded second anew when a contact of it is deleted between two pages', async () => {
    const world = aircallWorld();
    const made = seed(world, 180, (n) => (n < 10 ? 1_700_000_000 + n : 1_750_000_000));
    const mirror = new TestMirror();
    let isDone = false;
    const pulled = await mirror.pull(world.connector, {
      between: async () => {
        if (isDone || !paths(world).some((path) => path.includes('&to=') && path.includes('page=2')))
          return undefined;
        isDone = true;
        world.emulator.remove(made[20]?.id ?? 0);
        return undefined;
      },
    });
    expect(pulled.listing).toBe('complete');
    expect(isDone).toBe(true);
    for (const { id } of world.emulator.contacts()) expect(mirror.records.has(String(id))).toBe(true);
  });

  it('never shows a personal contact or one of another integration, and does not miss it', async () => {
    const world = aircallWorld();
    seed(world, 5);
    const hidden = world.emulator.addHidden({ first_name: 'Privat' });
    const mirror = new TestMirror();
    expect((await mirror.pull(world.connector)).listing).toBe('complete');
    expect(mirror.records.size).toBe(5);
    expect(await world.connector.read(String(hidden.id))).toBeNull();
  });

  it('compares no time of Aircall with ours', async () => {
    const world = aircallWorld();
    const wrongClock = aircall.connect(credentials, sessionOver(world.http, { clock: () => 86_400_000 }));
    const ids = await populate(world, 60);
    const mirror = new TestMirror();
    await mirror.pull(wrongClock);
    await world.direct.edit(ids[3] ?? '', personContact(wrongClock.fields, { family: 'Später' }));
    await world.direct.remove(ids[9] ?? '');
    await mirror.pull(wrongClock);
    await expectInLine(world, mirror);
  });
});

describe('pulling changes from Aircall', () => {
  it('reads one page as long as nothing happens, right after many writes too', async () => {
    const world = aircallWorld();
    await populate(world, 130);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    for (let idle = 0; idle < 5; idle += 1) {
      const before = world.requests();
      expect((await mirror.pull(world.connector)).listing).toBe('changes');
      expect(world.requests() - before).toBe(1);
    }
  });

  it('settles down to one page even when a whole import was changed within one second', async () => {
    const world = aircallWorld({ clockRuns: false });
    await populate(world, 170);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    for (let idle = 0; idle < 2; idle += 1) {
      await world.settle();
      await mirror.pull(world.connector);
    }
    const before = world.requests();
    await mirror.pull(world.connector);
    expect(world.requests() - before).toBe(1);
  });

  it('finds what was changed in the very second that the last pull ended in', async () => {
    const world = aircallWorld({ clockRuns: false });
    const ids = await populate(world, 5);
    await world.direct.edit(ids[0] ?? '', personContact(world.connector.fields, { family: 'Erste' }));
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    await world.direct.edit(ids[1] ?? '', personContact(world.connector.fields, { family: 'Zweite' }));
    await mirror.pull(world.connector);
    await expectInLine(world, mirror);
  });

  it('misses no change when a deletion between two pages moves the rows up', async () => {
    const world = aircallWorld();
    const ids = await populate(world, 160);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    await world.settle();
    for (const id of ids)
      await world.direct.edit(id, personContact(world.connector.fields, { company: 'Neu' }));
    await mirror.pull(world.connector, {
      between: async (step) => {
        if (step === 1) await world.direct.remove(ids[155] ?? '');
        return undefined;
      },
    });
    await expectInLine(world, mirror);
  });

  it('asks for everything only when the total differs from the mirror', async () => {
    const world = aircallWorld();
    const ids = await populate(world, 120);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    await world.settle();
    await world.direct.create(someone(world.connector.fields, 500));
    let before = world.requests();
    expect((await mirror.pull(world.connector)).listing).toBe('changes');
    expect(world.requests() - before).toBe(1);
    await world.direct.remove(ids[7] ?? '');
    before = world.requests();
    expect((await mirror.pull(world.connector)).listing).toBe('complete');
    // One look, three pages, one question for the missing one.
    expect(world.requests() - before).toBe(5);
    await expectInLine(world, mirror);
  });
});

describe('when the lists of Aircall lag behind', () => {
  const lagging = () => aircallWorld({ switches: { listLagMs: 10_000 } });

  it('a contact that we just created is not taken for deleted', async () => {
    const world = lagging();
    await populate(world, 3);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    const made = await world.connector.create('key', someone(world.connector.fields, 40));
    mirror.records.set(made.id, { version: made.version, contact: made.contact, uid: undefined });
    for (const complete of [false, true]) {
      await mirror.pull(world.connector, { complete });
      expect(mirror.records.has(made.id)).toBe(true);
    }
    await world.settle();
    await mirror.pull(world.connector);
    await expectInLine(world, mirror);
  });

  it('a contact that we just deleted does not rise again', async () => {
    const world = lagging();
    const [id = ''] = await populate(world, 60);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    await world.settle();
    await world.connector.delete(await mustRead(world, id));
    mirror.records.delete(id);
    for (const complete of [false, true]) {
      const pulled = await mirror.pull(world.connector, { complete });
      expect(pulled.mentioned.has(id)).toBe(false);
    }
    await world.settle();
    await mirror.pull(world.connector);
    await expectInLine(world, mirror);
  });

  it('an older state is no news', async () => {
    const world = lagging();
    const [id = ''] = await populate(world, 3);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    await world.settle();
    const after = await world.connector.update(
      await mustRead(world, id),
      personContact(world.connector.fields, { family: 'Vom Abgleich' }),
    );
    mirror.records.set(id, { version: after.version, contact: after.contact, uid: undefined });
    for (const complete of [false, true])
      expect((await mirror.pull(world.connector, { complete })).changed).toEqual([]);
    await world.settle();
    await mirror.pull(world.connector);
    await expectInLine(world, mirror);
  });
});
