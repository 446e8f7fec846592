/**
 * What Outlook shows. It may be made anew by any update that does not name it (Graph's description says so), so every update does: the name as
 * somebody typed it stays, one that follows from the parts of the name follows them. It is no field to be written by itself.
 */
import { type Contact, textOf } from '../../contact/contact.ts';
import { joinName } from '../../contact/name.ts';
import { renewFullName } from '../carddav/full-name.ts';

export function newDisplayName(contact: Contact): string {
  return joined(contact) || textOf(contact, 'org').trim();
}

export function displayNameAfter(before: Contact, after: Contact): string {
  return renewFullName({
    fullName: textOf(before, 'full_name'),
    before: partsOf(before),
    after: partsOf(after),
    standInsBefore: standIns(before),
    standInsAfter: standIns(after),
    companyBefore: textOf(before, 'org'),
    companyAfter: textOf(after, 'org'),
    isCompany: false,
  });
}

function joined(contact: Contact): string {
  const { given, middle, family } = partsOf(contact);
  return middle === '' ? joinName(given, family) : [given, middle, family].filter(Boolean).join(' ');
}

function partsOf(contact: Contact) {
  return {
    family: textOf(contact, 'family').trim(),
    given: textOf(contact, 'given').trim(),
    middle: textOf(contact, 'middle').trim(),
    prefix: '',
    suffix: '',
  };
}

function standIns(contact: Contact): readonly string[] {
  const values = ['org', 'nickname', 'emails', 'phones'].map((field) => textOf(contact, field));
  return values.filter((text) => text !== '');
}
