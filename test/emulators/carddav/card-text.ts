/** What the emulator knows of vCards: whether one is valid, its uid, its content, and the form in which it gives it back. */

/** null: valid. Otherwise what is wrong, by RFC 2426 and RFC 6350; with `isOldAllowed` a card of version 2.1 is none. */
export function faultOf(text: string, isOldAllowed = false): string | null {
  const lines = unfold(text);
  if (lines[0]?.toUpperCase() !== 'BEGIN:VCARD') return 'no BEGIN';
  if (lines.at(-1)?.toUpperCase() !== 'END:VCARD') return 'no END';
  if (lines.filter((line) => /^BEGIN:VCARD$/i.test(line)).length !== 1) return 'several cards';
  if (![...(isOldAllowed ? ['2.1'] : []), '3.0', '4.0'].includes(firstValue(lines, 'VERSION') ?? ''))
    return 'no VERSION';
  if (firstValue(lines, 'FN') === undefined) return 'no FN';
  if (!firstValue(lines, 'UID')) return 'no UID';
  if (firstValue(lines, 'VERSION') === '3.0' && firstValue(lines, 'N') === undefined) return 'no N';
  if (lines.some((line) => !/^[A-Za-z0-9.-]+(;[^:]*("[^"]*"[^:]*)*)?:/.test(line)))
    return 'a line that is no property';
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return 'control character';
  if (!text.endsWith('\r\n') || /[^\r]\n/.test(text)) return 'line ends';
  return null;
}

export function uidOf(text: string): string {
  return (firstValue(unfold(text), 'UID') ?? '').replace(/^urn:uuid:/i, '');
}

/** The content in an order of its own, without what every write changes. With `uid`: also without that. */
export function contentOf(text: string, without: 'revision' | 'revision and uid'): string {
  const dropped = without === 'revision' ? /^(REV|PRODID)[;:]/i : /^(REV|PRODID|UID)[;:]/i;
  return unfold(text)
    .filter((line) => !dropped.test(line))
    .sort()
    .join('\n');
}

/** The same card with its properties in another order and folded elsewhere, as servers write it that parse what they get. */
export function reserialise(text: string): string {
  const lines = unfold(text);
  const nameOf = (line: string) => line.replace(/^[A-Za-z0-9-]+\./, '').replace(/[;:].*$/s, '');
  const inner = lines
    .slice(1, -1)
    .filter((line) => !/^VERSION:/i.test(line))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const version = firstValue(lines, 'VERSION') ?? '3.0';
  return `${['BEGIN:VCARD', `VERSION:${version}`, ...inner, 'END:VCARD'].map(fold).join('\r\n')}\r\n`;
}

export function asVersion3(text: string): string {
  return text.replace(/^VERSION:4\.0$/im, 'VERSION:3.0');
}

function unfold(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .filter((line) => line !== '');
}

function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const char of line) {
    if (part.length + char.length > 60) {
      parts.push(part);
      part = ' ';
    }
    part += char;
  }
  return [...parts, part].join('\r\n');
}

function firstValue(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((one) => new RegExp(`^(?:[A-Za-z0-9-]+\\.)?${name}[;:]`, 'i').test(one));
  return line?.slice(line.indexOf(':') + 1).trim();
}
