/** Whose token it is: the stable id of the user, the address that people know them by, and the name to sign in with. */
import { SyncError } from '../../errors.ts';
import type { Http } from '../contract.ts';
import { isObject } from '../json.ts';
import { isOk, readJson } from '../status.ts';
import { graphError } from './graph-error.ts';

export interface Person {
  readonly id: string;
  readonly label: string;
  readonly login: string;
}

/** @throws SyncError credentials-rejected, answer-unreadable … */
export async function whoIs(
  context: { readonly http: Http; clock(): number },
  token: string,
): Promise<Person> {
  const response = await context.http({
    method: 'GET',
    url: 'https://graph.microsoft.com/v1.0/me?$select=id,displayName,mail,userPrincipalName',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  if (!isOk(response)) throw graphError(response, { now: context.clock(), isWrite: false });
  const body = readJson(response);
  const text = (name: string) =>
    isObject(body) && typeof body[name] === 'string' ? (body[name] as string) : '';
  const id = text('id');
  if (id === '') throw new SyncError('answer-unreadable', { status: response.status, reason: 'no-user' });
  const login = text('userPrincipalName');
  return { id, login, label: text('mail') || login || text('displayName') || id };
}
