/** Bytes as text: the named charset if it fits, else UTF-8 if they are that, else what Windows wrote in the West. Never fails. */
export function decodeBytes(bytes: Uint8Array, charset: string): string {
  for (const label of [charset || 'utf-8', 'utf-8', 'windows-1252']) {
    try {
      return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // An unknown label or bytes that are not of this charset: try the next.
    }
  }
  return new TextDecoder().decode(bytes);
}
