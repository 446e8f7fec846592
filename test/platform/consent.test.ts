import { describe, expect, test } from 'vitest';
import { createConsent, type IdentityApi } from '../../lib/platform/consent.ts';

const chrome = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
const firefox = `https://${'0123456789'.repeat(4)}.extensions.allizom.org/`;
const withClient = { oauth2: { client_id: 'x' } };

function identity(change: Partial<IdentityApi> = {}): IdentityApi {
  return {
    getRedirectURL: () => chrome,
    launchWebAuthFlow: async () => `${chrome}#access_token=t`,
    ...change,
  };
}

function failing(message: string): Partial<IdentityApi> {
  const refuse = async () => {
    throw new Error(message);
  };
  return { launchWebAuthFlow: refuse, getAuthToken: refuse };
}

test('Firefox has an address on the loopback as well, Chrome has not', () => {
  expect(createConsent(identity(), {}).loopbackRedirectUrl).toBeNull();
  const { loopbackRedirectUrl } = createConsent(identity({ getRedirectURL: () => firefox }), {});
  expect(loopbackRedirectUrl).toBe(`http://127.0.0.1/mozoauth2/${'0123456789'.repeat(4)}`);
});

describe('the sign-in window', () => {
  test('gives back the address that the service redirected to', async () => {
    expect(await createConsent(identity(), {}).ask('https://a.example', true)).toBe(
      `${chrome}#access_token=t`,
    );
  });

  test('closed by the person is a cancellation, and so is one that gives nothing back', async () => {
    for (const api of [
      identity(failing('User cancelled or denied access.')),
      identity({ launchWebAuthFlow: async () => undefined }),
    ])
      await expect(createConsent(api, {}).ask('https://a.example', true)).rejects.toMatchObject({
        code: 'sign-in-cancelled',
        detail: {},
      });
  });

  test('that Chrome could not show says so, for the client may be a wrong one', async () => {
    const api = identity(failing('Authorization page could not be loaded.'));
    await expect(createConsent(api, {}).ask('https://a.example', true)).rejects.toMatchObject({
      code: 'sign-in-cancelled',
      detail: { reason: 'page-not-shown' },
    });
  });

  test('that may not open needs a person, whatever the browser’s words for it', async () => {
    for (const words of [
      'User interaction required.',
      'Requires user interaction',
      'Authorization page could not be loaded.',
    ])
      await expect(
        createConsent(identity(failing(words)), {}).ask('https://a.example', false),
      ).rejects.toMatchObject({
        code: 'credentials-rejected',
        detail: { reason: 'interaction' },
      });
  });
});

describe('tokens that the browser keeps', () => {
  test('there are none without a client in the manifest, or in a browser that knows none', async () => {
    const api = identity({ getAuthToken: async () => 'token' });
    expect(await createConsent(api, {}).ownToken(true)).toBeNull();
    expect(await createConsent(identity(), withClient).ownToken(true)).toBeNull();
  });

  test('come as bare text or in an object', async () => {
    for (const answer of ['token', { token: 'token', grantedScopes: [] }])
      expect(
        await createConsent(identity({ getAuthToken: async () => answer }), withClient).ownToken(false),
      ).toBe('token');
  });

  test('refused by the person are a cancellation; where the browser cannot, the window is left', async () => {
    const own = (words: string, interactive: boolean) =>
      createConsent(identity(failing(words)), withClient).ownToken(interactive);
    await expect(own('The user did not approve access.', true)).rejects.toMatchObject({
      code: 'sign-in-cancelled',
    });
    expect(await own('Function unsupported.', true)).toBeNull();
    expect(await own('The user turned off browser signin', true)).toBeNull();
    await expect(own('OAuth2 not granted or revoked.', false)).rejects.toMatchObject({
      code: 'credentials-rejected',
    });
  });

  test('that were refused are forgotten', async () => {
    const forgotten: string[] = [];
    const api = identity({ removeCachedAuthToken: async ({ token }) => void forgotten.push(token) });
    await createConsent(api, withClient).forgetOwnToken('old');
    await createConsent(identity(), {}).forgetOwnToken('old');
    expect(forgotten).toEqual(['old']);
  });
});
