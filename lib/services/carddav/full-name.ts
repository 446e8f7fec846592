/**
 * What FN becomes when a card changes. FN is what most address books show, and people edit it by hand ("Anna Müller (plumber)").
 *
 * The weighing: to keep every hand-written FN would leave a renamed person under the old name wherever FN is shown, and the sync would
 * look broken when the phone rings. To join it anew each time would lose what people wrote. The first is worse, the second is avoidable:
 * - FN that is the old name in one of the usual forms becomes the new name in the same form;
 * - in any other FN the parts that changed are exchanged where they stand, and the rest survives;
 * - FN that shows nothing of what changed ("Granny") stays; FN that would still show a word of the old name is joined anew.
 */
import { tidy } from '../../contact/fold.ts';
import { joinName } from '../../contact/name.ts';
import { isSameName, type NameParts, nameParts } from './card-name.ts';

export interface Renaming {
  readonly fullName: string;
  readonly before: NameParts;
  readonly after: NameParts;
  /** What FN may show for want of a name, before and after, best first. */
  readonly standInsBefore: readonly string[];
  readonly standInsAfter: readonly string[];
  readonly companyBefore: string;
  readonly companyAfter: string;
  /** The card is shown under its company even if it names a person. */
  readonly isCompany: boolean;
}

export function renewFullName(renaming: Renaming): string {
  const { fullName, before, after } = renaming;
  const shown = inFull(after) || (renaming.standInsAfter[0] ?? '');
  if (fullName === '') return shown;
  const showsCompany = same(fullName, renaming.companyBefore);
  if (showsCompany && (renaming.isCompany || !isPerson(after))) return renaming.companyAfter || shown;
  const isStandIn = renaming.standInsBefore.some((text) => same(text, fullName));
  const stands = renaming.standInsAfter.some((text) => same(text, fullName));
  if (isStandIn && !stands && !forms.some((form) => same(form(before), fullName)))
    return (showsCompany && renaming.companyAfter) || shown;
  if (isSameName(before, after)) return fullName;
  if (!isPerson(before) || !isPerson(after)) return shown;
  if (usualForms.some((form) => same(form(after), fullName))) return fullName;
  const form = forms.find((candidate) => same(candidate(before), fullName));
  if (form) return form(after) || shown;
  const exchanged = exchangeParts(fullName, before, after);
  return showsOldWord(exchanged, before, after) ? shown : exchanged || shown;
}

type Form = (name: NameParts) => string;

const short: Form = (name) => joinName(name.given, name.family);
const inFull: Form = (name) =>
  name.prefix === '' && name.middle === '' && name.suffix === ''
    ? short(name)
    : words(name.prefix, name.given, name.middle, name.family, name.suffix);
const usualForms: readonly Form[] = [short, inFull];
const forms: readonly Form[] = [
  ...usualForms,
  (name) => words(name.given, name.middle, name.family),
  (name) => words(name.prefix, name.given, name.family),
  (name) => words(name.prefix, name.family),
  (name) => words(name.given, name.family, name.suffix),
  (name) => words(name.family, name.given),
  (name) => [name.family, name.given].filter(Boolean).join(', '),
  (name) => [name.family, words(name.given, name.middle)].filter(Boolean).join(', '),
];

function words(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
}

function isPerson(name: NameParts): boolean {
  return name.given !== '' || name.family !== '';
}

function same(a: string, b: string): boolean {
  return a !== '' && tidy(a) === tidy(b);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** All at once, so that a given and a family name that changed places do not overtake each other. */
function exchangeParts(fullName: string, before: NameParts, after: NameParts): string {
  const changed = nameParts.filter((part) => before[part] !== '' && before[part] !== after[part]);
  const replacements = new Map(changed.map((part) => [before[part].toLowerCase(), after[part]]));
  const patterns = [...replacements.keys()].sort((a, b) => b.length - a.length).map(wholeWord);
  if (patterns.length === 0) return fullName;
  return fullName
    .replace(new RegExp(patterns.join('|'), 'giu'), (found) => replacements.get(found.toLowerCase()) ?? found)
    .replace(/ {2,}/g, ' ')
    .trim();
}

function wholeWord(text: string): string {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return unspaced.test(text) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
}

/** Whether a word that is no longer part of the name still stands in it. */
function showsOldWord(fullName: string, before: NameParts, after: NameParts): boolean {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const current = new Set(nameParts.flatMap((part) => wordsOf(after[part])));
  const shown = new Set(wordsOf(fullName));
  return (['given', 'family'] as const)
    .flatMap((part) => wordsOf(before[part]))
    .some((word) => word.length > 1 && !current.has(word) && shown.has(word));
}
