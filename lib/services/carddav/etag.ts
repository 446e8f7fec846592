/**
 * Versions of cards. Servers give the same etag as `"x"`, `x`, `W/"x"` or `"x-gzip"`, so only what is within counts. Because a contact's
 * groups may live in other cards (Apple's group cards), a record's version also says which groups it is in.
 */

/** The bare etag, '' if there is none. */
export function bareEtag(header: string | null | undefined): string {
  const text = (header ?? '').trim().replace(/^W\//i, '');
  const inner = text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  return inner.replace(/-gzip$/, '');
}

export function quotedEtag(bare: string): string {
  return `"${bare}"`;
}

const suffix = /#groups=[0-9a-f]{8}$/;

export function versionOf(etag: string, groups: readonly string[]): string {
  return groups.length === 0 ? etag : `${etag}#groups=${hash([...groups].sort().join('\n'))}`;
}

export function etagOfVersion(version: string): string {
  return version.replace(suffix, '');
}

export function hasGroups(version: string): boolean {
  return suffix.test(version);
}

/** FNV-1a, 32 bits. Tells two texts apart; no protection against malice is needed. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
