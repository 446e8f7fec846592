import { describe, expect, it } from 'vitest';
import { stoppedClock } from '../clock.ts';
import { MicrosoftEmulator } from './emulator.ts';
import type { Switches } from './switches.ts';

const scopes = ['Contacts.ReadWrite', 'User.Read'];

function emulated(switches: Partial<Switches> = {}, granted = scopes) {
  const emulator = new MicrosoftEmulator({ clock: stoppedClock(), switches });
  emulator.login.accessTokens.set('t', { scopes: granted, user: 'u', expiresAt: Number.POSITIVE_INFINITY });
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await emulator.fetch(`https://graph.microsoft.com/v1.0${path}`, {
      method,
      headers: { authorization: 'Bearer t', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  return { emulator, ask };
}

const create = (n: number, more: object = {}) => ({
  id: String(n),
  method: 'POST',
  url: '/me/contacts',
  headers: { 'Content-Type': 'application/json' },
  body: { givenName: `Nr ${n}` },
  ...more,
});

const statuses = (answer: { body: { responses: { id: string; status: number }[] } }) =>
  [...answer.body.responses].sort((a, b) => Number(a.id) - Number(b.id)).map(({ status }) => status);

describe('the emulated Graph is as strict as the real one', () => {
  it.each([
    ['an unknown property', { firstName: 'A' }],
    ['a third number for work', { businessPhones: ['1', '2', '3'] }],
    ['a fourth e-mail address', { emailAddresses: ['a', 'b', 'c', 'd'].map((address) => ({ address })) }],
    ['a birthday without a time', { birthday: '1985-04-12' }],
    ['a day that is none', { birthday: '1985-02-31T00:00:00Z' }],
    ['a text in place of a list', { categories: 'VIP' }],
    ['an extended property of another form', { singleValueExtendedProperties: [{ id: 'Key', value: '1' }] }],
  ])('refuses %s', async (_what, body) => {
    const { ask, emulator } = emulated();
    expect((await ask('POST', '/me/contacts', body)).status).toBe(400);
    expect(emulator.ledger.creates).toBe(0);
  });

  it('takes no token that has ended, and none without the right to contacts', async () => {
    const { ask } = emulated({}, ['User.Read']);
    expect((await ask('GET', '/me/contacts')).status).toBe(403);
    expect((await ask('GET', '/me/contacts', undefined, { authorization: 'Bearer x' })).status).toBe(401);
  });

  it('changes nothing against an older version', async () => {
    const { ask, emulator } = emulated();
    const { body } = await ask('POST', '/me/contacts', { surname: 'A' });
    const path = `/me/contacts/${encodeURIComponent(body.id)}`;
    const stale = { 'if-match': 'W/"older"' };
    expect((await ask('PATCH', path, { surname: 'B' }, stale)).status).toBe(412);
    expect((await ask('DELETE', path, undefined, stale)).status).toBe(412);
    expect((await ask('PATCH', path, { surname: 'B' })).status).toBe(200);
    expect(emulator.ledger.unconditionalWrites).toBe(1);
  });

  it('makes a display name anew when an update does not name it, and counts that', async () => {
    const { ask, emulator } = emulated();
    const { body } = await ask('POST', '/me/contacts', { surname: 'A', displayName: 'Oma' });
    await ask('PATCH', `/me/contacts/${encodeURIComponent(body.id)}`, { jobTitle: 'x' });
    expect(emulator.mailbox.items[0]?.data.displayName).toBe('A');
    expect(emulator.ledger.displayNamesLost).toBe(1);
  });

  it('options of delta belong to its first request', async () => {
    const { ask } = emulated();
    const { body } = await ask('GET', '/me/contacts/delta?$select=surname');
    const link = String(body['@odata.deltaLink']).replace('https://graph.microsoft.com/v1.0', '');
    expect((await ask('GET', link)).status).toBe(200);
    expect((await ask('GET', `${link}&$select=surname`)).status).toBe(400);
    expect((await ask('GET', '/me/contacts/delta?$filter=surname eq 1')).status).toBe(400);
  });

  it('ids change when a contact moves, unless those are asked for that do not', async () => {
    const { ask, emulator } = emulated();
    const prefer = { prefer: 'IdType="ImmutableId"' };
    const { body } = await ask('POST', '/me/contacts', { surname: 'A' }, prefer);
    const [item] = emulator.mailbox.items;
    const regular = item?.regularId ?? '';
    if (item) emulator.mailbox.move(item, emulator.mailbox.addFolder('Other').id);
    expect((await ask('GET', `/me/contacts/${encodeURIComponent(body.id)}`, undefined, prefer)).status).toBe(
      200,
    );
    expect((await ask('GET', `/me/contacts/${encodeURIComponent(regular)}`)).status).toBe(404);
  });
});

describe('its batches', () => {
  it('stop behind a failure where one depends on the other', async () => {
    const { ask } = emulated();
    const requests = [
      create(1),
      create(2, { dependsOn: ['1'], body: { wrong: 1 } }),
      create(3, { dependsOn: ['2'] }),
    ];
    expect(statuses(await ask('POST', '/$batch', { requests }))).toEqual([201, 400, 424]);
  });

  it('refuse more than four at once, or do them four by four', async () => {
    const requests = [1, 2, 3, 4, 5].map((n) => create(n));
    const strict = emulated();
    expect(statuses(await strict.ask('POST', '/$batch', { requests }))).toEqual([201, 201, 201, 201, 429]);
    expect(strict.emulator.ledger.overConcurrency).toBe(1);
    const patient = emulated({ concurrency: 'four-by-four' });
    expect(statuses(await patient.ask('POST', '/$batch', { requests }))).toEqual(Array(5).fill(201));
  });

  it.each([
    ['more than twenty', Array.from({ length: 21 }, (_, n) => create(n))],
    ['half a chain', [create(1), create(2), create(3, { dependsOn: ['2'] })]],
    ['an id twice', [create(1), create(1)]],
    ['a body without its type', [create(1, { headers: {} })]],
    ['an address of its own', [create(1, { url: 'https://graph.microsoft.com/v1.0/me/contacts' })]],
  ])('refuse %s as a whole', async (_what, requests) => {
    const { ask, emulator } = emulated();
    expect((await ask('POST', '/$batch', { requests })).status).toBe(400);
    expect(emulator.ledger.creates).toBe(0);
  });
});
