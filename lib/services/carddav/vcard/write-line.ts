/**
 * A property as a line in the syntax of its card's version: 3.0 and 4.0 folded at 75 octets between characters; 2.1 in one line, or as
 * quoted-printable where its characters ask for that. The head keeps its spelling but for ENCODING and CHARSET, which follow the value.
 */
import type { CardLine, Version } from './card.ts';
import { hasOpenQuote, headOf, type Property, parseParameter, withoutParameters } from './property.ts';
import { encodeQuotedPrintable } from './quoted-printable.ts';

/** @param escaped the value with the backslashes of its place; line breaks in it are seen to. */
export function writeLine(version: Version, eol: string, property: Property, escaped: string): CardLine {
  const plain = withClosedQuotes(withoutParameters(property, ['ENCODING', 'CHARSET']));
  const unix = escaped.replace(/\r\n?/g, '\n');
  const value = version === '2.1' ? unix : unix.replace(/\n/g, '\\n');
  if (version === '2.1' && !/^[ -~]*$/.test(value)) {
    const parameters = ['CHARSET=UTF-8', 'ENCODING=QUOTED-PRINTABLE'].map(parseParameter);
    const encoded = { ...plain, parameters: [...plain.parameters, ...parameters] };
    const inOneLine = encodeQuotedPrintable(value);
    return {
      raw: `${headOf(encoded)}:${inOneLine}${eol}`,
      property: { ...encoded, value: inOneLine },
    };
  }
  const line = `${headOf(plain)}:${value}`;
  return {
    raw: version === '2.1' ? line + eol : foldLine(line, eol),
    property: { ...plain, value },
  };
}

/** A quote left open in a parameter would reach into the value, or not, as the value has it. */
function withClosedQuotes(property: Property): Property {
  if (!property.parameters.some((parameter) => hasOpenQuote(parameter.raw))) return property;
  const parameters = property.parameters.map((parameter) =>
    hasOpenQuote(parameter.raw) ? parseParameter(parameter.raw.replaceAll('"', '')) : parameter,
  );
  return { ...property, parameters };
}

/** Folds after at most 75 octets of UTF-8, never inside a character. The answer ends with `eol`. */
export function foldLine(line: string, eol: string): string {
  const pieces: string[] = [];
  let start = 0;
  let octets = 0;
  for (let index = 0; index < line.length; ) {
    const code = line.codePointAt(index) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      pieces.push(line.slice(start, index));
      start = index;
      octets = 1;
    }
    octets += size;
    index += code > 0xffff ? 2 : 1;
  }
  return [...pieces, line.slice(start)].join(`${eol} `) + eol;
}
