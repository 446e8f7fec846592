/** Connecting, changing and removing accounts. Credentials are tried with a real call before they are kept. */

import { indexKeys } from '../../contact/index-keys.ts';
import type { Account, Connection } from '../../engine/ports.ts';
import { SyncError } from '../../errors.ts';
import type { Credentials, SignIn } from '../../services/contract.ts';
import { rekey } from '../../store/rekey.ts';
import { removeAccount } from '../../store/removal.ts';
import type { AppParts } from '../parts.ts';
import { httpFor, serviceNamed, sessionFor } from '../sides.ts';
import { unneededHosts } from '../unneeded-hosts.ts';
import type { Handler } from './handlers.ts';

export function accountCommands(parts: AppParts, kick: () => void) {
  const check: Handler<'account.check'> = async ({ service, credentials: typed, accountId }) => {
    const credentials = accountId ? { ...(await typedBefore(parts, service, accountId)), ...typed } : typed;
    const signIn = await trySignIn(parts, service, credentials);
    // What a consent gave is kept here, never in a page, until the account is saved.
    if (serviceNamed(parts, service).signsInBy === 'consent')
      await parts.vault.save(consentedKey(service), signIn.credentials);
    return {
      identity: signIn.identity,
      choices: signIn.choices,
      choiceField: signIn.choiceField ?? null,
      found: signIn.credentials.address ?? '',
    };
  };

  const save: Handler<'account.save'> = async (input) => {
    const service = serviceNamed(parts, input.service);
    const isConsented = service.signsInBy === 'consent';
    const given = isConsented ? await parts.vault.read(consentedKey(input.service)) : input.credentials;
    const signIn = await trySignIn(parts, input.service, given);
    const credentials: Credentials =
      signIn.choiceField && input.choice
        ? { ...signIn.credentials, [signIn.choiceField]: input.choice }
        : signIn.credentials;
    let renewed: Credentials | null = null;
    const session = sessionFor(parts, httpFor(parts, 'signing-in', null, 'user'), async (newer) => {
      renewed = newer;
    });
    const fields = await service.describe?.(credentials, session);
    const connector = service.connect(credentials, { ...session, ...(fields ? { fields } : {}) });
    const identity = await connector.identity();
    const existing = await findExisting(parts, input.accountId, input.service, identity.id);
    const account: Account = {
      id: existing?.id ?? parts.newId(),
      service: input.service,
      name: input.name.trim() || identity.label,
      identity,
      defaultCountry: input.defaultCountry,
      requestsPerMinute: existing ? existing.requestsPerMinute : service.requestsPerMinute,
      fields: connector.fields,
      ...(fields ? { describedAt: parts.now() } : {}),
      origins: service.origins(credentials),
      createdAt: existing?.createdAt ?? parts.now(),
      failure: null,
    };
    await parts.vault.save(account.id, renewed ?? credentials);
    await parts.memory.saveAccount(account);
    if (existing) await afterNewCredentials(parts, existing, account);
    // It lies with its account now, and goes with it.
    if (isConsented) await parts.vault.save(consentedKey(input.service), {});
    kick();
    return { accountId: account.id };
  };

  const change: Handler<'account.change'> = async ({
    accountId,
    name,
    defaultCountry,
    requestsPerMinute,
  }) => {
    const account = await accountOf(parts, accountId);
    if (requestsPerMinute !== undefined && requestsPerMinute !== null && !(requestsPerMinute >= 1)) {
      throw new SyncError('settings-invalid', { field: 'requestsPerMinute' });
    }
    await parts.memory.saveAccount({
      ...account,
      name: name?.trim() || account.name,
      defaultCountry: defaultCountry ?? account.defaultCountry,
      requestsPerMinute: requestsPerMinute === undefined ? account.requestsPerMinute : requestsPerMinute,
    });
    if (defaultCountry && defaultCountry !== account.defaultCountry)
      await changeCountry(parts, account, defaultCountry);
    return null;
  };

  const remove: Handler<'account.remove'> = async ({ accountId }) => {
    const account = await parts.memory.account(accountId);
    await removeAccount(parts.db, accountId);
    if (account) await parts.giveBackPermission(await unneededHosts(parts.db, account.origins));
    return null;
  };

  return { 'account.check': check, 'account.save': save, 'account.change': change, 'account.remove': remove };
}

async function trySignIn(parts: AppParts, serviceId: string, credentials: Credentials): Promise<SignIn> {
  const service = serviceNamed(parts, serviceId);
  for (const field of service.credentialFields) {
    if (field.required && !credentials[field.id]?.trim())
      throw new SyncError('settings-invalid', { field: field.id });
  }
  if (!(await parts.hasPermission(service.origins(credentials))))
    throw new SyncError('permission-missing', { service: serviceId });
  const http = httpFor(parts, 'signing-in', null, 'user');
  let kept = credentials;
  const signIn = await service.signIn(
    credentials,
    sessionFor(parts, http, async (renewed) => {
      kept = renewed;
    }),
  );
  return kept === credentials ? signIn : { ...signIn, credentials: { ...signIn.credentials, ...kept } };
}

/** The client id of one's own need not be typed again at every sign-in. What a consent gave is got anew. */
async function typedBefore(parts: AppParts, service: string, accountId: string): Promise<Credentials> {
  const { signsInBy, credentialFields } = serviceNamed(parts, service);
  if (signsInBy !== 'consent') return {};
  const kept = await parts.vault.read(accountId).catch((): Credentials => ({}));
  return Object.fromEntries(
    credentialFields.flatMap(({ id }): [string, string][] => (kept[id] ? [[id, kept[id]]] : [])),
  );
}

function consentedKey(service: string): string {
  return `consented:${service}`;
}

/** The same login entered twice is the same account: its mirror and connections stay one. */
async function findExisting(
  parts: AppParts,
  accountId: string | undefined,
  service: string,
  identityId: string,
): Promise<Account | undefined> {
  if (accountId) return accountOf(parts, accountId);
  const accounts = await parts.db.accounts.toArray();
  return accounts.find((account) => account.service === service && account.identity.id === identityId);
}

async function accountOf(parts: AppParts, accountId: string): Promise<Account> {
  const account = await parts.memory.account(accountId);
  if (!account) throw new SyncError('settings-invalid', { account: accountId });
  return account;
}

/** Another company behind the same account: nothing that we remember of it may lead to a deletion, and the user looks first. */
async function afterNewCredentials(parts: AppParts, before: Account, after: Account): Promise<void> {
  const isAnother = before.identity.id !== after.identity.id;
  if (isAnother) await parts.memory.distrust(after.id);
  for (const connection of await connectionsOf(parts, after.id)) {
    if (isAnother) {
      await parts.memory.updateConnection(connection.id, {
        stage: connection.stage === 'draft' ? 'draft' : 'stopped',
        approvedSettings: null,
        settled: null,
        nextRunAt: null,
        failure: {
          code: 'account-changed',
          detail: {},
          side: connection.left === after.id ? 'left' : 'right',
        },
      });
    } else if (connection.failure) {
      await parts.memory.updateConnection(connection.id, {
        failure: null,
        failures: 0,
        nextRunAt: connection.stage === 'running' ? parts.now() : connection.nextRunAt,
      });
    }
  }
}

async function changeCountry(parts: AppParts, account: Account, country: string): Promise<void> {
  await rekey(parts.db, account.id, (contact) => indexKeys(contact, account.fields, country));
  for (const connection of await connectionsOf(parts, account.id)) {
    const side = connection.left === account.id ? 'left' : 'right';
    const settings = {
      ...connection.settings,
      defaultCountry: { ...connection.settings.defaultCountry, [side]: country },
    };
    await parts.memory.updateConnection(connection.id, { settings });
  }
}

async function connectionsOf(parts: AppParts, accountId: string): Promise<Connection[]> {
  const connections = await parts.memory.connections();
  return connections.filter((connection) => connection.left === accountId || connection.right === accountId);
}
