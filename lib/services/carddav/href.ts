/**
 * One spelling for one path. Servers encode the same path differently in different answers, give absolute addresses with an inner host
 * name, or leave characters raw; a card's id must not depend on that. What we send is this spelling too.
 */

/** Absolute path of an href, percent-encoded in one way; a trailing slash is kept. null if it cannot be read. */
export function pathOf(href: string, base: string): string | null {
  try {
    const url = new URL(href.trim(), base);
    return url.pathname.split('/').map(oneSpelling).join('/');
  } catch {
    return null;
  }
}

/** An absolute address, its path in the one spelling. */
export function addressOf(href: string, base: string): URL | null {
  const path = pathOf(href, base);
  if (path === null) return null;
  const url = new URL(href.trim(), base);
  url.pathname = path;
  url.search = '';
  url.hash = '';
  return url;
}

export function asCollection(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** The last part of a path directly within the collection; null if it is the collection itself, deeper, or elsewhere. */
export function nameWithin(collection: string, path: string): string | null {
  if (!path.startsWith(collection)) return null;
  const name = path.slice(collection.length);
  return name === '' || name.includes('/') ? null : name;
}

// ';' stays encoded: Radicale cuts a path there. '@' and ':' stay as they are: Cyrus and iCloud have them in paths.
function oneSpelling(segment: string): string {
  let plain = segment;
  try {
    plain = decodeURIComponent(segment);
  } catch {
    // A stray percent sign is a character like any other.
  }
  return encodeURIComponent(plain).replace(/%(40|3A|24|26|2B|2C|3D)/g, decodeURIComponent);
}
