/** Trying a mapping and counting losses, on a real store: what is told before is what the preview then says. */
import { describe, expect, test } from 'vitest';
import type { ConnectionSettings, LossReport } from '../../lib/app/api.ts';
import { type AppWorld, appWorld, card } from './world.ts';

async function known(): Promise<{ world: AppWorld; connectionId: string; settings: ConnectionSettings }> {
  const world = await appWorld();
  world.aircall.seed([
    {
      first_name: 'Anna',
      last_name: 'von Bülow',
      information: 'Since 2019',
      phone_numbers: [{ label: 'Work', value: '+33612345678' }],
      emails: [],
    },
    {
      first_name: 'Bob',
      last_name: 'Ray',
      phone_numbers: [{ label: 'Work', value: '+33612345679' }],
      emails: [],
    },
  ]);
  world.carddav.put(
    ...card('anna', 'Anna', 'von Bülow', ['06 12 34 56 78'], ['ORG:Acme 😀', 'TITLE:Director']),
  );
  world.carddav.put(...card('joy', 'Joy 😀', 'Marks', ['06 12 34 56 01', '0800 CALL-US-NOW']));
  for (let index = 0; index < 250; index += 1)
    world.carddav.put(
      ...card(`p${index}`, `Person${index}`, 'Smile 😀', [
        `01 42 68 5${String(index).padStart(3, '0').replace(/^(.)/, '$1 ')}`,
      ]),
    );
  const connectionId = await world.connect();
  await world.preview(connectionId);
  const view = await world.queries.connection(connectionId);
  if (!view) throw new Error('no connection');
  return { world, connectionId, settings: view.connection.settings };
}

async function whole(reports: AsyncIterable<LossReport>): Promise<LossReport[]> {
  const all: LossReport[] = [];
  for await (const report of reports) all.push(report);
  return all;
}

const live = new AbortController().signal;

describe('trying a mapping on somebody real', () => {
  test('shows what a template would write, before it is saved', async () => {
    const { world, connectionId, settings } = await known();
    const row = {
      id: 'own',
      left: 'company_name',
      right: 'org',
      direction: 'to-left',
      winner: 'right',
      empty: 'ignore',
      transform: { kind: 'template', to: 'left', text: '{org} – {title}' },
    } as const;
    const mapping = [...settings.mapping.filter((one) => one.id !== 'company'), row];
    const view = await world.queries.connection(connectionId);
    const [anna] = await world.queries.findPeople(view?.right.account.id ?? '', 'bülow', 5, live);
    const trial = await world.queries.trial(
      connectionId,
      { ...settings, mapping },
      { side: 'right', id: anna?.id ?? '' },
    );
    expect(trial?.item.kind).toBe('pair');
    expect(trial?.rows.find((one) => one.row === 'own')?.left).toEqual([
      { field: 'company_name', before: [], after: [{ value: 'Acme – Director' }] },
    ]);
    expect((await world.queries.connection(connectionId))?.connection.settings).toEqual(settings);
  });

  test('of a text with a block, the block and what people typed are each told with their own row', async () => {
    const { world, connectionId, settings } = await known();
    const row = {
      id: 'own',
      left: 'information',
      right: 'title',
      direction: 'to-left',
      winner: 'ask',
      empty: 'ignore',
      transform: { kind: 'block', to: 'left', lines: [{ label: 'Job', field: 'title' }] },
    } as const;
    const view = await world.queries.connection(connectionId);
    const [anna] = await world.queries.findPeople(view?.left.account.id ?? '', 'bülow', 5, live);
    const trial = await world.queries.trial(
      connectionId,
      { ...settings, mapping: [...settings.mapping, row] },
      { side: 'left', id: anna?.id ?? '' },
    );
    const information = (id: string) => trial?.rows.find((one) => one.row === id)?.left[0];
    expect(information('own')?.after).toEqual([{ value: 'Job: Director' }]);
    expect(information('note')?.after).toEqual([{ value: 'Since 2019' }]);
  });

  test('somebody who is gone cannot be tried', async () => {
    const { world, connectionId, settings } = await known();
    expect(await world.queries.trial(connectionId, settings, { side: 'left', id: 'nobody' })).toBeNull();
    expect(await world.queries.trial('nothing', settings, { side: 'left', id: 'nobody' })).toBeNull();
  });
});

describe('what would be lost', () => {
  test('is exactly what the preview says, each person once, though it is found in slices', async () => {
    const { world, connectionId, settings } = await known();
    const reports = await whole(world.queries.wouldBeLost(connectionId, settings, live));
    const last = reports.at(-1);
    expect(reports.length).toBeGreaterThan(2);
    expect(last).toMatchObject({ isOver: true, done: 254, total: 254 });
    const [preview] = await world.queries.runs(connectionId, 1);
    const page = await world.queries.items(preview?.id ?? '', 'all', '', 0, 1_000);
    const told = new Map<string, number>();
    for (const { item } of page.rows)
      for (const { reason } of item.losses) told.set(reason, (told.get(reason) ?? 0) + 1);
    expect(told.get('emoji-dropped')).toBeGreaterThan(200);
    expect(told.get('number-unreadable')).toBe(1);
    expect(new Map(last?.groups.map((group) => [group.reason, group.count]))).toEqual(told);
    expect(last?.groups[0]?.examples.length).toBeLessThanOrEqual(5);
  });

  test('follows settings that are not saved: as typed, an odd number can travel', async () => {
    const { world, connectionId, settings } = await known();
    const reports = await whole(world.queries.wouldBeLost(connectionId, { ...settings, e164: false }, live));
    expect(reports.at(-1)?.groups.map((group) => group.reason)).not.toContain('number-unreadable');
  });

  test('is looked for no further once nobody waits for it', async () => {
    const { world, connectionId, settings } = await known();
    const stop = new AbortController();
    stop.abort();
    expect(await whole(world.queries.wouldBeLost(connectionId, settings, stop.signal))).toEqual([]);
  });
});

test("examples of the user's numbers show each manner of writing before a second of the same", async () => {
  const { world, connectionId } = await known();
  const view = await world.queries.connection(connectionId);
  const numbers = await world.queries.numberSamples(view?.right.account.id ?? '', 4);
  expect(numbers).toHaveLength(4);
  // Two hundred and fifty are written in pairs, one alone in letters: it is among the first all the same.
  expect(numbers).toContain('0800 CALL-US-NOW');
});

test('a mapping with a fault is not taken, and nothing of the settings changes', async () => {
  const { world, connectionId, settings } = await known();
  const [first] = settings.mapping;
  if (!first) throw new Error('no rows');
  const twice = { ...settings, e164: false, mapping: [...settings.mapping, { ...first, id: 'again' }] };
  await expect(world.command('connection.change', { connectionId, settings: twice })).rejects.toMatchObject({
    code: 'settings-invalid',
    detail: { field: 'mapping', row: 'again', reason: 'written-twice' },
  });
  expect((await world.queries.connection(connectionId))?.connection.settings).toEqual(settings);
});
