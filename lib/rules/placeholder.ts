/**
 * Contacts that nobody typed: after a call with an unknown number one is made that is called `Aircall new contact`, or by the number itself
 * (as users see them; Aircall's reference says nothing of it). Somebody who gave it a company, an e-mail or a note has made it a contact.
 */
import { type Contact, type Field, type FieldRole, fieldWithRole, valuesOf } from '../contact/contact.ts';
import { fold } from '../contact/fold.ts';
import { phoneKey } from '../contact/phone.ts';

const givenByAircall = /^(aircall new contact|new aircall contact|new contact aircall)( \d[\d ]*)?$/;

export function isPlaceholder(contact: Contact, fields: readonly Field[], country: string): boolean {
  const all = (role: FieldRole) => {
    const field = fieldWithRole(fields, role);
    return field ? valuesOf(contact, field.id) : [];
  };
  if (all('company').length > 0 || all('email').length > 0 || all('note').length > 0) return false;
  const parts = [...all('given-name'), ...all('family-name')].map((value) => value.value);
  const name = (parts.length > 0 ? parts : all('full-name').map((value) => value.value)).join(' ');
  if (givenByAircall.test(fold(name))) return true;
  if (name === '' || !/^[\d\s()+./-]+$/.test(name)) return false;
  const called = phoneKey(name, country);
  return all('phone').some((phone) => phoneKey(phone.value, country) === called);
}
