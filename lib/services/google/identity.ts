/** Whose token it is: the id of the Google account, which stays, and its address to show. */
import { SyncError } from '../../errors.ts';
import type { Identity, Session } from '../contract.ts';
import { isObject } from '../json.ts';
import { isOk, readJson } from '../status.ts';
import { errorOf, readRefusal } from './refusal.ts';
import { textOf } from './schema.ts';

export async function readIdentity(
  { http, clock }: Pick<Session, 'http' | 'clock'>,
  token: string,
): Promise<{ readonly identity: Identity; readonly email: string }> {
  const response = await http({
    method: 'GET',
    url: 'https://people.googleapis.com/v1/people/me?personFields=emailAddresses,metadata',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  if (!isOk(response))
    throw errorOf(response, readRefusal(response), { now: clock(), isWrite: false, isAboutRecord: false });
  return identityOf(readJson(response));
}

export function identityOf(answer: unknown): { readonly identity: Identity; readonly email: string } {
  const id = isObject(answer) ? textOf(answer, 'resourceName') : '';
  if (!isObject(answer) || !/^people\/.+/.test(id) || id === 'people/me')
    throw new SyncError('answer-unreadable', { reason: 'no account' });
  const addresses = Array.isArray(answer.emailAddresses) ? answer.emailAddresses.filter(isObject) : [];
  const own =
    addresses.find((one) => isObject(one.metadata) && one.metadata.primary === true) ?? addresses[0];
  const email = textOf(own, 'value');
  return { identity: { id, label: email || id.replace('people/', 'Google ') }, email };
}
