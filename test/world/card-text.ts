/**
 * Writes a card as vCard 2.1, 3.0 or 4.0, each with the habits of the programs that write it. Independent of the product's own codec on
 * purpose: it gives that codec something to read that it did not write.
 */
import type { CardContent } from './as-card.ts';
import type { PhoneKind } from './person.ts';

export type CardVersion = '2.1' | '3.0' | '4.0';

export interface CardStyle {
  readonly version: CardVersion;
  /** Labels as Apple's Contacts writes them: `item1.TEL` with `item1.X-ABLabel`. 3.0 only. */
  readonly hasItemLabels?: boolean;
  /** 2.1 only: text beyond ASCII as plain UTF-8, in place of quoted-printable. */
  readonly isEightBit?: boolean;
}

export function cardText(card: CardContent, style: CardStyle): string {
  const lines = style.version === '2.1' ? lines21(card, style) : lines3or4(card, style);
  const fold = style.version === '2.1' ? (line: string) => [line] : folded;
  return ['BEGIN:VCARD', `VERSION:${style.version}`, ...lines, 'END:VCARD']
    .flatMap(fold)
    .map((line) => `${line}\r\n`)
    .join('');
}

const types: Readonly<Record<PhoneKind, string>> = {
  work: 'WORK,VOICE',
  mobile: 'CELL',
  home: 'HOME,VOICE',
  switchboard: 'WORK,VOICE',
};

function fullName({ given, family }: CardContent): string {
  return `${given} ${family}`.trim();
}

function lines3or4(card: CardContent, { version, hasItemLabels }: CardStyle): string[] {
  const type = (text: string) => (version === '4.0' ? `TYPE="${text.toLowerCase()}"` : `TYPE=${text}`);
  const lines = [
    `UID:${version === '4.0' ? `urn:uuid:${card.uid}` : card.uid}`,
    `N:${[card.family, card.given, '', '', ''].map(escaped).join(';')}`,
    `FN:${escaped(fullName(card))}`,
  ];
  if (card.company) lines.push(`ORG:${escaped(card.company)}`);
  if (card.title) lines.push(`TITLE:${escaped(card.title)}`);
  for (const [index, { kind, text }] of card.phones.entries()) {
    if (version === '4.0' && /^\+\d+$/.test(text))
      lines.push(`TEL;VALUE=uri;${type(types[kind])}:tel:${text}`);
    else if (hasItemLabels && kind === 'switchboard') {
      lines.push(`item${index + 1}.TEL:${escaped(text)}`, `item${index + 1}.X-ABLabel:Zentrale`);
    } else lines.push(`TEL;${type(types[kind])}:${escaped(text)}`);
  }
  for (const { kind, address } of card.emails) {
    lines.push(
      `EMAIL;${version === '4.0' ? type(kind) : `TYPE=INTERNET,${kind.toUpperCase()}`}:${escaped(address)}`,
    );
  }
  if (card.address)
    lines.push(`ADR;TYPE=${version === '4.0' ? 'work' : 'WORK'}:${address(card.address, escaped)}`);
  if (card.birthday)
    lines.push(`BDAY:${version === '4.0' ? card.birthday.replaceAll('-', '') : card.birthday}`);
  if (card.categories) lines.push(`CATEGORIES:${card.categories.map(escaped).join(',')}`);
  if (card.note) lines.push(`NOTE:${escaped(card.note)}`);
  return [...lines, 'X-LINEUP-TEST;X-KEPT=yes:as it was'];
}

/** Outlook's way: no escapes but for semicolons in parts, quoted-printable for everything beyond ASCII. */
function lines21(card: CardContent, { isEightBit }: CardStyle): string[] {
  const encoded = isEightBit ? eightBit : quotedPrintable;
  const parts = (texts: readonly string[]) => texts.map((text) => text.replaceAll(';', '\\;')).join(';');
  const lines = [
    ...encoded('N', parts([card.family, card.given, '', '', ''])),
    ...encoded('FN', fullName(card)),
    `UID:${card.uid}`,
  ];
  if (card.company) lines.push(...encoded('ORG', parts([card.company])));
  if (card.title) lines.push(...encoded('TITLE', card.title));
  for (const { kind, text } of card.phones) lines.push(`TEL;${types[kind].replace(',', ';')}:${text}`);
  for (const { kind, address } of card.emails) lines.push(`EMAIL;INTERNET;${kind.toUpperCase()}:${address}`);
  if (card.address)
    lines.push(
      ...encoded(
        'ADR;WORK',
        address(card.address, (text) => text.replaceAll(';', '\\;')),
      ),
    );
  if (card.note) lines.push(...encoded('NOTE', card.note));
  return lines;
}

function address(
  [street, city, code, country]: NonNullable<CardContent['address']>,
  write: (text: string) => string,
) {
  return ['', '', street, city, '', code, country].map(write).join(';');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** At most 75 octets a line, never within a character. */
function folded(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current];
}

/** Lines of a property, quoted-printable with soft breaks if need be. */
function quotedPrintable(name: string, value: string): string[] {
  if (/^[\x20-\x7e]*$/.test(value)) return [`${name}:${value}`];
  const tokens = [...Buffer.from(value, 'utf8')].map((octet) =>
    octet >= 0x20 && octet <= 0x7e && octet !== 0x3d
      ? String.fromCharCode(octet)
      : `=${octet.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const lines: string[] = [];
  let current = `${name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:`;
  for (const token of tokens) {
    if (current.length + token.length > 75) {
      lines.push(`${current}=`);
      current = '';
    }
    current += token;
  }
  return [...lines, current];
}

function eightBit(name: string, value: string): string[] {
  const text = value.replace(/\r?\n/g, ' ');
  return [/^[\x20-\x7e]*$/.test(text) ? `${name}:${text}` : `${name};CHARSET=UTF-8:${text}`];
}
