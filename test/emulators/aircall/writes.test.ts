import { expect, test } from 'vitest';
import { stoppedClock } from '../clock.ts';
import { ask, gary } from './ask.ts';
import { AircallEmulator } from './emulator.ts';

function start() {
  const clock = stoppedClock();
  return { clock, emulator: new AircallEmulator({ clock, withDefaultContacts: false }) };
}

async function withGary() {
  const { clock, emulator } = start();
  const { json } = await ask(emulator, 'POST', '/v1/contacts', gary);
  const path = `/v1/contacts/${json.contact.id}`;
  return { clock, emulator, path, contact: json.contact };
}

test('a created contact is given back whole, with 201 and no company', async () => {
  const { emulator } = start();
  const { status, json } = await ask(emulator, 'POST', '/v1/contacts', gary);
  expect(status).toBe(201);
  expect(Object.keys(json)).toEqual(['contact']);
  expect(json.contact).toMatchObject({ first_name: 'Gary', company_name: null, is_shared: true });
  expect(json.contact.phone_numbers[0]).toMatchObject({ label: 'Work', value: '+19001112222' });
  expect((await ask(emulator, 'GET', `/v1/contacts/${json.contact.id}`)).json).toEqual(json);
});

test.each([
  ['no numbers', { ...gary, phone_numbers: undefined }],
  ['an empty list of numbers', { ...gary, phone_numbers: [] }],
  ['a number without a label', { ...gary, phone_numbers: [{ value: '+19001112222' }] }],
  ['a number without a value', { ...gary, phone_numbers: [{ label: 'Work', value: ' ' }] }],
  ['a number that is none', { ...gary, phone_numbers: [{ label: 'Work', value: 'call me' }] }],
  ['a number of 16 digits', { ...gary, phone_numbers: [{ label: 'Work', value: '+1234567890123456' }] }],
  [
    'a number with an extension',
    { ...gary, phone_numbers: [{ label: 'Work', value: '+33123456789 ext 5' }] },
  ],
  ['21 numbers', { ...gary, phone_numbers: Array(21).fill({ label: 'Work', value: '+19001112222' }) }],
  ['21 e-mails', { ...gary, emails: Array(21).fill({ label: 'Work', value: 'a@b.example' }) }],
  ['an e-mail without a label', { ...gary, emails: [{ value: 'a@b.example' }] }],
  ['a blank name', { ...gary, first_name: ' ' }],
  ['a company that is null', { ...gary, company_name: null }],
  ['a name that is a number', { ...gary, first_name: 7 }],
  ['information beyond 30,000 characters', { ...gary, information: 'x'.repeat(30_001) }],
])('a create with %s is refused with 400 and leaves nothing behind', async (_name, body) => {
  const { emulator } = start();
  const { status, json } = await ask(emulator, 'POST', '/v1/contacts', body);
  expect(status).toBe(400);
  expect(Object.keys(json)).toEqual(['error', 'data', 'message', 'errors', 'troubleshoot', 'success']);
  expect(emulator.contacts()).toEqual([]);
});

test.each([
  ['text that is no JSON', '{"first_name":', { 'content-type': 'application/json' }],
  ['a list', '[]', { 'content-type': 'application/json' }],
  ['another content type', JSON.stringify(gary), { 'content-type': 'text/plain' }],
])('%s is refused', async (_name, body, headers) => {
  const { emulator } = start();
  expect((await ask(emulator, 'POST', '/v1/contacts', body, headers)).status).toBe(400);
  expect(emulator.contacts()).toEqual([]);
});

test('a delete needs a content type too', async () => {
  const { emulator, path } = await withGary();
  expect((await ask(emulator, 'DELETE', path, undefined, { 'content-type': 'text/plain' })).status).toBe(400);
  expect(emulator.contacts()).toHaveLength(1);
});

test.each([
  ['+33 6 12-34 (56) 78', '+33612345678'],
  ['0612345678', '+10612345678'],
  ['06 12 34 56 78', '+10612345678'],
])('the number %s is kept as %s', async (value, kept) => {
  const { emulator } = start();
  const body = { ...gary, phone_numbers: [{ label: 'Work', value }] };
  const { json } = await ask(emulator, 'POST', '/v1/contacts', body);
  expect(json.contact.phone_numbers[0].value).toBe(kept);
});

test('emoji are taken out of names, and a name of emoji alone is none', async () => {
  const { emulator } = start();
  const body = { ...gary, first_name: 'Zoë 👩‍👩‍👧 🇫🇷❤️', last_name: '🎉', company_name: 'Acme™ 2 & Søn #1' };
  const { json } = await ask(emulator, 'POST', '/v1/contacts', body);
  expect(json.contact).toMatchObject({
    first_name: 'Zoë',
    last_name: null,
    company_name: 'Acme™ 2 & Søn #1',
  });
});

test.each(['POST', 'PUT'])(
  'an update by %s changes scalars and ignores numbers and e-mails',
  async (method) => {
    const { clock, emulator, path, contact } = await withGary();
    clock.advance(3_000);
    const change = { last_name: 'Jones', phone_numbers: [], emails: [{ label: 'x', value: 'x@y.example' }] };
    const { status, json } = await ask(emulator, method, path, change);
    expect(status).toBe(200);
    expect(json.contact).toEqual({ ...contact, last_name: 'Jones', updated_at: contact.updated_at + 3 });
  },
);

test('an update with the same values moves updated_at all the same', async () => {
  const { clock, emulator, path, contact } = await withGary();
  clock.advance(11_000);
  const { json } = await ask(emulator, 'POST', path, { first_name: 'Gary' });
  expect(json.contact).toEqual({ ...contact, updated_at: contact.updated_at + 11 });
});

test.each([{ last_name: '' }, { last_name: '  ' }, { company_name: null }])(
  'a scalar cannot be emptied by %j',
  async (change) => {
    const { emulator, path, contact } = await withGary();
    expect((await ask(emulator, 'POST', path, change)).status).toBe(400);
    expect((await ask(emulator, 'GET', path)).json.contact).toEqual(contact);
  },
);

test('a deleted contact is gone without a trace', async () => {
  const { emulator, path } = await withGary();
  const { status, text } = await ask(emulator, 'DELETE', path);
  expect([status, text]).toEqual([204, '']);
  expect((await ask(emulator, 'DELETE', path)).status).toBe(404);
  expect((await ask(emulator, 'GET', '/v1/contacts')).json.meta.total).toBe(0);
});

test('numbers and e-mails are added, changed and deleted one by one', async () => {
  const { clock, emulator, path, contact } = await withGary();
  clock.advance(1_000);
  const added = await ask(emulator, 'POST', `${path}/phone_details`, {
    label: 'Mobile',
    value: '+33 6 12 34 56 78',
  });
  expect(added.status).toBe(201);
  const { id } = added.json.phone_detail;
  expect(added.json).toEqual({ phone_detail: { id, label: 'Mobile', value: '+33612345678' } });

  const changed = await ask(emulator, 'PUT', `${path}/phone_details/${id}`, {
    label: 'Home',
    value: '+33612345679',
  });
  expect([changed.status, changed.json]).toEqual([
    200,
    { phone_detail: { id, label: 'Home', value: '+33612345679' } },
  ]);

  const emailId = contact.emails[0].id;
  const email = await ask(emulator, 'PUT', `${path}/email_details/${emailId}`, {
    label: 'Office',
    value: 'g@acme.example',
  });
  expect(email.json).toEqual({ email_detail: { id: emailId, label: 'Office', value: 'g@acme.example' } });
  expect((await ask(emulator, 'DELETE', `${path}/phone_details/${id}`)).status).toBe(204);
  const after = (await ask(emulator, 'GET', path)).json.contact;
  expect(after.phone_numbers).toEqual(contact.phone_numbers);
  expect(after.updated_at).toBe(contact.updated_at + 1);
});

test('the last number can go, and the contact stays', async () => {
  const { emulator, path, contact } = await withGary();
  await ask(emulator, 'DELETE', `${path}/phone_details/${contact.phone_numbers[0].id}`);
  expect((await ask(emulator, 'GET', path)).json.contact.phone_numbers).toEqual([]);
});

test('a detail is refused when it is the 21st, blank, or of another contact', async () => {
  const { emulator, path, contact } = await withGary();
  const add = (value: string) => ask(emulator, 'POST', `${path}/phone_details`, { label: 'Work', value });
  for (let index = 0; index < 19; index += 1) expect((await add(`+3361234560${index}`)).status).toBe(201);
  expect((await add('+33699999999')).status).toBe(400);
  const one = `${path}/phone_details/${contact.phone_numbers[0].id}`;
  expect((await ask(emulator, 'PUT', one, { label: '', value: '+33612345678' })).status).toBe(400);
  expect((await ask(emulator, 'PUT', one, { label: 'Work', value: '' })).status).toBe(400);
  const other = await ask(emulator, 'POST', '/v1/contacts', gary);
  const wrong = `/v1/contacts/${other.json.contact.id}/phone_details/${contact.phone_numbers[0].id}`;
  expect((await ask(emulator, 'DELETE', wrong)).status).toBe(404);
});
