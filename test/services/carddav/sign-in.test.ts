import { describe, expect, it } from 'vitest';
import { carddav } from '../../../lib/services/carddav/service.ts';
import type { Credentials } from '../../../lib/services/contract.ts';
import { CarddavEmulator, type CarddavOptions } from '../../emulators/carddav/emulator.ts';
import { expectFailure, failureOf } from '../contract/expect.ts';
import { sessionOver } from '../session.ts';
import { httpOver } from './connected.ts';

function signIn(emulator: CarddavEmulator, address: string, more: Credentials = {}) {
  const { user, password } = emulator;
  return carddav.signIn({ address, user, password, ...more }, sessionOver(httpOver(emulator.fetch)));
}

const twoBooks: CarddavOptions = {
  books: [
    { name: 'shared', displayName: 'Company', isReadOnly: true },
    { name: 'contacts', displayName: 'My contacts' },
  ],
};
const home = 'https://dav.example.com/dav/addressbooks/alice@example.com/';

describe('the books of an account are found', () => {
  it.each([
    'dav.example.com',
    'https://dav.example.com',
    ' https://dav.example.com/ ',
    'https://dav.example.com/dav/',
    'https://dav.example.com/dav/principals/alice@example.com/',
    home,
    'https://dav.example.com/some/page',
    'alice@dav.example.com',
  ])('from %s', async (address) => {
    const found = await signIn(new CarddavEmulator(twoBooks), address);
    expect(found.choices).toEqual([
      { id: `${home}contacts/`, label: 'My contacts' },
      { id: `${home}shared/`, label: 'Company', isReadOnly: true },
    ]);
    expect(found.choiceField).toBe('book');
    expect(found.identity.id).toBe('https://dav.example.com /dav/principals/alice@example.com/');
  });

  it('from the address of one book, that one', async () => {
    const found = await signIn(new CarddavEmulator(twoBooks), `${home}contacts`);
    expect(found.choices).toEqual([{ id: `${home}contacts/`, label: 'My contacts' }]);
  });

  it('one book alone is a choice too', async () => {
    expect((await signIn(new CarddavEmulator(), 'dav.example.com')).choices).toHaveLength(1);
  });

  it.each([
    { wellKnown: 'get-only' },
    { prefixes: 'none' },
    { prefixes: 'numbered' },
    { hrefs: 'absolute' },
    { hrefs: 'differently-encoded' },
  ] as const)('on a server with %o', async (switches) => {
    const found = await signIn(new CarddavEmulator({ ...twoBooks, switches }), 'https://dav.example.com/');
    expect(found.choices.map(({ label }) => label)).toEqual(['My contacts', 'Company']);
  });

  it('on a server that names no principal, from the address of the home', async () => {
    const emulator = new CarddavEmulator({ ...twoBooks, switches: { principal: 'none', wellKnown: 'none' } });
    expect((await signIn(emulator, home)).choices).toHaveLength(2);
  });

  it('with what is kept, a connector says whose book it is', async () => {
    const emulator = new CarddavEmulator(twoBooks);
    const { credentials } = await signIn(emulator, 'dav.example.com');
    const connect = (name: string) =>
      carddav.connect({ ...credentials, book: `${home}${name}/` }, sessionOver(httpOver(emulator.fetch)));
    const mine = await connect('contacts').identity();
    const shared = await connect('shared').identity();
    expect(mine.label).toBe('alice@example.com (dav.example.com), My contacts');
    expect(mine.id).not.toBe(shared.id);
    expect(connect('contacts').fields.every(({ readOnly, id }) => !readOnly || id === 'full_name')).toBe(
      true,
    );
    expect(connect('shared').fields.every(({ readOnly }) => readOnly)).toBe(true);
  });

  it('equal names are told apart', async () => {
    const books = ['a', 'b'].map((name) => ({ name, displayName: 'Contacts' }));
    const { choices } = await signIn(new CarddavEmulator({ books }), 'dav.example.com');
    expect(new Set(choices.map(({ label }) => label)).size).toBe(2);
  });
});

describe('when a server sends us on', () => {
  it('to a host of the same site, the password goes along, as with iCloud', async () => {
    const emulator = new CarddavEmulator({ moved: { 'contacts.icloud.com': 'p42-contacts.icloud.com' } });
    const { choices, credentials } = await signIn(emulator, 'alice@icloud.com');
    expect(choices[0]?.id).toMatch(/^https:\/\/p42-contacts\.icloud\.com\//);
    expect(carddav.origins(credentials)).toEqual(['https://*.icloud.com/*']);
  });

  it('to another site, the password stays and the user is told', async () => {
    const emulator = new CarddavEmulator({ moved: { 'dav.example.com': 'dav.example.net' } });
    const error = await failureOf(signIn(emulator, 'dav.example.com'));
    expect([error.code, error.detail.reason, error.detail.host]).toEqual([
      'address-refused',
      'redirect',
      'dav.example.net',
    ]);
  });

  it.each([
    ['example.co.uk', 'other.co.uk'],
    ['dav.example.com', 'example.com.evil.net'],
    ['dav.example.com', 'evilexample.com'],
  ])('from %s to %s is another site', async (from, to) => {
    await expectFailure(
      signIn(new CarddavEmulator({ moved: { [from]: to } }), `https://${from}/`),
      'address-refused',
    );
  });
});

describe('when there is nothing to sign in to', () => {
  it('a wrong password is said to be that', async () => {
    await expectFailure(
      signIn(new CarddavEmulator(), 'dav.example.com', { password: 'wrong' }),
      'credentials-rejected',
    );
  });

  it.each([
    ['a page of HTML', { kind: 'html' }],
    ['404', { kind: 'status', status: 404 }],
    ['405', { kind: 'status', status: 405 }],
  ] as const)('a website that answers %s is no CardDAV server', async (_what, fault) => {
    const emulator = new CarddavEmulator();
    emulator.faults.use(() => fault);
    const error = await failureOf(signIn(emulator, 'https://www.example.com/'));
    expect([error.code, error.detail]).toEqual([
      'service-not-found',
      { host: 'www.example.com', hint: 'no-carddav' },
    ]);
  });

  it.each([
    [403, 'access-denied'],
    [503, 'service-down'],
    [429, 'rate-limited'],
  ] as const)('a server that answers %i is there', async (status, code) => {
    const emulator = new CarddavEmulator();
    emulator.faults.use(() => ({ kind: 'status', status }));
    await expectFailure(signIn(emulator, 'dav.example.com'), code);
  });

  it('a host that cannot be reached may have a wrong certificate', async () => {
    const emulator = new CarddavEmulator();
    emulator.faults.use(() => ({ kind: 'dropped' }));
    const error = await failureOf(signIn(emulator, 'dav.example.com'));
    expect([error.code, error.detail.hint]).toEqual(['service-not-found', 'unreachable-or-certificate']);
  });

  it('an account without any book says so', async () => {
    await expectFailure(signIn(new CarddavEmulator({ books: [] }), 'dav.example.com'), 'book-missing');
  });
});

describe('addresses', () => {
  it.each([
    ['http://dav.example.com/', 'not-https'],
    ['http://192.168.1.5:5232/', 'not-https'],
    ['ftp://dav.example.com/', 'scheme'],
    ['https://alice:secret@dav.example.com/', 'password-in-address'],
    ['https://', 'unreadable'],
    ['not an address', 'unreadable'],
  ])('%s is refused (%s)', async (address, reason) => {
    const emulator = new CarddavEmulator();
    const error = await failureOf(signIn(emulator, address));
    expect([error.code, error.detail.reason]).toEqual(['address-refused', reason]);
    expect(emulator.ledger.total).toBe(0);
    expect(JSON.stringify(error.detail)).not.toContain('secret');
  });

  it.each([
    ['http://127.0.0.1:5232/', 'http://127.0.0.1/*'],
    ['http://localhost:5232/dav/', 'http://localhost/*'],
    ['cloud.example.org/remote.php/dav', 'https://cloud.example.org/*'],
    ['https://cloud.example.org:8443', 'https://cloud.example.org/*'],
    ['alice@icloud.com', 'https://*.icloud.com/*'],
    ['alice@me.com', 'https://*.icloud.com/*'],
    ['contacts.icloud.com', 'https://*.icloud.com/*'],
    ['alice@fastmail.com', 'https://carddav.fastmail.com/*'],
    ['alice@example.org', 'https://*.example.org/*'],
  ])('for %s the browser is asked for %s', (address, origin) => {
    expect(carddav.origins({ address })).toEqual([origin]);
  });

  it('nothing typed is missing, not broken', async () => {
    expect(() => carddav.origins({})).toThrow('settings-invalid');
    await expectFailure(signIn(new CarddavEmulator(), ' '), 'settings-invalid');
  });
});
