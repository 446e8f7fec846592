// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { aircall, book, connected, failing } from '../gallery/fakes/accounts.ts';
import { fakeApp } from '../gallery/fakes/app.ts';
import { choose, click, close, has, isDisabled, settle, show, submit, the, type, words } from './page.tsx';

afterEach(close);

const wrongKey = {
  ok: false,
  failure: { code: 'credentials-rejected', detail: { status: 403 }, side: null },
} as const;
const checkedBook = {
  ok: true,
  value: {
    identity: { id: 'anna', label: 'anna@icloud.com' },
    choices: [
      { id: 'card', label: 'Contacts', count: 3 },
      { id: 'shared', label: 'Directory', isReadOnly: true },
    ],
    choiceField: 'book',
    found: 'https://contacts.icloud.com',
  },
} as const;

async function fillAircall() {
  await type('field-api_id', 'id');
  await type('field-api_token', 'token');
  await submit('check-account');
}

describe('adding an account', () => {
  test('the services to choose from are all there', async () => {
    await show(fakeApp(), '#/accounts/add');
    expect(the('service-aircall').textContent).toContain('Aircall');
    expect(the('service-carddav').textContent).toContain('CardDAV');
  });

  test('the form for Aircall says where the key is found, with a link', async () => {
    await show(fakeApp(), '#/accounts/add/aircall');
    expect(the('aircall-api-keys').getAttribute('href')).toBe(
      'https://dashboard.aircall.io/integrations/api-keys',
    );
    expect(words()).toContain('Aircall shows the token only once');
  });

  test('a wrong key is told in words, with what to do, and the form keeps what was typed', async () => {
    await show(fakeApp({ command: async () => wrongKey }), '#/accounts/add/aircall');
    await fillAircall();
    expect(the('failure').getAttribute('role')).toBe('alert');
    expect(words()).toContain('Aircall did not accept this API ID and API token.');
    expect(words()).toContain('make a new API key');
    expect((the('field-api_id') as HTMLInputElement).value).toBe('id');
    expect(words()).not.toContain('Forbidden');
  });

  test('a field left empty is named and nothing is asked', async () => {
    const app = fakeApp();
    await show(app, '#/accounts/add/aircall');
    await type('field-api_id', 'id');
    await submit('check-account');
    expect(the('field-api_token').getAttribute('aria-invalid')).toBe('true');
    expect(words()).toContain('Please fill this in.');
    expect(app.sent).toEqual([]);
  });

  test('the host permission is asked for in the click itself, before anything is awaited', async () => {
    const asked: string[][] = [];
    const app = fakeApp({
      originsFor: (_, credentials) => [`https://${credentials.address}/*`],
      askForHosts: async (origins) => {
        asked.push([...origins]);
        return true;
      },
    });
    await show(app, '#/accounts/add/carddav');
    await type('field-address', 'dav.example.com');
    await type('field-user', 'u');
    await type('field-password', 'p');
    the('check-account')
      .closest('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(asked).toEqual([['https://dav.example.com/*']]);
    await settle();
    expect(app.sent.map(({ name }) => name)).toEqual(['account.check']);
  });

  test('access that the user refuses is told in words, and the account is not checked', async () => {
    const app = fakeApp({ askForHosts: async () => false });
    await show(app, '#/accounts/add/aircall');
    await fillAircall();
    expect(words()).toContain('Your browser does not let Lineup reach Aircall.');
    expect(app.sent).toEqual([]);
  });

  test('an address that cannot be used is told without asking the browser', async () => {
    let isAsked = false;
    const app = fakeApp({
      originsFor: () => ({ code: 'address-refused', detail: { reason: 'not-https' }, side: null }),
      askForHosts: async () => {
        isAsked = true;
        return true;
      },
    });
    await show(app, '#/accounts/add/carddav');
    await type('field-address', 'http://dav.example.com');
    await type('field-user', 'u');
    await type('field-password', 'p');
    await submit('check-account');
    expect(words()).toContain('This address cannot be used.');
    expect(isAsked).toBe(false);
  });

  test('after the check it says whose account it is, and saves only once a book is chosen', async () => {
    const app = fakeApp();
    const { sent } = app;
    const answering = {
      ...app,
      command: async (name: string, input: unknown) => {
        sent.push({ name, input });
        return name === 'account.check' ? checkedBook : { ok: true, value: { accountId: 'b9' } };
      },
    } as typeof app;
    await show(answering, '#/accounts/add/carddav');
    await click('provider-icloud');
    expect((the('field-address') as HTMLInputElement).value).toBe('https://contacts.icloud.com');
    await type('field-user', 'anna@icloud.com');
    await type('field-password', 'p');
    await submit('check-account');
    expect(the('account-checked').textContent).toContain('Connected to anna@icloud.com');
    expect(isDisabled('save-account')).toBe(true);
    await click('choice-card');
    await choose('field-default_country', 'FR');
    await submit('save-account');
    expect(sent.at(-1)).toEqual({
      name: 'account.save',
      input: {
        service: 'carddav',
        credentials: { address: 'https://contacts.icloud.com', user: 'anna@icloud.com', password: 'p' },
        choice: 'card',
        name: 'iCloud (anna@icloud.com)',
        defaultCountry: 'FR',
      },
    });
  });

  test('a change of the credentials after the check asks for a new check', async () => {
    await show(fakeApp({ command: async () => checkedBook as never }), '#/accounts/add/aircall');
    await fillAircall();
    expect(has('save-account')).toBe(true);
    await type('field-api_token', 'other');
    expect(has('save-account')).toBe(false);
    expect(has('check-account')).toBe(true);
  });
});

describe('the accounts', () => {
  test('whose they are, how many records, and what uses them', async () => {
    await show(fakeApp({ views: [connected] }), '#/accounts');
    const row = the('account-aircall').textContent;
    expect(row).toContain('Brandt & Söhne GmbH');
    expect(row).toContain('1,204');
    expect(row).toContain('Used by 1 connection');
  });

  test('without any, the page says what to do', async () => {
    await show(fakeApp({ queries: { accounts: async () => [] } }), '#/accounts');
    expect(words()).toContain('No account yet');
    expect(has('add-account')).toBe(true);
  });

  test('withdrawn access is given again by one click, and the connections run at once', async () => {
    const app = fakeApp({
      views: [connected],
      queries: { accounts: async () => [aircall, failing(book, 'permission-missing')] },
    });
    await show(app, '#/accounts');
    await click('allow-access');
    expect(app.sent).toEqual([{ name: 'connection.syncNow', input: { connectionId: 'c1' } }]);
  });

  test('removing one names the connections that go with it, and asks first', async () => {
    const app = fakeApp({ views: [connected] });
    await show(app, '#/accounts');
    await click('account-settings');
    await click('remove-account');
    expect(the('remove-account-dialog').textContent).toContain('Aircall – iCloud');
    expect(app.sent).toEqual([]);
    await click('remove-account-sure');
    expect(app.sent).toEqual([{ name: 'account.remove', input: { accountId: 'a1' } }]);
  });

  test('requests per minute outside of 1 to 60 cannot be saved', async () => {
    await show(fakeApp({ views: [connected] }), '#/accounts');
    await click('account-settings');
    await type('field-requests_per_minute', '400');
    expect(words()).toContain('Choose a number from 1 to 60.');
    expect(isDisabled('save-changes')).toBe(true);
  });
});

describe('signing in by a service’s own window', () => {
  const google = (isRequired: boolean) => ({
    services: () => [
      {
        id: 'google',
        name: 'Google Contacts',
        signsInBy: 'consent' as const,
        credentialFields: [
          { id: 'client_id', kind: 'text' as const, required: isRequired, isAdvanced: !isRequired },
        ],
        isReadOnly: false,
      },
    ],
  });

  test('takes one click where the build brings a client along; one’s own is folded away', async () => {
    const app = fakeApp({ queries: google(false) });
    await show(app, '#/accounts/add/google');
    expect(the('check-account').textContent).toContain('Sign in with Google');
    expect(the('own-client').closest('details')?.open).toBe(false);
    await submit('check-account');
    expect(app.sent).toEqual([{ name: 'account.check', input: { service: 'google', credentials: {} } }]);
  });

  test('needs a client id where the build has none, and shows the address to register it with', async () => {
    const app = fakeApp({ queries: google(true) });
    await show(app, '#/accounts/add/google');
    expect(has('own-client')).toBe(false);
    expect((the('redirect-address') as HTMLInputElement).value).toContain('chromiumapp.org');
    expect(words()).toContain('create a client of the type Web application');
    await submit('check-account');
    expect(words()).toContain('Please fill this in.');
    expect(app.sent).toEqual([]);
    await type('field-client_id', 'mine');
    await submit('check-account');
    expect(app.sent.map(({ input }) => input)).toEqual([
      { service: 'google', credentials: { client_id: 'mine' } },
    ]);
  });

  test('again, for an account that is there, needs no client id a second time', async () => {
    const account = { ...book, account: { ...book.account, service: 'google' } };
    const app = fakeApp({ queries: { ...google(true), accounts: async () => [account] } });
    await show(app, `#/accounts/${book.account.id}/authorise`);
    await submit('check-account');
    expect(app.sent.map(({ input }) => input)).toEqual([
      { service: 'google', credentials: {}, accountId: book.account.id },
    ]);
  });

  test('contacts that were left unticked are told in the service’s words, with what to do', async () => {
    const denied = { code: 'access-denied', detail: { reason: 'scope' }, side: null } as const;
    const off = { ...denied, detail: { reason: 'switched-off' } };
    for (const [failure, said] of [
      [denied, 'tick the box for your contacts'],
      [off, 'The People API is not switched on'],
    ] as const) {
      const app = fakeApp({ queries: google(false), command: async () => ({ ok: false, failure }) as never });
      await show(app, '#/accounts/add/google');
      await submit('check-account');
      expect(words()).toContain(said);
      await close();
    }
  });
});
