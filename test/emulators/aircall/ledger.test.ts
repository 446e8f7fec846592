import { expect, test } from 'vitest';
import { stoppedClock } from '../clock.ts';
import { ask, gary } from './ask.ts';
import { AircallEmulator } from './emulator.ts';
import { requestKinds } from './ledger.ts';

function start(): AircallEmulator {
  return new AircallEmulator({ clock: stoppedClock(), withDefaultContacts: false });
}

test('each request is counted under its kind', async () => {
  const emulator = start();
  const { json } = await ask(emulator, 'POST', '/v1/contacts', gary);
  const path = `/v1/contacts/${json.contact.id}`;
  const detail = `${path}/phone_details/${json.contact.phone_numbers[0].id}`;
  const number = { label: 'Work', value: '+33612345678' };
  for (const get of ['/v1/contacts', '/v1/contacts/search', path, '/v1/ping', '/v1/company', '/v1/calls']) {
    await ask(emulator, 'GET', get);
  }
  await ask(emulator, 'POST', path, { first_name: 'Garry' });
  await ask(emulator, 'POST', `${path}/phone_details`, { label: 'Home', value: '+33612345679' });
  await ask(emulator, 'PUT', detail, number);
  await ask(emulator, 'DELETE', detail);
  await ask(emulator, 'DELETE', path);
  expect(emulator.ledger.counts).toEqual(Object.fromEntries(requestKinds.map((kind) => [kind, 1])));
  expect(emulator.ledger.total).toBe(12);
  expect(emulator.ledger.writes).toBe(6);
  expect(emulator.ledger.maxInAnyMinute).toBe(12);
  expect(emulator.ledger.unchangedWrites).toBe(0);
  emulator.ledger.reset();
  expect(emulator.ledger.total).toBe(0);
});

test('a contact made twice is a duplicate, in whatever order and spelling its values come', async () => {
  const emulator = start();
  const twoNumbers = [
    { label: 'Work', value: '+33612345678' },
    { label: 'Home', value: '+19001112222' },
  ];
  await ask(emulator, 'POST', '/v1/contacts', { ...gary, phone_numbers: twoNumbers });
  await ask(emulator, 'POST', '/v1/contacts', gary);
  expect(emulator.ledger.duplicates).toBe(0);
  await ask(emulator, 'POST', '/v1/contacts', {
    ...gary,
    information: 'Another note',
    phone_numbers: [...twoNumbers].reverse(),
    emails: [{ label: 'Work', value: 'GARY.Jennings@acme.example' }],
  });
  expect(emulator.ledger.duplicates).toBe(1);
  expect(emulator.ledger.creates).toBe(3);
});

test('a contact made again after its twin was changed or deleted is no duplicate', async () => {
  const emulator = start();
  const { json } = await ask(emulator, 'POST', '/v1/contacts', gary);
  await ask(emulator, 'POST', `/v1/contacts/${json.contact.id}`, { company_name: 'Acme' });
  const second = await ask(emulator, 'POST', '/v1/contacts', gary);
  emulator.remove(second.json.contact.id);
  await ask(emulator, 'POST', '/v1/contacts', gary);
  expect(emulator.ledger.duplicates).toBe(0);
});

test('what people do in the Workspace is not counted, but what is made after them can be a duplicate', async () => {
  const emulator = start();
  emulator.seed([gary]);
  emulator.create(gary);
  expect([emulator.ledger.creates, emulator.ledger.duplicates, emulator.ledger.total]).toEqual([0, 0, 0]);
  await ask(emulator, 'POST', '/v1/contacts', gary);
  expect(emulator.ledger.duplicates).toBe(1);
});

test('a write that changes nothing is noticed', async () => {
  const emulator = start();
  const { json } = await ask(emulator, 'POST', '/v1/contacts', gary);
  const path = `/v1/contacts/${json.contact.id}`;
  const [phone] = json.contact.phone_numbers;
  await ask(emulator, 'POST', path, { first_name: 'Gary' });
  await ask(emulator, 'POST', path, { emails: [] });
  await ask(emulator, 'PUT', `${path}/phone_details/${phone.id}`, {
    label: 'Work',
    value: '+1 900 111 2222',
  });
  expect(emulator.ledger.unchangedWrites).toBe(3);
  await ask(emulator, 'POST', `${path}/phone_details`, { label: 'Home', value: phone.value });
  expect(emulator.ledger.repeatedDetails).toBe(1);
});
