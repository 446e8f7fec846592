/**
 * Labels of numbers and addresses: TYPE parameters and Apple's X-ABLabel lines as the words that people read ('Mobile', 'Work Fax', or
 * their own). What is written for a label is read as that label again.
 */
import { labelKey } from '../../contact/equality.ts';
import type { Version } from './vcard/card.ts';
import { type Parameter, parseParameter } from './vcard/property.ts';

/** From the most telling to the least: a work mobile is a mobile, a work fax is told apart. */
const readingOrder: readonly (readonly [label: string, types: readonly string[]])[] = [
  ['Work Fax', ['WORK', 'FAX']],
  ['Home Fax', ['HOME', 'FAX']],
  ['Fax', ['FAX']],
  ['Pager', ['PAGER']],
  ['Mobile', ['CELL']],
  ['Mobile', ['IPHONE']],
  ['Main', ['MAIN']],
];
const plainTypes: Readonly<Record<string, string>> = {
  WORK: 'Work',
  HOME: 'Home',
  CAR: 'Car',
  OTHER: 'Other',
};

/** What a number can do or how it ranks, not what it is called. Kept when the label changes. */
const featureTypes = new Set(
  'VOICE PREF INTERNET X400 MSG VIDEO TEXT TEXTPHONE ISDN BBS MODEM PCS DOM INTL POSTAL PARCEL'.split(' '),
);
/** 2.1 lets these stand without `TYPE=`. */
const bareTypes = new Set('WORK HOME FAX CELL PAGER CAR INTERNET'.split(' '));

/** TYPEs that say a label, for the kinds of property that have them. Any other label becomes an X-ABLabel. */
const writtenTypes: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> = {
  TEL: new Map([
    ['mobile', ['CELL']],
    ['work', ['WORK']],
    ['home', ['HOME']],
    ['main', ['MAIN']],
    ['work fax', ['WORK', 'FAX']],
    ['home fax', ['HOME', 'FAX']],
    ['fax', ['FAX']],
    ['pager', ['PAGER']],
    ['other', ['OTHER']],
  ]),
  EMAIL: new Map([
    ['work', ['WORK']],
    ['home', ['HOME']],
    ['other', ['OTHER']],
  ]),
};

/** Apple's words for labels of its own; the others (`_$!<Mobile>!$_`) are read as they are. */
const appleWords: Readonly<Record<string, string>> = {
  HOMEFAX: 'Home Fax',
  WORKFAX: 'Work Fax',
  OTHERFAX: 'Fax',
  HOMEPAGE: 'Home Page',
};

/** '' if the types say nothing. */
export function labelOfTypes(types: readonly string[]): string {
  const upper = types.map((type) => type.toUpperCase());
  const telling = readingOrder.find(([, needed]) => needed.every((type) => upper.includes(type)));
  if (telling) return telling[0];
  const plain = upper.find((type) => type in plainTypes);
  if (plain) return plainTypes[plain] ?? '';
  const own = types.find((type) => !featureTypes.has(type.toUpperCase()));
  if (own === undefined) return '';
  const words = own.replace(/_/g, ' ').trim();
  // DAVx5 makes `x-assistant` of somebody's "Assistant".
  return /^x-./i.test(words) ? words.slice(2, 3).toUpperCase() + words.slice(3) : words;
}

/** @param text of an X-ABLabel line. */
export function labelOfApple(text: string): string {
  if (!text.startsWith('_$!<') || !text.endsWith('>!$_')) return text;
  const word = text.slice(4, -4).trim();
  return appleWords[word.toUpperCase()] ?? word;
}

/** TYPEs for a label, or null if it needs an X-ABLabel line. `[]` for no label. */
export function typesOfLabel(kind: string, label: string): readonly string[] | null {
  return label === '' ? [] : (writtenTypes[kind]?.get(labelKey(label)) ?? null);
}

/** The parameters with the TYPEs of a label in place of those of the old one. */
export function withLabelTypes(
  parameters: readonly Parameter[],
  types: readonly string[],
  version: Version,
): Parameter[] {
  const isVoice = !types.some((type) => type === 'FAX' || type === 'PAGER');
  const kept = parameters.flatMap((parameter) => {
    if (parameter.name !== 'TYPE') return [parameter];
    const values = parameter.values.filter((value) => {
      const type = value.toUpperCase();
      return featureTypes.has(type) && (isVoice || type !== 'VOICE');
    });
    if (values.length === parameter.values.length) return [parameter];
    const written = parameter.raw.slice(0, Math.max(parameter.raw.indexOf('='), 0));
    return values.length === 0 ? [] : [parseParameter(`${written}=${values.join(',')}`)];
  });
  return [...kept, ...typeParameters(types, version)];
}

/** `TYPE=WORK,FAX`, or `WORK` and `FAX` bare in 2.1, which knows only some of them without a name. */
export function typeParameters(types: readonly string[], version: Version): Parameter[] {
  if (types.length === 0) return [];
  if (version !== '2.1') return [parseParameter(`TYPE=${types.join(',')}`)];
  return types.map((type) => parseParameter(bareTypes.has(type) ? type : `TYPE=${type}`));
}
