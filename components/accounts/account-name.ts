/** The name that is proposed for a new account: short, as people call the thing, and unlike the other accounts' names. */
import type { AccountView, Credentials } from '../../lib/app/api.ts';
import { tryWords } from '../words/words.ts';
import { providers } from './providers.ts';

export function accountNameFor(
  service: string,
  credentials: Credentials,
  whose: string,
  others: readonly AccountView[],
): string {
  const plain =
    service === 'carddav'
      ? nameByAddress(credentials.address ?? '', credentials.user ?? '')
      : (tryWords(`${service}_title`) ?? service);
  const taken = new Set(others.map(({ account }) => account.name));
  if (!taken.has(plain)) return plain;
  const withOwner = `${plain} (${whose})`;
  if (!taken.has(withOwner)) return withOwner;
  let n = 2;
  while (taken.has(`${plain} ${n}`)) n++;
  return `${plain} ${n}`;
}

function nameByAddress(address: string, user: string): string {
  const known = providers.find((one) => one.isAt.test(address) || one.isAt.test(user));
  if (known) return known.name;
  const host = address.includes('@') ? address.split('@').pop() : hostOf(address);
  return host?.replace(/^(www|dav|carddav|contacts)\./, '') || 'CardDAV';
}

function hostOf(address: string): string {
  const text = address.trim();
  const whole = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(whole) ? new URL(whole).host : '';
}
