import { expect, test } from 'vitest';
import { stoppedClock } from '../clock.ts';
import { ask, gary } from './ask.ts';
import { AircallEmulator } from './emulator.ts';

const number = (value: string) => [{ label: 'Work', value }];

function withThree(): AircallEmulator {
  const emulator = new AircallEmulator({ clock: stoppedClock(), withDefaultContacts: false });
  emulator.seed([
    { first_name: 'B', created_at: 200, updated_at: 900, phone_numbers: number('+33612345678') },
    { first_name: 'A', created_at: 100, updated_at: 950, phone_numbers: number('+4930123456') },
    {
      first_name: 'C',
      created_at: 300,
      updated_at: 800,
      phone_numbers: number('+12025550143'),
      emails: [{ label: 'Work', value: 'C@Acme.example' }],
    },
  ]);
  return emulator;
}

async function names(emulator: AircallEmulator, query: string): Promise<string> {
  const { json } = await ask(emulator, 'GET', `/v1/contacts${query}`);
  return json.contacts.map(({ first_name }: { first_name: string }) => first_name).join('');
}

test('contacts come oldest first unless asked otherwise', async () => {
  const emulator = withThree();
  expect(await names(emulator, '')).toBe('ABC');
  expect(await names(emulator, '?order=desc')).toBe('CBA');
  expect(await names(emulator, '?order_by=updated_at')).toBe('CBA');
  expect(await names(emulator, '?order_by=updated_at&order=desc')).toBe('ABC');
  expect(await names(emulator, '?order=desc&per_page=2&page=2')).toBe('A');
});

test('from and to are inclusive and about the creation, even when ordered by the last change', async () => {
  const emulator = withThree();
  expect(await names(emulator, '?from=200&to=300')).toBe('BC');
  expect(await names(emulator, '?from=201&to=300')).toBe('C');
  expect(await names(emulator, '?from=100&to=199')).toBe('A');
  expect(await names(emulator, '?to=200&order=desc&per_page=1&page=2')).toBe('A');
  expect(await names(emulator, '?from=200&to=300&order_by=updated_at')).toBe('CB');
  expect(await names(emulator, '?from=301')).toBe('');
});

test('at most 50 contacts come on a page, and per_page is echoed as asked', async () => {
  const emulator = new AircallEmulator({ clock: stoppedClock() });
  emulator.seed(Array.from({ length: 60 }, () => ({ phone_numbers: number('+33612345678') })));
  const { json } = await ask(emulator, 'GET', '/v1/contacts?per_page=51');
  expect(json.meta).toMatchObject({ count: 50, total: 62, per_page: 51 });
  expect((await ask(emulator, 'GET', '/v1/contacts')).json.meta).toMatchObject({ count: 20, per_page: 20 });
});

test('the search finds a number or an e-mail, and everybody when it is given nothing', async () => {
  const emulator = withThree();
  expect(await names(emulator, '/search?phone_number=%2B33612345678')).toBe('B');
  expect(await names(emulator, '/search?phone_number=%2B33%206%2012%2034%2056%2078')).toBe('B');
  expect(await names(emulator, '/search?email=c%40acme.example')).toBe('C');
  expect(await names(emulator, '/search?phone_number=%2B33612345679')).toBe('');
  expect(await names(emulator, '/search')).toBe('ABC');
  expect(await names(emulator, '/search?phone_number=')).toBe('ABC');
  expect(await names(emulator, '/search?query=Aircall')).toBe('ABC');
});

test('a plus that was not encoded is a blank, so nobody is found', async () => {
  expect(await names(withThree(), '/search?phone_number=+33612345678')).toBe('');
});

test('the search learns of a new contact later than the list', async () => {
  const clock = stoppedClock();
  const emulator = new AircallEmulator({ clock, withDefaultContacts: false });
  await ask(emulator, 'POST', '/v1/contacts', gary);
  const found = '/search?phone_number=%2B19001112222';
  expect(await names(emulator, '')).toBe('Gary');
  expect(await names(emulator, found)).toBe('');
  clock.advance(5_000);
  expect(await names(emulator, found)).toBe('Gary');
});

test('edits move a contact within every order', async () => {
  const clock = stoppedClock();
  const emulator = new AircallEmulator({ clock, withDefaultContacts: false });
  const [first] = emulator.seed([
    { first_name: 'A', phone_numbers: number('+33612345678') },
    { first_name: 'B', phone_numbers: number('+33612345679') },
  ]);
  expect(await names(emulator, '?order_by=updated_at&order=desc')).toBe('BA');
  clock.advance(1_000);
  emulator.edit(first?.id ?? 0, { first_name: 'Z' });
  expect(await names(emulator, '?order_by=updated_at&order=desc')).toBe('ZB');
  expect(await names(emulator, '')).toBe('ZB');
  emulator.remove(first?.id ?? 0);
  expect(await names(emulator, '')).toBe('B');
  expect((await ask(emulator, 'GET', `/v1/contacts/${first?.id}`)).status).toBe(404);
});

test('hidden contacts are neither listed, found nor read', async () => {
  const emulator = withThree();
  const hidden = emulator.addHidden({ first_name: 'H', phone_numbers: number('+33699999999') });
  expect(await names(emulator, '')).toBe('ABC');
  expect(await names(emulator, '/search?phone_number=%2B33699999999')).toBe('');
  expect((await ask(emulator, 'GET', `/v1/contacts/${hidden.id}`)).status).toBe(404);
  expect((await ask(emulator, 'DELETE', `/v1/contacts/${hidden.id}`)).status).toBe(404);
});

test('100,000 contacts are listed to the last through windows of creation time', async () => {
  const emulator = new AircallEmulator({
    clock: stoppedClock(),
    switches: { rateLimit: null },
    withDefaultContacts: false,
  });
  const count = 100_000;
  emulator.seed(
    Array.from({ length: count }, (_, index) => ({
      created_at: 1_600_000_000 + index,
      phone_numbers: number(`+336${String(index).padStart(8, '0')}`),
    })),
  );
  const seen = new Set<number>();
  for (let from = 1_600_000_000; from < 1_600_000_000 + count; from += 10_000) {
    for (let page = 1; page <= 200; page += 1) {
      const { json } = await ask(
        emulator,
        'GET',
        `/v1/contacts?per_page=50&page=${page}&from=${from}&to=${from + 9_999}`,
      );
      for (const { id } of json.contacts) seen.add(id);
      if (page === 100) emulator.edit(json.contacts[0].id, { last_name: 'Edited' });
      if (json.meta.next_page_link === null) break;
    }
  }
  expect(seen.size).toBe(count);
  expect(emulator.ledger.counts.list).toBe(2_000);
});
