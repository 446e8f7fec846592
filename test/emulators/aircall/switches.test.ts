import { expect, test } from 'vitest';
import { type Clock, stoppedClock } from '../clock.ts';
import { ask, gary, type Reply } from './ask.ts';
import { AircallEmulator } from './emulator.ts';
import { defaultSwitches, type Switches, switchCases } from './switches.ts';

interface Scene {
  readonly emulator: AircallEmulator;
  readonly clock: Clock;
  ask(method: string, path: string, body?: unknown): Promise<Reply>;
  create(change?: object): Promise<Reply>;
}

function scene(settings: Partial<Switches> = {}): Scene {
  const clock = stoppedClock();
  const emulator = new AircallEmulator({ clock, switches: settings, withDefaultContacts: false });
  return {
    emulator,
    clock,
    ask: (method, path, body) => ask(emulator, method, path, body),
    create: (change = {}) => ask(emulator, 'POST', '/v1/contacts', { ...gary, ...change }),
  };
}

const mobile = { label: 'Mobile', value: '+33612345678' };
const numbers = (value: string) => ({ phone_numbers: [{ label: 'Work', value }] });

async function withGary(it: Scene) {
  const { contact } = (await it.create()).json;
  const path = `/v1/contacts/${contact.id}`;
  return { contact, path, phone: `${path}/phone_details/${contact.phone_numbers[0].id}` };
}

async function storedNumber(it: Scene, value: string): Promise<unknown> {
  const { status, json } = await it.create(numbers(value));
  return status === 201 ? json.contact.phone_numbers[0].value : status;
}

async function overLimit(it: Scene): Promise<Reply> {
  it.emulator.switches.rateLimit = 1;
  await it.ask('GET', '/v1/ping');
  return it.ask('GET', '/v1/ping');
}

async function countOf(it: Scene, path: string): Promise<number> {
  return (await it.ask('GET', path)).json.meta.total;
}

/** What can be seen of a switch. A switch without a proof does not compile. */
const proofs: { readonly [Name in keyof Switches]: (it: Scene) => Promise<unknown> } = {
  createStatus: async (it) => (await it.create()).status,
  detailCreateStatus: async (it) => {
    const { path } = await withGary(it);
    return (await it.ask('POST', `${path}/phone_details`, mobile)).status;
  },
  detailStatus: async (it) => (await it.ask('PUT', (await withGary(it)).phone, mobile)).status,
  detailDeleteStatus: async (it) => (await it.ask('DELETE', (await withGary(it)).phone)).status,
  detailsBumpUpdatedAt: async (it) => {
    const { contact, path, phone } = await withGary(it);
    it.clock.advance(9_000);
    await it.ask('PUT', phone, mobile);
    return (await it.ask('GET', path)).json.contact.updated_at > contact.updated_at;
  },
  detailEnvelope: async (it) => {
    const { json } = await it.ask('PUT', (await withGary(it)).phone, mobile);
    return 'phone_detail' in json ? 'detail' : 'contact' in json ? 'contact' : null;
  },
  detailUpdateVerb: async (it) => {
    const { status } = await it.ask('POST', (await withGary(it)).phone, mobile);
    return { 404: 'put', 200: 'put-and-post' }[status];
  },
  updateVerb: async (it) => {
    const { status } = await it.ask('PUT', (await withGary(it)).path, { first_name: 'G' });
    return { 404: 'post', 200: 'both' }[status];
  },
  rateLimit: async (it) => {
    for (let served = 0; served <= 200; served += 1) {
      if ((await it.ask('GET', '/v1/ping')).status === 429) return served;
    }
    return null;
  },
  rateHeaders: async (it) => {
    const onAny = (await it.ask('GET', '/v1/ping')).headers.has('x-aircallapi-remaining');
    const on429 = (await overLimit(it)).headers.has('x-aircallapi-limit');
    return onAny ? 'always' : on429 ? 'on-429' : 'none';
  },
  retryAfter: async (it) => (await overLimit(it)).headers.get('retry-after') === '60',
  resetUnit: async (it) => {
    const reset = Number((await overLimit(it)).headers.get('x-aircallapi-reset'));
    return reset === it.clock.now() + 60_000 ? 'ms' : reset === it.clock.now() / 1_000 + 60 ? 's' : null;
  },
  rateLimitBody: async (it) => {
    const { json } = await overLimit(it);
    return json === null ? 'html' : 'troubleshoot' in json ? 'application' : 'edge';
  },
  plusOne: async (it) => {
    const stored = await storedNumber(it, '06 12 34 56 78');
    return { '+10612345678': 'prepend', '400': 'reject', '06 12 34 56 78': 'as-given' }[String(stored)];
  },
  errorForInvalidPhone: async (it) => (await it.create(numbers('12ab'))).status,
  keepsSpacesInE164: async (it) => (await storedNumber(it, '+33 6 12 34 56 78')) === '+33 6 12 34 56 78',
  nullClears: async (it) => {
    const { path } = await withGary(it);
    const { status, json } = await it.ask('POST', path, { last_name: null });
    return status === 400 ? 'no' : json.contact.last_name === null ? 'yes' : 'ignored';
  },
  unsetInformation: async (it) => {
    const { information } = (await it.create({ information: undefined })).json.contact;
    return information === null ? 'null' : information === '' ? 'empty' : undefined;
  },
  stripsEmoji: async (it) => (await it.create({ first_name: 'Zoë🎉' })).json.contact.first_name === 'Zoë',
  trimsBlanks: async (it) => (await it.create({ first_name: ' Zoë ' })).json.contact.first_name === 'Zoë',
  maxScalarLength: async (it) => {
    const accepted = async (length: number) =>
      (await it.create({ last_name: 'x'.repeat(length) })).status === 201;
    return (await accepted(256)) ? null : (await accepted(255)) ? 255 : undefined;
  },
  maxInformationLength: async (it) => {
    const { status } = await it.create({ information: 'x'.repeat(30_001) });
    return status === 201 ? null : 30_000;
  },
  primaryCountsInTwenty: async (it) =>
    (await it.create({ phone_numbers: Array(21).fill(mobile) })).status === 400,
  createWithoutNumbers: async (it) =>
    (await it.create({ phone_numbers: [] })).status === 400 ? 'reject' : 'accept',
  deleteLastNumber: async (it) =>
    (await it.ask('DELETE', (await withGary(it)).phone)).status === 400 ? 'reject' : 'accept',
  validatesEmails: async (it) =>
    (await it.create({ emails: [{ label: 'Work', value: 'none' }] })).status === 400,
  rejectionBody: async (it) => {
    const { json } = await it.create({ first_name: '' });
    return typeof json.errors === 'object' ? 'by-field' : 'message' in json ? 'current' : 'documented';
  },
  notFoundBody: async (it) => {
    const { json } = await it.ask('GET', '/v1/contacts/1');
    return Array.isArray(json.errors) ? 'with-errors' : 'message' in json ? 'current' : 'documented';
  },
  searchLagMs: (it) => lag(it, '/v1/contacts/search?phone_number=%2B19001112222'),
  listLagMs: (it) => lag(it, '/v1/contacts'),
  searchMatch: async (it) => {
    it.emulator.seed([numbers('+33612345678')]);
    if ((await countOf(it, '/v1/contacts/search?phone_number=12345678')) === 1) return 'suffix';
    return (await countOf(it, '/v1/contacts/search?phone_number=33612345678')) === 1 ? 'lenient' : 'exact';
  },
  searchEmailCase: async (it) => {
    it.emulator.seed([{ emails: [{ label: 'Work', value: 'Ann@acme.example' }] }]);
    const found = await countOf(it, '/v1/contacts/search?email=ann%40acme.example');
    return found === 1 ? 'ignored' : 'exact';
  },
  updatedAtAfterCreateMs: async (it) => {
    const { created_at, updated_at } = (await it.create()).json.contact;
    return (updated_at - created_at) * 1_000;
  },
  perPageEcho: async (it) =>
    (await it.ask('GET', '/v1/contacts?per_page=80')).json.meta.per_page === 80 ? 'as-asked' : 'clamped',
  perPageRows: async (it) => {
    it.emulator.seed(Array(80).fill(numbers('+33612345678')));
    const { json } = await it.ask('GET', '/v1/contacts?per_page=80');
    return { 50: 'clamped', 80: 'as-asked' }[String(json.contacts.length)];
  },
  linksKeepFromTo: async (it) => {
    it.emulator.seed(Array(3).fill(numbers('+33612345678')));
    const { json } = await it.ask('GET', '/v1/contacts?from=1&to=9999999999&per_page=1');
    return json.meta.next_page_link.includes('&from=1&to=9999999999&');
  },
};

async function lag(it: Scene, path: string): Promise<number | undefined> {
  await it.create();
  let waited = 0;
  for (const lagMs of [0, 5_000, 10_000, 90_000]) {
    it.clock.advance(lagMs - waited - 1);
    if (lagMs > 0 && (await countOf(it, path)) > 0) return undefined;
    it.clock.advance(1);
    waited = lagMs;
    if ((await countOf(it, path)) > 0) return lagMs;
  }
  return undefined;
}

test.each(Object.keys(defaultSwitches) as (keyof Switches)[])('%s has its default effect', async (name) => {
  expect(await proofs[name](scene())).toBe(defaultSwitches[name]);
});

test.each(switchCases.map(({ name, settings }) => [name, settings] as const))(
  '%s takes effect',
  async (_name, settings) => {
    const [[switchName, value] = []] = Object.entries(settings);
    expect(await proofs[switchName as keyof Switches](scene(settings))).toBe(value);
  },
);

test('every switch has a case, and every case differs from the default in one switch', () => {
  const covered = new Set(switchCases.flatMap(({ settings }) => Object.keys(settings)));
  expect(covered).toEqual(new Set(Object.keys(defaultSwitches)));
  for (const { settings } of switchCases) {
    const [entry] = Object.entries(settings);
    expect(Object.keys(settings)).toHaveLength(1);
    expect(entry?.[1]).not.toBe(defaultSwitches[entry?.[0] as keyof Switches]);
  }
});

test('a switch can be thrown while the emulator runs', async () => {
  const it = scene();
  it.emulator.switches.createStatus = 200;
  expect((await it.create()).status).toBe(200);
});

test('a lag holds back edits and deletions as well', async () => {
  const it = scene({ listLagMs: 10_000 });
  const [ann] = it.emulator.seed([{ first_name: 'Ann' }, { first_name: 'Bob' }]);
  const names = async () =>
    (await it.ask('GET', '/v1/contacts')).json.contacts.map(
      (contact: { first_name: string }) => contact.first_name,
    );
  it.emulator.edit(ann?.id ?? 0, { first_name: 'Anna' });
  expect(await names()).toEqual(['Ann', 'Bob']);
  it.clock.advance(10_000);
  expect(await names()).toEqual(['Anna', 'Bob']);
  it.emulator.remove(ann?.id ?? 0);
  expect(await names()).toEqual(['Anna', 'Bob']);
  it.clock.advance(10_000);
  expect(await names()).toEqual(['Bob']);
});
