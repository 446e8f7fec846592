/** Reads a Person that a client sent, as strictly as the service: unknown names refused, singletons kept single, values by their types. */
import { invalid } from './answers.ts';
import { type ContactBook, groupOf } from './contact-book.ts';
import { type Entry, type PersonFields, personFields, readableFields } from './person.ts';

const singletons = ['biographies', 'birthdays', 'genders', 'names'];
const topLevel = [...readableFields, 'etag', 'resourceName', 'fileAses', 'residences'];

/** Writable and read-only properties; read-only ones are taken and dropped. Fields that are not here take what they are given. */
const entryKeys: Readonly<Record<string, { readonly write: string; readonly readOnly?: string }>> = {
  names: {
    write:
      'givenName familyName middleName honorificPrefix honorificSuffix unstructuredName phoneticFullName phoneticFamilyName phoneticGivenName phoneticMiddleName phoneticHonorificPrefix phoneticHonorificSuffix',
    readOnly: 'displayName displayNameLastFirst',
  },
  phoneNumbers: { write: 'value type', readOnly: 'canonicalForm formattedType' },
  emailAddresses: { write: 'value type displayName', readOnly: 'formattedType' },
  organizations: {
    write:
      'name title department type current startDate endDate phoneticName jobDescription symbol domain location costCenter fullTimeEquivalentMillipercent',
    readOnly: 'formattedType',
  },
  biographies: { write: 'value contentType' },
  birthdays: { write: 'date text' },
  nicknames: { write: 'value type' },
  urls: { write: 'value type', readOnly: 'formattedType' },
  memberships: { write: 'contactGroupMembership', readOnly: 'domainMembership' },
  clientData: { write: 'key value' },
  userDefined: { write: 'key value' },
  externalIds: { write: 'value type', readOnly: 'formattedType' },
};

export interface InputRules {
  readonly book: ContactBook;
  readonly trims: boolean;
  readonly keepsClientData: boolean;
  /** Groups that the contact is in already: it may stay in them. */
  readonly memberOf: readonly string[];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws Refusal INVALID_ARGUMENT */
export function readPerson(body: unknown, rules: InputRules): PersonFields {
  if (!isObject(body)) throw invalid('person must be an object');
  const fields: Record<string, readonly Entry[]> = {};
  for (const [key, value] of Object.entries(body)) {
    if (!topLevel.includes(key)) throw unknownName(key, 'person');
    if (!personFields.includes(key)) continue;
    fields[key] = readEntries(key, value, rules);
  }
  return fields;
}

function readEntries(field: string, value: unknown, rules: InputRules): readonly Entry[] {
  if (!Array.isArray(value)) throw invalid(`Invalid value at 'person.${field}' (a list is needed)`);
  const entries = value.map((one) => readEntry(field, one, rules)).filter((one) => !isEmpty(one));
  if (singletons.includes(field) && entries.length > 1)
    throw invalid(`person.${field} is a singleton for contact sources`);
  if (field === 'memberships') return readMemberships(entries, rules);
  if (field === 'clientData' && !rules.keepsClientData) return [];
  return entries;
}

function readEntry(field: string, value: unknown, rules: InputRules): Entry {
  if (!isObject(value)) throw invalid(`Invalid value at 'person.${field}'`);
  const known = entryKeys[field];
  const writable = known?.write.split(' ');
  const ignored = ['metadata', ...(known?.readOnly?.split(' ') ?? [])];
  const entry: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(value)) {
    if (ignored.includes(key)) continue;
    if (writable && !writable.includes(key)) throw unknownName(key, `person.${field}[0]`);
    entry[key] = readValue(field, key, given, rules);
  }
  // A name in parts wins over one in a piece.
  if (field === 'names' && (entry.givenName || entry.familyName)) delete entry.unstructuredName;
  if (field === 'names' && typeof entry.unstructuredName === 'string') {
    const [given = '', ...rest] = entry.unstructuredName.split(' ');
    return { givenName: given, familyName: rest.join(' ') };
  }
  if (field === 'biographies') entry.contentType ??= 'TEXT_PLAIN';
  return Object.fromEntries(Object.entries(entry).filter(([, one]) => one !== ''));
}

function readValue(field: string, key: string, given: unknown, rules: InputRules): unknown {
  if (key === 'date' || key === 'startDate' || key === 'endDate') return readDate(given);
  if (key === 'contactGroupMembership') return readMembership(given);
  if (key === 'current') {
    if (typeof given !== 'boolean') throw invalid(`Invalid value at 'person.${field}.current'`);
    return given;
  }
  if (typeof given !== 'string') throw invalid(`Invalid value at 'person.${field}[0].${key}' (TYPE_STRING)`);
  if (key === 'contentType' && !['TEXT_PLAIN', 'TEXT_HTML', 'CONTENT_TYPE_UNSPECIFIED'].includes(given))
    throw invalid(`Invalid value at 'person.biographies[0].content_type'`);
  const longest = field === 'biographies' ? 2 ** 20 : 1024 * 8;
  if (given.length > longest) throw invalid(`person.${field}[0].${key} is too long`);
  return rules.trims ? given.trim() : given;
}

function readDate(given: unknown): unknown {
  if (!isObject(given)) throw invalid("Invalid value at 'date'");
  const { year = 0, month = 0, day = 0, ...rest } = given;
  const unknown = Object.keys(rest)[0];
  if (unknown) throw unknownName(unknown, 'date');
  const isFine =
    Number.isInteger(year) && Number.isInteger(month) && Number(month) <= 12 && Number(day) <= 31;
  if (!isFine) throw invalid('Invalid date');
  return { ...(year ? { year } : {}), ...(month ? { month } : {}), ...(day ? { day } : {}) };
}

function readMembership(given: unknown): unknown {
  if (!isObject(given) || typeof given.contactGroupResourceName !== 'string')
    throw invalid("Invalid value at 'person.memberships[0].contact_group_membership'");
  for (const key of Object.keys(given))
    if (key !== 'contactGroupResourceName' && key !== 'contactGroupId')
      throw unknownName(key, 'person.memberships[0].contact_group_membership');
  return { contactGroupResourceName: given.contactGroupResourceName };
}

function readMemberships(entries: readonly Entry[], rules: InputRules): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const name = groupOf(entry);
    const group = rules.book.groups.get(name);
    if (!group) throw invalid(`Contact group not found: ${name}`);
    const takesMembers =
      group.type === 'USER_CONTACT_GROUP' || group.name === 'myContacts' || group.name === 'starred';
    if (!takesMembers && !rules.memberOf.includes(name)) throw invalid(`Contacts cannot be added to ${name}`);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function isEmpty(entry: Entry): boolean {
  return Object.keys(entry).filter((key) => key !== 'type' && key !== 'contentType').length === 0;
}

export function unknownName(key: string, at: string): Error {
  return invalid(`Invalid JSON payload received. Unknown name "${key}" at '${at}': Cannot find field.`);
}
