import { expect, test, vi } from 'vitest';
import {
  giveBackHosts,
  hasHosts,
  onHostsRemoved,
  type Permissions,
  requestHosts,
} from '../../lib/platform/permissions.ts';
import { uiLocale, words } from '../../lib/platform/words.ts';

function fakePermissions(change: Partial<Permissions> = {}): Permissions {
  return {
    request: async () => true,
    contains: async () => true,
    remove: async () => true,
    onAdded: { addListener: () => {} },
    onRemoved: { addListener: () => {} },
    ...change,
  };
}
const origins = ['https://api.aircall.io/*'];

test('the browser is asked within the click, before anything is awaited', () => {
  const request = vi.fn(async () => true);
  void requestHosts(origins, fakePermissions({ request }));
  expect(request).toHaveBeenCalledWith({ origins });
});

test('a refusal, and an address that may not be asked for, are a no', async () => {
  expect(await requestHosts(origins, fakePermissions({ request: async () => false }))).toBe(false);
  const request = () =>
    Promise.reject(new Error('Only permissions specified in the manifest may be requested'));
  expect(await requestHosts(origins, fakePermissions({ request }))).toBe(false);
});

test('an account that needs no host has what it needs; any other is asked about', async () => {
  const contains = vi.fn(async () => false);
  expect(await hasHosts([], fakePermissions({ contains }))).toBe(true);
  expect(contains).not.toHaveBeenCalled();
  expect(await hasHosts(origins, fakePermissions({ contains }))).toBe(false);
});

test('what is not needed any more is given back, as far as the browser lets it go', async () => {
  const given: string[] = [];
  const remove = async ({ origins: some }: { origins: string[] }) => {
    if (some[0]?.includes('required')) throw new Error('You cannot remove required permissions.');
    given.push(...some);
    return true;
  };
  await giveBackHosts(['https://required.example/*', 'https://own.example/*'], fakePermissions({ remove }));
  expect(given).toEqual(['https://own.example/*']);
});

test('a permission that is taken back is told of', () => {
  let tell: (hosts: { origins?: string[] }) => void = () => {};
  const removed: unknown[] = [];
  onHostsRemoved(
    (hosts) => removed.push(hosts),
    fakePermissions({
      onRemoved: {
        addListener: (listener) => {
          tell = listener;
        },
      },
    }),
  );
  tell({ origins });
  tell({});
  expect(removed).toEqual([origins, []]);
});

test('a key without words gives an empty text, even where the browser throws', () => {
  const catalogue = (getMessage: (key: string) => string) => ({ getMessage, getUILanguage: () => 'de-CH' });
  expect(
    words(
      'hello',
      [],
      catalogue(() => 'Hello'),
    ),
  ).toBe('Hello');
  expect(
    words(
      'none',
      [],
      catalogue(() => ''),
    ),
  ).toBe('');
  const strict = catalogue(() => {
    throw new TypeError('bad key');
  });
  expect(words('b@d key', [], strict)).toBe('');
  expect(uiLocale(strict)).toBe('de-CH');
});
