/**
 * One property of a card: group, name, parameters, value. Reads the head of a line and changes single parameters in it; whatever is
 * not asked to change keeps its spelling. The value stays as written: decoding it is left to `decode.ts`.
 */
export interface Parameter {
  /** Upper case. Bare parameters of 2.1 (`TEL;CELL`) are named `TYPE`, or `ENCODING` for an encoding. */
  readonly name: string;
  readonly values: readonly string[];
  /** As it stands in the line, without the semicolon before it. */
  readonly raw: string;
  readonly isBare: boolean;
}

export interface Property {
  /** `item1` of `item1.TEL`, or ''. */
  readonly group: string;
  /** Upper case. */
  readonly name: string;
  /** The name as written. */
  readonly writtenName: string;
  readonly parameters: readonly Parameter[];
  readonly value: string;
}

const namePattern = /^[A-Za-z0-9_-]+$/;
const bareEncodings = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT']);

/** @param text an unfolded line. Null if it is none of the form `NAME;PARAM=x:value`. */
export function parseProperty(text: string): Property | null {
  const colon = colonOf(text);
  if (colon < 0) return null;
  const head = text.slice(0, colon);
  const [first = '', ...rest] = hasOpenQuote(head) ? head.split(';') : splitUnquoted(head, ';');
  const dot = first.indexOf('.');
  const group = first.slice(0, Math.max(dot, 0)).trim();
  const writtenName = first.slice(dot + 1).trim();
  if (!namePattern.test(writtenName) || (dot >= 0 && !namePattern.test(group))) return null;
  return {
    group,
    name: writtenName.toUpperCase(),
    writtenName,
    parameters: rest.map(parseParameter),
    value: text.slice(colon + 1),
  };
}

/** The line's head as it is written: `item1.TEL;type=CELL`. */
export function headOf(property: Pick<Property, 'group' | 'writtenName' | 'parameters'>): string {
  const start = property.group === '' ? property.writtenName : `${property.group}.${property.writtenName}`;
  return [start, ...property.parameters.map((parameter) => parameter.raw)].join(';');
}

/** All values of a parameter, in the order of the line. */
export function parameterValues(property: Property, name: string): string[] {
  return property.parameters.flatMap((parameter) => (parameter.name === name ? parameter.values : []));
}

export function isQuotedPrintable(property: Property): boolean {
  return parameterValues(property, 'ENCODING').some((value) => value.toUpperCase() === 'QUOTED-PRINTABLE');
}

export function withoutParameters(property: Property, names: readonly string[]): Property {
  const parameters = property.parameters.filter((parameter) => !names.includes(parameter.name));
  return parameters.length === property.parameters.length ? property : { ...property, parameters };
}

export function parseParameter(raw: string): Parameter {
  const equals = raw.indexOf('=');
  if (equals < 0) {
    const value = raw.trim();
    const name = bareEncodings.has(value.toUpperCase()) ? 'ENCODING' : 'TYPE';
    return { name, values: value === '' ? [] : [value], raw, isBare: true };
  }
  const name = raw.slice(0, equals).trim().toUpperCase();
  const values = splitUnquoted(raw.slice(equals + 1), ',').flatMap((text) => {
    const value = text.trim();
    const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    const bare = uncaret(isQuoted ? value.slice(1, -1) : value);
    // `TYPE="cell,voice"` is one value by the letter and two in the mind of everybody who writes it.
    return name === 'TYPE' ? bare.split(',').map((part) => part.trim()) : [bare];
  });
  return { name, values: values.filter((value) => value !== ''), raw, isBare: false };
}

/** The first colon outside quotes; if a quote is never closed, the first colon. */
function colonOf(text: string): number {
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ':' && !isQuoted) return index;
  }
  return text.indexOf(':');
}

/** A quote that is never closed; then quotes mean nothing. */
export function hasOpenQuote(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

function splitUnquoted(text: string, separator: string): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '"') isQuoted = !isQuoted;
    else if (text[index] === separator && !isQuoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** RFC 6868: `^n`, `^'` and `^^` inside parameters. */
function uncaret(text: string): string {
  return text.replace(/\^([n'^])/g, (_all, letter: string) =>
    letter === 'n' ? '\n' : letter === "'" ? '"' : '^',
  );
}
