/** A contact seen as a person, by the roles of its fields: what to call them, how to find them. Independent of any service's field ids. */
import { type Contact, type Field, type FieldRole, fieldWithRole, textOf, valuesOf } from './contact.ts';
import { emailKey, isEmail } from './email.ts';
import { foldCompany } from './fold.ts';
import { joinName, nameWords } from './name.ts';
import { readPhone } from './phone.ts';

export interface Person {
  readonly name: string;
  readonly company: string;
  /** Readable numbers as E.164. */
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** The same from keys that were worked out before, without reading a number again. */
export function personFromKeys(contact: Contact, fields: readonly Field[], keys: readonly string[]): Person {
  return {
    ...names(contact, fields),
    phones: keys.filter((key) => key.startsWith('p:')).map((key) => key.slice(2)),
    emails: keys.filter((key) => key.startsWith('e:')).map((key) => key.slice(2)),
  };
}

export function personOf(contact: Contact, fields: readonly Field[], country: string): Person {
  const all = (role: FieldRole) => {
    const field = fieldWithRole(fields, role);
    return field ? valuesOf(contact, field.id).map((value) => value.value) : [];
  };
  return {
    ...names(contact, fields),
    phones: unique(
      all('phone').flatMap((value) => {
        const phone = readPhone(value, country);
        return phone.kind === 'number' ? [phone.e164] : [];
      }),
    ),
    emails: unique(all('email').filter(isEmail).map(emailKey)),
  };
}

function names(contact: Contact, fields: readonly Field[]): Pick<Person, 'name' | 'company'> {
  const text = (role: FieldRole) => textOf(contact, fieldWithRole(fields, role)?.id);
  const joined = joinName(text('given-name'), text('family-name'));
  const full = fieldWithRole(fields, 'given-name') ? '' : text('full-name');
  return { name: joined || full, company: text('company') };
}

/** What people call it: name, else company, else first number, else first e-mail, else ''. */
export function titleOf(contact: Contact, fields: readonly Field[]): string {
  const text = (role: FieldRole) => textOf(contact, fieldWithRole(fields, role)?.id);
  return (
    joinName(text('given-name'), text('family-name')) ||
    text('full-name') ||
    text('company') ||
    text('phone') ||
    text('email')
  );
}

/** Keys by which records of two services find each other: `p:+33…`, `e:a@b.c`, `n:anna muller|acme`. */
export function matchKeys(contact: Contact, fields: readonly Field[], country: string): string[] {
  return keysOfPerson(personOf(contact, fields, country));
}

export function keysOfPerson(person: Person): string[] {
  const keys = [...person.phones.map((phone) => `p:${phone}`), ...person.emails.map((email) => `e:${email}`)];
  const words = nameWords(person.name, true);
  const company = foldCompany(person.company);
  if (words.length >= 2 && company !== '') keys.push(`n:${words.join(' ')}|${company}`);
  return keys;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
