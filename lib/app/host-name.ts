/** Host names as people write them. */

/** `Dashboard.Aircall.io`, `https://dashboard.aircall.io/calls`: the host name alone. Null: it is none. */
export function hostOf(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '');
  const name = /^[^/?#:]+/.exec(bare)?.[0] ?? '';
  const isName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(name);
  return isName ? name : null;
}
