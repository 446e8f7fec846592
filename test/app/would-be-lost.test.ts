/** What would be lost, on a real store: as the preview says, of some at once where there are many, and nobody is read twice for nothing. */
import { describe, expect, test } from 'vitest';
import type { LossReport } from '../../lib/app/api.ts';
import type { Contact } from '../../lib/contact/contact.ts';
import { knownPeople } from './known-people.ts';
import { type AppWorld, appWorld } from './world.ts';

async function whole(reports: AsyncIterable<LossReport>): Promise<LossReport[]> {
  const all: LossReport[] = [];
  for await (const report of reports) all.push(report);
  return all;
}

const live = new AbortController().signal;

/** By reason, as the newest preview says. */
async function previewed(world: AppWorld, connectionId: string): Promise<Map<string, number>> {
  const [preview] = await world.queries.runs(connectionId, 1);
  const page = await world.queries.items(preview?.id ?? '', 'all', '', 0, 10_000);
  const told = new Map<string, number>();
  for (const { item } of page.rows)
    for (const { reason } of item.losses) told.set(reason, (told.get(reason) ?? 0) + 1);
  return told;
}

function byReason(report: LossReport | undefined): Map<string, number> {
  return new Map(report?.groups.map((group) => [group.reason, group.count]));
}

describe('what would be lost', () => {
  test('is exactly what the preview says, each person once, though it is found in slices', async () => {
    const { world, connectionId, settings } = await knownPeople();
    const reports = await whole(world.queries.wouldBeLost(connectionId, settings, 'all', live));
    const last = reports.at(-1);
    expect(reports.length).toBeGreaterThan(2);
    expect(last).toMatchObject({ isOver: true, done: 254, total: 254 });
    const told = await previewed(world, connectionId);
    expect(told.get('emoji-dropped')).toBeGreaterThan(200);
    expect(told.get('number-unreadable')).toBe(1);
    expect(byReason(last)).toEqual(told);
    expect(last?.groups[0]?.examples.length).toBeLessThanOrEqual(5);
  });

  test('is what the preview says once people are linked, too', async () => {
    const { world, connectionId, settings } = await knownPeople();
    await world.start(connectionId);
    world.carddav.put(...lone('zed', 'Zed 😀'));
    await world.later(connectionId);
    await world.preview(connectionId);
    const last = (await whole(world.queries.wouldBeLost(connectionId, settings, 'all', live))).at(-1);
    expect(last?.isOver).toBe(true);
    expect(byReason(last)).toEqual(await previewed(world, connectionId));
  });

  test('follows settings that are not saved: as typed, an odd number can travel', async () => {
    const { world, connectionId, settings } = await knownPeople();
    const asTyped = { ...settings, e164: false };
    const reports = await whole(world.queries.wouldBeLost(connectionId, asTyped, 'all', live));
    expect([...byReason(reports.at(-1)).keys()]).not.toContain('number-unreadable');
  });

  test('is looked for no further once nobody waits for it', async () => {
    const { world, connectionId, settings } = await knownPeople();
    const stop = new AbortController();
    stop.abort();
    expect(await whole(world.queries.wouldBeLost(connectionId, settings, 'some', stop.signal))).toEqual([]);
  });
});

function lone(id: string, name: string): [string, string] {
  return [
    `${id}.vcf`,
    `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${id}\r\nFN:${name}\r\nN:;${name};;;\r\nEND:VCARD\r\n`,
  ];
}

describe('of many', () => {
  const many = 3_000;

  /** In the book the older half have numbers that nobody can read, the newer half emoji. */
  async function manyPeople(count = many) {
    const world = await appWorld();
    const connectionId = await world.connect();
    const view = await world.queries.connection(connectionId);
    if (!view) throw new Error('no connection');
    const accountId = view.right.account.id;
    const contact = (index: number): Contact => ({
      given: [{ value: index < count / 2 ? `Old${index}` : `New${index} 😀` }],
      tel: [
        ...(index < count / 2 ? [{ value: 'CALL-US', label: '' }] : []),
        { value: `+336${10_000_000 + index}`, label: '' },
      ],
    });
    const put = (ids: readonly number[], end: boolean) =>
      world.parts.memory.applyStep(
        accountId,
        {
          records: ids.map((id) => ({ id: `${id}`, version: '1', contact: contact(id) })),
          unreadable: [],
          unchangedIds: [],
          removedIds: [],
          next: null,
          progress: { done: 0, total: null },
          ...(end ? { end: { listing: 'changes', cursor: 'c' } as const } : {}),
        },
        (held) => (held.tel ?? []).slice(-1).map(({ value }) => `p:${value}`),
        1,
      );
    await put(
      Array.from({ length: count }, (_, index) => index),
      true,
    );
    // Whatever the app has to do by itself with the new ones is done.
    await world.work();
    const reads = { records: 0 };
    world.db.records.hook('reading', (row) => {
      reads.records += 1;
      return row;
    });
    const look = (extent: 'some' | 'all', signal = live) =>
      whole(world.queries.wouldBeLost(connectionId, view.connection.settings, extent, signal));
    return { world, look, reads, put };
  }

  test('some old and some new ones are looked at first', async () => {
    const { look, reads } = await manyPeople();
    const last = (await look('some')).at(-1);
    expect(last).toMatchObject({ isOver: true, done: 1_000, total: many });
    expect(byReason(last).get('emoji-dropped')).toBe(500);
    expect(byReason(last).get('number-unreadable')).toBe(500);
    const more = await manyPeople(many * 1.5);
    expect((await more.look('some')).at(-1)).toMatchObject({ done: 1_000, total: many * 1.5 });
    expect(more.reads.records).toBe(reads.records);
  });

  test('all are looked at when asked for', async () => {
    const { look } = await manyPeople();
    const reports = await look('all');
    expect(reports.at(-1)).toMatchObject({ isOver: true, done: many, total: many });
    expect(byReason(reports.at(-1)).get('number-unreadable')).toBe(many / 2);
    const bar = reports.map(({ work }) => work.done);
    expect(bar).toEqual([...bar].sort((a, b) => a - b));
    expect(reports.at(-1)?.work).toEqual({ done: 2 * many, total: 2 * many });
  });

  test('nobody is read again for the same question while nothing has changed, and all are afterwards', async () => {
    const { look, reads, put } = await manyPeople();
    const first = (await look('all')).at(-1);
    reads.records = 0;
    expect(await look('all')).toEqual([first]);
    expect(await look('some')).toEqual([first]);
    expect(reads.records).toBe(0);
    await put([many], true);
    expect((await look('all')).at(-1)).toMatchObject({ done: many + 1, total: many + 1 });
  });

  test('a look that is stopped reads no further, and is not taken for an answer', async () => {
    const { world, look, reads } = await manyPeople();
    const [connection] = await world.queries.connections();
    if (!connection) throw new Error('no connection');
    const { id, settings } = connection.connection;
    const stop = new AbortController();
    const seen: LossReport[] = [];
    for await (const report of world.queries.wouldBeLost(id, settings, 'all', stop.signal)) {
      seen.push(report);
      stop.abort();
    }
    expect(seen).toHaveLength(1);
    expect(reads.records).toBeLessThan(many);
    expect((await look('all')).at(-1)).toMatchObject({ isOver: true, done: many });
  });
});
