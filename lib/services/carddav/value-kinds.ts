/** How numbers, e-mail addresses and web addresses stand in a card: as text, or as `tel:` and `mailto:` addresses. */

import type { Version } from './vcard/card.ts';
import { textOfProperty } from './vcard/decode.ts';
import { escapeText } from './vcard/escape.ts';
import { type Property, parameterValues, withoutParameters } from './vcard/property.ts';

export interface ValueKind {
  readonly name: 'TEL' | 'EMAIL' | 'URL';
  readonly field: string;
  readonly hasLabels: boolean;
  /** '' for none. */
  read(property: Property): string;
  /** The property and its value for a text; read() gives the text back. */
  write(property: Property, text: string, version: Version): readonly [Property, string];
  /** Whether one text is the other, only written differently: then its line is kept and its value changed. */
  isAlike(a: string, b: string): boolean;
}

const dialled = /^\+?[0-9().-]+(?:;ext=[0-9]+)?$/;

export const phoneKind: ValueKind = {
  name: 'TEL',
  field: 'tel',
  hasLabels: true,
  read(property) {
    const text = textOfProperty(property);
    return /^tel:/i.test(text) ? readTelephoneAddress(text) : text;
  },
  write(property, text, version) {
    const wasAddress = /^\s*tel:/i.test(property.value);
    if (wasAddress && dialled.test(text)) return [property, `tel:${text}`];
    return [withoutParameters(property, ['VALUE']), escapeText(text, version, 'whole')];
  },
  isAlike(a, b) {
    const [digitsA, digitsB] = [digitsOf(a), digitsOf(b)];
    return digitsA.length >= 7 && digitsB.length >= 7 && digitsA.slice(-7) === digitsB.slice(-7);
  },
};

export const emailKind: ValueKind = {
  name: 'EMAIL',
  field: 'email',
  hasLabels: true,
  read: (property) =>
    textOfProperty(property)
      .replace(/^mailto:/i, '')
      .trim(),
  write: (property, text, version) => [
    withoutParameters(property, ['VALUE']),
    escapeText(text, version, 'whole'),
  ],
  isAlike: (a, b) => a.toLowerCase() === b.toLowerCase(),
};

export const urlKind: ValueKind = {
  name: 'URL',
  field: 'url',
  hasLabels: false,
  read: textOfProperty,
  // An address needs no backslashes, and readers that follow the letter would take them for part of it.
  write: (property, text, version) => [
    property,
    /^[^\s\\]+$/.test(text) ? text : escapeText(text, version, 'whole'),
  ],
  isAlike: (a, b) => a.toLowerCase() === b.toLowerCase(),
};

/** 1 is the most preferred, 101 is none. */
export function preferenceOf(property: Property): number {
  const rank = Number.parseInt(parameterValues(property, 'PREF')[0] ?? '', 10);
  if (rank >= 1 && rank <= 100) return rank;
  return parameterValues(property, 'TYPE').some((type) => type.toUpperCase() === 'PREF') ? 1 : 101;
}

/** RFC 3966: the number and its extension; what else the address says (a phone context) is not dialled. */
function readTelephoneAddress(text: string): string {
  const [number = '', ...rest] = text.slice(4).split(';');
  const extension = rest.find((part) => /^ext=\d+$/i.test(part.trim()));
  return `${percentDecoded(number).trim()}${extension ? `;ext=${extension.trim().slice(4)}` : ''}`;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
