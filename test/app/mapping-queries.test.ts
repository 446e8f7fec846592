/** Trying a mapping on a real store: what is told before is what the preview then says. */
import { describe, expect, test } from 'vitest';
import { knownPeople as known } from './known-people.ts';

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
