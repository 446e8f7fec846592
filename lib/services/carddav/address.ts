/**
 * What a user may type as an address, and where a password may be sent. Only https, but for the loopback address; credentials follow a
 * redirect only within the site that the user named.
 */
import { SyncError } from '../../errors.ts';

/** Services whose CardDAV host is not that of their e-mail addresses (Apple's and Fastmail's help pages, seen 2026-11). */
const hostsByMailDomain: Readonly<Record<string, string>> = {
  'icloud.com': 'contacts.icloud.com',
  'me.com': 'contacts.icloud.com',
  'mac.com': 'contacts.icloud.com',
  'fastmail.com': 'carddav.fastmail.com',
  'fastmail.fm': 'carddav.fastmail.com',
};
/** What people type who know only the name of the service. */
const hostsByWebsite: Readonly<Record<string, string>> = {
  'icloud.com': 'contacts.icloud.com',
  'www.icloud.com': 'contacts.icloud.com',
  'fastmail.com': 'carddav.fastmail.com',
  'www.fastmail.com': 'carddav.fastmail.com',
  'app.fastmail.com': 'carddav.fastmail.com',
};

export interface Start {
  readonly url: URL;
  /** Domain of an e-mail address without a known host: its CardDAV server may be any host below it. */
  readonly mailDomain: string | null;
}

/** @throws SyncError address-refused (detail.reason: unreadable, not-https, scheme, password-in-address) */
export function startOf(typed: string): Start {
  const text = typed.trim();
  const mail = /^(?:mailto:)?[^\s@/:]+@([^\s@/:]+)$/i.exec(text)?.[1]?.toLowerCase();
  if (mail) {
    const host = hostsByMailDomain[mail];
    return { url: checkedUrl(`https://${host ?? mail}/`), mailDomain: host ? null : mail };
  }
  const url = checkedUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  const host = hostsByWebsite[url.hostname];
  return { url: host && url.pathname === '/' ? checkedUrl(`https://${host}/`) : url, mailDomain: null };
}

export function checkedUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new SyncError('address-refused', { reason: 'unreadable' }, { cause });
  }
  if (url.username !== '' || url.password !== '')
    throw new SyncError('address-refused', { reason: 'password-in-address', host: url.host });
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new SyncError('address-refused', { reason: 'not-https', host: url.host });
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new SyncError('address-refused', { reason: 'scheme', host: url.host });
  url.hash = '';
  return url;
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Match patterns have no port. iCloud moves every account to a host of its own. */
export function originsOf(typed: string): string[] {
  const { url, mailDomain } = startOf(typed);
  if (mailDomain) return [`https://*.${mailDomain}/*`];
  if (isWithin(url.hostname, 'icloud.com')) return ['https://*.icloud.com/*'];
  return [`${url.protocol}//${url.hostname}/*`];
}

/** Whether credentials meant for one address may be sent to the other: the same host, or both on the same site and encrypted. */
export function mayFollow(from: URL, to: URL): boolean {
  if (to.protocol === 'http:')
    return from.protocol === 'http:' && isLoopback(from.hostname) && isLoopback(to.hostname);
  if (to.protocol !== 'https:') return false;
  if (from.hostname === to.hostname) return true;
  const site = siteOf(from.hostname);
  return site !== null && isWithin(to.hostname, site);
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/**
 * The part of a host name that one owner holds: two labels, three below a country's `co.`, `com.`, `org.` and the like. A list of all
 * public suffixes would be larger than the rest of Lineup; where this is too narrow, the user can type the other address.
 */
function siteOf(host: string): string | null {
  const labels = host.split('.');
  if (labels.length < 2 || /^[\d.]+$|^\[/.test(host)) return null;
  const [top = '', second = ''] = [...labels].reverse();
  const isShared = top.length === 2 && sharedSecondLevel.has(second);
  const size = isShared ? 3 : 2;
  return labels.length < size ? null : labels.slice(-size).join('.');
}

const sharedSecondLevel = new Set(
  'ac asn asso co com ed edu firm gen go gob gouv gov govt gv id info ltd me mil name ne net nom or org plc priv sch school'.split(
    ' ',
  ),
);
