import { expect, test } from 'vitest';
import { changeInPageSettings } from '../../lib/app/in-page/settings.ts';
import { type AppWorld, appWorld } from './world.ts';

const aircallHost = 'https://api.aircall.io/*';

async function connected(): Promise<{ world: AppWorld; left: string; right: string }> {
  const world = await appWorld();
  await world.connect();
  const [left, right] = ['aircall', 'carddav'].map(async (service) => {
    const all = await world.db.accounts.toArray();
    return all.find((account) => account.service === service)?.id ?? '';
  });
  return { world, left: (await left) ?? '', right: (await right) ?? '' };
}

test('the way to a service is given back to the browser with the last account there', async () => {
  const { world, left, right } = await connected();
  await world.command('account.remove', { accountId: left });
  expect(world.givenBack).toEqual([aircallHost]);
  await world.command('account.remove', { accountId: right });
  expect(world.givenBack).toEqual([aircallHost, 'https://dav.example.com/*']);
});

test('while another account or a page with warnings needs the same host, it is kept', async () => {
  const { world, right } = await connected();
  await changeInPageSettings(world.db, { isOn: true, hosts: ['dav.example.com'] });
  await world.command('account.remove', { accountId: right });
  expect(world.givenBack).toEqual([]);
});
