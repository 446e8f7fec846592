/** Google Contacts as a service: signs in by Google's own window, or by the browser where it keeps tokens for us; connects an account. */
import { SyncError } from '../../errors.ts';
import type { Credentials, Service, Session, SignIn } from '../contract.ts';
import { googleAbout } from './about.ts';
import { createApi } from './api.ts';
import { hasOwnClient, webClientId } from './client.ts';
import { connectGoogle } from './connector.ts';
import { googleFields, groupField } from './fields.ts';
import { readGroups } from './groups.ts';
import { readIdentity } from './identity.ts';
import { createAccess, type Kept, readKept, toCredentials } from './tokens.ts';
import { askInWindow } from './window.ts';

export const google: Service = {
  ...googleAbout,

  async signIn(credentials, session) {
    // Given back by an earlier sign-in: tried as they are, without a window.
    if (credentials.way) return checked(readKept(credentials), session);
    const typed = (credentials.client_id ?? '').trim();
    const own = typed === '' ? await session.consent.ownToken(true) : null;
    if (own !== null) return checked({ ...nothing, way: 'own' }, session);
    const clientId = typed || webClientId;
    // Where the build counts on the browser, the person did not sign in to that.
    if (clientId === '' && hasOwnClient) throw new SyncError('sign-in-cancelled', {});
    if (clientId === '') throw new SyncError('settings-invalid', { field: 'client_id' });
    const asking = { clientId, hint: '', isSilent: false };
    return checked(
      { ...nothing, way: 'window', clientId, ...(await askInWindow(session.consent, session.clock, asking)) },
      session,
    );
  },

  async describe(credentials, session) {
    const names = Object.values(await readGroups(apiFor(credentials, session))).sort();
    const options = names.map((name) => ({ value: name, label: name }));
    return googleFields.map((field) => (field.id === groupField ? { ...field, options } : field));
  },

  connect: (credentials, session) => connectGoogle(credentials, session),
};

const nothing: Omit<Kept, 'way'> = {
  clientId: '',
  token: '',
  expiresAt: 0,
  account: '',
  email: '',
  checked: '',
};

/** Two real calls: whose it is, and whether the contacts may be seen (each right can be left unticked). */
async function checked(given: Kept, session: Session): Promise<SignIn> {
  let kept = toCredentials(given);
  const keep = async (renewed: Credentials) => {
    kept = renewed;
  };
  const own = { ...session, keep };
  const token = await createAccess(kept, own).token();
  const { identity, email } = await readIdentity(session, token);
  if (given.account !== '' && given.account !== identity.id) throw new SyncError('account-changed', {});
  kept = { ...kept, account: identity.id, email };
  await readGroups(apiFor(kept, own));
  return { identity, choices: [], credentials: kept };
}

function apiFor(credentials: Credentials, session: Session) {
  return createApi(createAccess(credentials, session), session.http, session.clock);
}
