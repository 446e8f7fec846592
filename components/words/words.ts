/**
 * Every sentence a person reads comes from the catalogue through `t` (text) or `rich` (text with elements in it), checked by type against
 * the English catalogue. Placeholders are numbered in the alphabetical order of their names, which a test holds for every language, so
 * that the browser's own i18n, which knows positions only, and the plain JSON of tests give the same sentence.
 */
import type { ComponentChild } from 'preact';
import type english from '../../public/_locales/en/messages.json';
import { numberText } from './numbers.ts';

type Catalogue = typeof english;
export type WordKey = keyof Catalogue;
type Names<K extends WordKey> = K extends WordKey
  ? Catalogue[K] extends { placeholders: infer P }
    ? keyof P & string
    : never
  : never;
type Values<K extends WordKey, V> = [Names<K>] extends [never]
  ? []
  : [values: { readonly [N in Names<K>]: V }];
/** Keys that come in the forms `_one` and `_other`. */
export type PluralKey = WordKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;
type PluralNames<K extends PluralKey> = Exclude<Names<`${K}_other` & WordKey>, 'n'>;

export type WordSource = (key: string, substitutions?: string[]) => string;

let source: WordSource = () => '';
let language = 'en';
let locale = 'en';

/** Called once per page, before anything is shown. `uiLocale` is the browser's; it is used for dates and numbers if its language is ours. */
export function speak(words: WordSource, uiLocale?: string): void {
  source = words;
  language = words('language') || 'en';
  const wished = (uiLocale ?? language).replaceAll('_', '-');
  locale = wished.split('-')[0] === language ? wished : language;
}

/** The language of the words. */
export function currentLanguage(): string {
  return language;
}

/** The locale for dates and numbers. */
export function currentLocale(): string {
  return locale;
}

function ordered<V>(values: Readonly<Record<string, V>> | undefined): V[] {
  if (!values) return [];
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
}

function textOf(value: string | number): string {
  return typeof value === 'number' ? numberText(locale, value) : value;
}

export function t<K extends WordKey>(key: K, ...[values]: Values<K, string | number>): string {
  return source(key, ordered<string | number>(values).map(textOf)) || key;
}

function form<K extends PluralKey>(key: K, n: number): WordKey {
  const isOne = new Intl.PluralRules(locale).select(n) === 'one';
  return `${key}_${isOne ? 'one' : 'other'}` as WordKey;
}

/** A sentence that depends on a number `n`. */
export function tn<K extends PluralKey>(
  key: K,
  n: number,
  ...[values]: [PluralNames<K>] extends [never]
    ? []
    : [values: { readonly [N in PluralNames<K>]: string | number }]
): string {
  const all = { ...(values as Readonly<Record<string, string | number>> | undefined), n };
  return source(form(key, n), ordered<string | number>(all).map(textOf)) || key;
}

/** Elements in the places of the placeholders. */
export function rich<K extends WordKey>(key: K, ...[values]: Values<K, ComponentChild>): ComponentChild[] {
  return tryRich(key, values ?? {});
}

/** As `rich`, for a key that was put together elsewhere. */
export function tryRich(key: string, values: Readonly<Record<string, ComponentChild>>): ComponentChild[] {
  const parts = ordered<ComponentChild>(values);
  const marked = source(
    key,
    parts.map((_, index) => `\uE000${index}\uE000`),
  );
  return (marked || key)
    .split('\uE000')
    .map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))
    .filter((piece) => piece !== '');
}

/** The words of a key that came from elsewhere (a service's field name), or null if the catalogue has none. */
export function tryWords(key: string): string | null {
  return /^\w+$/.test(key) ? source(key) || null : null;
}
