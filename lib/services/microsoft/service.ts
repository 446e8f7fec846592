/** Microsoft 365 as a service: signs in by consent, lets a folder be chosen, connects it. */
import type { Credentials, Service, Session } from '../contract.ts';
import { microsoftAbout } from './about.ts';
import { Access } from './access.ts';
import { createApi } from './api.ts';
import { askForCode } from './authorize.ts';
import { createConnector } from './connector.ts';
import { chosenFolder, folderOf } from './folder.ts';
import { findFolders } from './folders.ts';
import { redeem } from './tokens.ts';
import { whoIs } from './who-is.ts';

export const microsoft: Service = {
  ...microsoftAbout,

  async signIn(given, session) {
    const granted = given.refresh_token ? given : await consented(given, session);
    const access = new Access(granted, session);
    const api = createApi(access, session.http, session.clock);
    const { id, label, login } = await whoIs(session, await access.token());
    const choices = await findFolders(api);
    const { folder, ...rest } = access.current;
    const isStillThere = choices.some((choice) => choice.id === folder);
    return {
      identity: { id, label },
      choices,
      choiceField: 'folder',
      credentials: { ...rest, user: id, login, ...(folder && isStillThere ? { folder } : {}) },
    };
  },

  connect(credentials, session) {
    const access = new Access(credentials, session);
    const api = createApi(access, session.http, session.clock);
    const folder = folderOf(chosenFolder(credentials.folder), session.cursor);
    return createConnector({ api, access, folder }, session.http);
  },
};

/** A person agrees in Microsoft's own window. */
async function consented(given: Credentials, session: Session): Promise<Credentials> {
  const own = Object.fromEntries(
    ['client_id', 'tenant'].flatMap((name) => {
      const value = (given[name] ?? '').trim();
      return value === '' ? [] : [[name, value]];
    }),
  );
  const code = () => askForCode(session.consent, own, true);
  const tokens = await redeem(session, own, await code(), code);
  return {
    ...own,
    access_token: tokens.access,
    expires_at: String(tokens.expiresAt),
    refresh_token: tokens.refresh ?? '',
    platform: tokens.platform,
  };
}
