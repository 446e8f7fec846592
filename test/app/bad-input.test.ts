/** What goes wrong in real life: each gives a reason that has words, the rest of the sync goes on, nothing is lost, and no deletion follows. */
import { describe, expect, test } from 'vitest';
import { type AppWorld, aircallCredentials, appWorld, card } from './world.ts';

const anna = {
  first_name: 'Anna',
  last_name: 'Muller',
  phone_numbers: [{ label: 'Work', value: '+33612345678' }],
  emails: [],
};

async function running(): Promise<{ world: AppWorld; id: string }> {
  const world = await appWorld();
  world.aircall.seed([anna]);
  world.carddav.put(...card('bob', 'Bob', 'Ray', ['06 12 34 56 79']));
  const id = await world.connect();
  await world.command('connection.change', { connectionId: id, settings: await deleting(world, id) });
  await world.start(id);
  world.advance(120_000);
  await world.later(id, 2);
  return { world, id };
}

/** Deletions on, so that a wrong one would show. */
async function deleting(world: AppWorld, id: string) {
  const connection = await world.parts.memory.connection(id);
  if (!connection) throw new Error('no connection');
  return { ...connection.settings, deletions: { toLeft: 'linked', toRight: 'linked' } as const };
}

function sizes(world: AppWorld) {
  return { aircall: world.aircall.contacts().length, cards: world.carddav.book().cards.size };
}

async function failureOf(world: AppWorld, id: string) {
  return (await world.parts.memory.connection(id))?.failure ?? null;
}

describe('signing in', () => {
  const cardCases: readonly (readonly [string, Record<string, string>, string])[] = [
    ['a wrong app password', { password: 'wrong' }, 'credentials-rejected'],
    ['an address without encryption', { address: 'http://dav.example.com/' }, 'address-refused'],
    ['something that is no address', { address: 'not an address' }, 'address-refused'],
  ];
  for (const [name, change, code] of cardCases) {
    test(`${name}: ${code}`, async () => {
      const world = await appWorld();
      const attempt = world.command('account.check', {
        service: 'carddav',
        credentials: { ...world.cardCredentials, ...change },
      });
      await expect(attempt).rejects.toMatchObject({ code });
    });
  }

  for (const [name, change] of [
    ['a wrong API ID', { api_id: 'wrong' }],
    ['a wrong API token', { api_token: 'wrong' }],
  ] as const) {
    test(`${name} is told as such`, async () => {
      const world = await appWorld();
      const attempt = world.command('account.check', {
        service: 'aircall',
        credentials: { ...aircallCredentials, ...change },
      });
      await expect(attempt).rejects.toMatchObject({ code: 'credentials-rejected' });
      expect(await world.db.accounts.count()).toBe(0);
    });
  }

  test('an empty field is told before anything is sent', async () => {
    const world = await appWorld();
    const attempt = world.command('account.check', {
      service: 'aircall',
      credentials: { api_id: ' ', api_token: 'x' },
    });
    await expect(attempt).rejects.toMatchObject({ code: 'settings-invalid', detail: { field: 'api_id' } });
    expect(world.aircall.ledger.total).toBe(0);
  });

  test('a host without an address book', async () => {
    const world = await appWorld();
    const { createApp } = await import('../../lib/app/create-app.ts');
    const app = createApp(
      {
        ...world.parts,
        fetch: async () => new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } }),
      },
      () => {},
    );
    const attempt = app.handlers['account.check']({ service: 'carddav', credentials: world.cardCredentials });
    await expect(attempt).rejects.toMatchObject({ code: 'service-not-found' });
  });

  test('a line that is dead or a certificate that fails: the browser tells no difference, so the words name both', async () => {
    const world = await appWorld();
    const { createApp } = await import('../../lib/app/create-app.ts');
    const app = createApp(
      {
        ...world.parts,
        fetch: async () => {
          throw new TypeError('Failed to fetch');
        },
      },
      () => {},
    );
    const attempt = app.handlers['account.check']({ service: 'aircall', credentials: aircallCredentials });
    await expect(attempt).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('while it runs', () => {
  test('a key that was revoked: nothing is deleted, the user is asked, and a new key heals it', async () => {
    const { world, id } = await running();
    const before = sizes(world);
    const key = world.aircall.keys[0];
    world.aircall.keys.length = 0;
    await world.later(id, 2);
    expect(await failureOf(world, id)).toMatchObject({ code: 'credentials-rejected', side: 'left' });
    expect(sizes(world)).toEqual(before);
    if (key) world.aircall.keys.push(key);
    await world.later(id, 1);
    expect(await failureOf(world, id)).toBeNull();
    expect(sizes(world)).toEqual(before);
  });

  test('HTML in place of JSON', async () => {
    const { world, id } = await running();
    const before = sizes(world);
    world.aircall.faults.next({}, { kind: 'html' }, 10);
    await world.later(id, 1);
    expect(await failureOf(world, id)).toMatchObject({ code: 'answer-unreadable', side: 'left' });
    expect(sizes(world)).toEqual(before);
    world.aircall.faults.clear();
    await world.later(id, 1);
    expect(await failureOf(world, id)).toBeNull();
  });

  test('the address book was removed meanwhile: everything stays in Aircall', async () => {
    const { world, id } = await running();
    world.carddav.removeBook('contacts');
    await world.later(id, 3);
    expect(await failureOf(world, id)).toMatchObject({ code: 'book-missing', side: 'right' });
    expect(world.aircall.contacts()).toHaveLength(2);
  });

  test('a listing whose second page fails: no deletion follows, and the next run goes on', async () => {
    const { world, id } = await running();
    world.aircall.seed(
      Array.from({ length: 120 }, (_, index) => ({
        first_name: `Extra${index}`,
        phone_numbers: [{ label: 'Work', value: `+3361240${String(1000 + index)}` }],
        emails: [],
      })),
    );
    world.aircall.faults.next({ path: /page=2/ }, { kind: 'bad-gateway' }, 5);
    world.advance(25 * 60 * 60_000);
    const before = world.carddav.book().cards.size;
    await world.later(id, 1);
    expect(world.carddav.book().cards.size).toBeGreaterThanOrEqual(before);
    world.aircall.faults.clear();
    await world.later(id, 2);
    expect(sizes(world)).toEqual({ aircall: 122, cards: 122 });
  });

  test('a card that is garbage is shown with its reason, its partner stays, and the rest travels', async () => {
    const { world, id } = await running();
    const bob = [...world.carddav.book().cards.keys()].find((name) => name === 'bob.vcf') ?? '';
    world.carddav.put(bob, 'this is no card');
    world.carddav.put(...card('dora', 'Dora', 'Lee', ['06 12 34 56 11']));
    await world.later(id, 2);
    expect(
      world.aircall
        .contacts()
        .map((one) => one.first_name)
        .sort(),
    ).toEqual(['Anna', 'Bob', 'Dora']);
    expect(await failureOf(world, id)).toBeNull();
  });
});

test('what Aircall cannot hold is left with a reason, and everything else goes over', async () => {
  const world = await appWorld();
  const numbers = Array.from({ length: 21 }, (_, index) => `06 12 34 56 ${10 + index}`);
  world.carddav.put(...card('many', 'Many', 'Numbers', numbers));
  world.carddav.put(...card('none', 'No', 'Number', [], ['EMAIL:none@acme.fr']));
  world.carddav.put(...card('short', 'Short', 'Code', ['3615']));
  world.carddav.put(...card('mixed', 'Mixed', 'Bag', ['3615', '06 12 99 56 11']));
  world.carddav.put('empty.vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:empty\r\nFN:\r\nN:;;;;\r\nEND:VCARD\r\n');
  const id = await world.connect();
  const shown = await world.preview(id);
  expect(shown.counts?.excluded).toEqual({ 'no-number': 1, 'numbers-unreadable': 1, empty: 1 });
  await world.start(id);
  await world.later(id, 2);
  const many = world.aircall.contacts().find((one) => one.first_name === 'Many');
  expect(many?.phone_numbers).toHaveLength(20);
  expect(
    world.aircall
      .contacts()
      .find((one) => one.first_name === 'Mixed')
      ?.phone_numbers.map((phone) => phone.value),
  ).toEqual(['+33612995611']);
  expect(world.carddav.book().cards.size).toBe(5);
  expect(
    [...world.carddav.book().cards.values()].find((one) => one.text.includes('UID:many'))?.text.match(/TEL/g),
  ).toHaveLength(21);
});
