/**
 * What Outlook shows. It may be made anew by any update that does not name it (Graph's description says so), so every update does: the name as
 * somebody typed it stays, one that follows from the parts of the name follows them.
 */
import { type Contact, textOf } from '../../contact/contact.ts';
import { joinName } from '../../contact/name.ts';
import { renewFullName } from '../carddav/full-name.ts';

type Names = Pick<Contact, string>;

export function newDisplayName(contact: Contact): string {
  const typed = textOf(contact, 'full_name').trim();
  return typed || joined(contact) || textOf(contact, 'org').trim();
}

/** @param after what the contact becomes; its full_name counts only if it was asked for */
export function displayNameAfter(before: Contact, after: Contact, isAskedFor: boolean): string {
  const typed = textOf(after, 'full_name').trim();
  if (isAskedFor && typed !== textOf(before, 'full_name'))
    return typed || newDisplayName(withoutFullName(after));
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

function joined(contact: Names): string {
  const { given, middle, family } = partsOf(contact);
  return middle === '' ? joinName(given, family) : [given, middle, family].filter(Boolean).join(' ');
}

function partsOf(contact: Names) {
  return {
    family: textOf(contact, 'family').trim(),
    given: textOf(contact, 'given').trim(),
    middle: textOf(contact, 'middle').trim(),
    prefix: '',
    suffix: '',
  };
}

function standIns(contact: Names): readonly string[] {
  const values = ['org', 'nickname', 'emails', 'phones'].map((field) => textOf(contact, field));
  return values.filter((text) => text !== '');
}

function withoutFullName({ full_name: _typed, ...rest }: Contact): Contact {
  return rest;
}
