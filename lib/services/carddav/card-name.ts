/**
 * The name on a card: its five parts from N, or from FN where N says nothing. A company, an address or a number that stands in FN
 * because a card must have one is not a person's name.
 */
import { isEmail } from '../../contact/email.ts';
import { tidy } from '../../contact/fold.ts';
import { splitName } from '../../contact/name.ts';
import { readOrganisation } from './organisation.ts';
import { emailKind, phoneKind } from './value-kinds.ts';
import { type Card, type CardLine, linesOf, propertiesOf } from './vcard/card.ts';
import { decoded, textOfProperty } from './vcard/decode.ts';
import { splitEscaped, unescapeText } from './vcard/escape.ts';
import type { Property } from './vcard/property.ts';

/** In the order of N. */
export const nameParts = ['family', 'given', 'middle', 'prefix', 'suffix'] as const;
export type NamePart = (typeof nameParts)[number];
export type NameParts = Readonly<Record<NamePart, string>>;

const valueKinds = [emailKind, phoneKind];

export const noName: NameParts = { family: '', given: '', middle: '', prefix: '', suffix: '' };

export function readName(card: Card): NameParts {
  const written = nameOfLine(card, nameLine(card)?.property);
  if (!isEmptyName(written)) return written;
  const full = readFullName(card);
  if (full === '' || isStandIn(card, full)) return noName;
  const { given, family } = splitName(full);
  return { ...noName, given, family };
}

/** The first N that says something, else the first. */
export function nameLine(card: Card): (CardLine & { readonly property: Property }) | undefined {
  const lines = linesOf(card, 'N');
  return lines.find((line) => !isEmptyName(nameOfLine(card, line.property))) ?? lines[0];
}

export function isEmptyName(name: NameParts): boolean {
  return nameParts.every((part) => name[part] === '');
}

export function isSameName(a: NameParts, b: NameParts): boolean {
  return nameParts.every((part) => a[part] === b[part]);
}

export function readFullName(card: Card): string {
  return propertiesOf(card, 'FN').map(textOfProperty).find(Boolean) ?? '';
}

/** The card says of itself that it is a company's. */
export function isCompany(card: Card): boolean {
  const says = (name: string, word: string) =>
    propertiesOf(card, name).some((property) => textOfProperty(property).toLowerCase() === word);
  return says('X-ABSHOWAS', 'company') || says('KIND', 'org');
}

/** FN shows the company, an address or a number for want of a name. */
export function isStandIn(card: Card, full: string): boolean {
  if (isCompany(card) || isEmail(full) || !/\p{L}/u.test(full)) return true;
  const key = tidy(full).toLowerCase();
  return [...standIns(card), readOrganisation(card).join(' ')].some(
    (text) => tidy(text).toLowerCase() === key,
  );
}

/** What may stand in FN for want of a name, best first: company, e-mails, numbers. */
export function standIns(card: Card): string[] {
  const [company = ''] = readOrganisation(card);
  const texts = valueKinds.flatMap((kind) => propertiesOf(card, kind.name).map(kind.read));
  return [company, ...texts].filter(Boolean);
}

function nameOfLine(card: Card, property: Property | undefined): NameParts {
  if (!property) return noName;
  const components = splitEscaped(decoded(property), ';');
  const read = (index: number) => readComponent(components[index] ?? '', card.version !== '2.1');
  return { family: read(0), given: read(1), middle: read(2), prefix: read(3), suffix: read(4) };
}

/** `Philip,Paul` are two middle names; `Smith, Jr.` is somebody who forgot the backslash. */
function readComponent(component: string, hasLists: boolean): string {
  const parts = hasLists ? splitEscaped(component, ',') : [component];
  const texts = parts.map(unescapeText);
  return texts
    .map((text, index) => (index === 0 ? text : text.startsWith(' ') ? `,${text}` : ` ${text}`))
    .join('')
    .trim();
}
