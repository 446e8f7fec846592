/** A uid that is always the same for one creation: a repeated create meets the card made before instead of making another. */
export async function uidFromKey(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`lineup:${key}`));
  const bytes = new Uint8Array(digest).slice(0, 16);
  // RFC 9562: version 8 (made from data by a rule of one's own), variant 10.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
