/** A contact as Exchange holds it, and what Graph accepts of one: unknown properties, wrong types and too many values are refused. */
import { type Answer, invalid, refusal } from './answers.ts';

export interface EmailAddress {
  readonly name: string | null;
  readonly address: string | null;
}

const texts = [
  'givenName',
  'surname',
  'middleName',
  'displayName',
  'nickName',
  'companyName',
  'jobTitle',
  'department',
  'mobilePhone',
  'personalNotes',
  'birthday',
  'assistantName',
  'businessHomePage',
  'fileAs',
  'generation',
  'initials',
  'manager',
  'officeLocation',
  'profession',
  'spouseName',
  'title',
  'yomiCompanyName',
  'yomiGivenName',
  'yomiSurname',
] as const;
const lists = ['businessPhones', 'homePhones', 'categories', 'children', 'imAddresses'] as const;

export type TextName = (typeof texts)[number];
export type ListName = (typeof lists)[number];

export type ContactData = { [Name in TextName]: string | null } & {
  [Name in ListName]: readonly string[];
} & {
  emailAddresses: readonly EmailAddress[];
};

export const propertyNames: readonly string[] = [...texts, ...lists, 'emailAddresses'];

export function emptyContact(): ContactData {
  return {
    ...(Object.fromEntries(texts.map((name) => [name, null])) as Record<TextName, null>),
    ...(Object.fromEntries(lists.map((name) => [name, []])) as unknown as Record<
      ListName,
      readonly string[]
    >),
    emailAddresses: [],
  };
}

/** As told by people who ran into them (an open issue of Graph's documentation): the reference does not name them. */
const mostValues: Readonly<Record<string, number>> = { businessPhones: 2, homePhones: 2, emailAddresses: 3 };
const navigation = ['singleValueExtendedProperties'];
const dateTime =
  /^[0-9]{4,}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,12})?(Z|[+-][0-9][0-9]:[0-9][0-9])$/;

export interface ReadBody {
  readonly change: Partial<ContactData>;
  /** Extended properties by id. */
  readonly extended: Readonly<Record<string, string>>;
}

/** What a body asks for, or the refusal. */
export function readBody(body: unknown): ReadBody | Answer {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return invalid('Empty Payload.');
  const change: Record<string, unknown> = {};
  let extended: Readonly<Record<string, string>> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === '@odata.type') continue;
    if (navigation.includes(name)) {
      const read = readExtended(value);
      if (!read) return invalid('Invalid extended property.');
      extended = read;
      continue;
    }
    if (!propertyNames.includes(name))
      return invalid(`The property '${name}' does not exist on type 'microsoft.graph.contact'.`);
    const problem = problemOf(name, value);
    if (problem) return problem;
    change[name] = value;
  }
  return { change: change as Partial<ContactData>, extended };
}

function problemOf(name: string, value: unknown): Answer | null {
  const cannot = invalid(`Cannot convert the literal '${JSON.stringify(value)}' to the expected type.`);
  if ((texts as readonly string[]).includes(name)) {
    if (value !== null && typeof value !== 'string') return cannot;
    return name === 'birthday' && typeof value === 'string' && !isDateTime(value) ? cannot : null;
  }
  if (!Array.isArray(value)) return cannot;
  const most = mostValues[name] ?? Number.POSITIVE_INFINITY;
  if (value.length > most) {
    const property = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    return refusal(
      400,
      'ErrorInvalidProperty',
      `The multi value property ${property} has ${value.length} entries, that exceeds the max allowed value of ${most}`,
    );
  }
  const isRight = name === 'emailAddresses' ? isEmailAddress : (one: unknown) => typeof one === 'string';
  return value.every(isRight) ? null : cannot;
}

/** The 31st of February has the right form and is no day. */
function isDateTime(text: string): boolean {
  const at = new Date(text);
  return (
    dateTime.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text.slice(0, 10)
  );
}

function isEmailAddress(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([name, text]) =>
      ['name', 'address', '@odata.type'].includes(name) && (text === null || typeof text === 'string'),
  );
}

/** Ids in one of the documented forms: `String {guid} Name name`. */
function readExtended(value: unknown): Readonly<Record<string, string>> | null {
  if (!Array.isArray(value)) return null;
  const read: Record<string, string> = {};
  for (const one of value as unknown[]) {
    const { id, value: text, ...rest } = one as Record<string, unknown>;
    const isNamed = typeof id === 'string' && /^String \{[0-9a-fA-F-]{36}\} Name \S+$/.test(id);
    if (!isNamed || typeof text !== 'string' || Object.keys(rest).length > 0) return null;
    read[id] = text;
  }
  return read;
}

export function madeDisplayName(data: ContactData): string {
  const name = [data.givenName, data.middleName, data.surname].filter(Boolean).join(' ');
  return name || data.companyName || data.emailAddresses[0]?.address || '';
}
