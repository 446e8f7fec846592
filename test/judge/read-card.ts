/**
 * Reads the few properties of a card that the judge compares, for vCard 2.1, 3.0 and 4.0. Not the product's codec, on purpose: it judges
 * what that codec wrote.
 */
export interface ReadCard {
  readonly uid: string;
  readonly given: string;
  readonly family: string;
  readonly company: string;
  readonly note: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

interface Property {
  readonly name: string;
  /** Its parts between unescaped semicolons, unescaped. */
  readonly parts: readonly string[];
}

export function readCard(text: string): ReadCard {
  const properties = unfolded(text).flatMap((line) => property(line) ?? []);
  const all = (name: string) => properties.filter((one) => one.name === name);
  const first = (name: string, part = 0) => all(name)[0]?.parts[part]?.trim() ?? '';
  return {
    uid: first('UID').replace(/^urn:uuid:/i, ''),
    family: first('N', 0),
    given: first('N', 1),
    company: first('ORG'),
    note: all('NOTE')[0]?.parts.join(';').trim() ?? '',
    phones: all('TEL').map((one) => one.parts.join(';').replace(/^tel:/i, '')),
    emails: all('EMAIL').map((one) => one.parts.join(';')),
  };
}

function unfolded(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) lines[lines.length - 1] = last + line.slice(1);
    else if (last !== undefined && /QUOTED-PRINTABLE/i.test(last.split(':')[0] ?? '') && last.endsWith('=')) {
      lines[lines.length - 1] = last.slice(0, -1) + line;
    } else lines.push(line);
  }
  return lines;
}

function property(line: string): Property | undefined {
  const colon = colonAfterParameters(line);
  if (colon < 0) return undefined;
  const [name = '', ...parameters] = line.slice(0, colon).split(';');
  const isQuoted = parameters.some((parameter) => /QUOTED-PRINTABLE/i.test(parameter));
  const value = line.slice(colon + 1);
  return {
    name: name.replace(/^.*\./, '').toUpperCase(),
    parts: (isQuoted ? fromQuotedPrintable(value) : value).split(/(?<!\\);/).map(unescaped),
  };
}

/** The colon that ends the parameters, not one inside quotes. */
function colonAfterParameters(line: string): number {
  let isQuoted = false;
  for (const [index, character] of [...line].entries()) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === ':' && !isQuoted) return [...line].slice(0, index).join('').length;
  }
  return -1;
}

function unescaped(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_whole, character: string) =>
    /n/i.test(character) ? '\n' : character,
  );
}

function fromQuotedPrintable(text: string): string {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '=' && /^[0-9A-Fa-f]{2}$/.test(text.slice(index + 1, index + 3))) {
      bytes.push(Number.parseInt(text.slice(index + 1, index + 3), 16));
      index += 2;
    } else bytes.push(text.charCodeAt(index));
  }
  return Buffer.from(bytes).toString('utf8');
}
