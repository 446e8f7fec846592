/** Whether a contact holds what was sent to make it: by meaning; what the portal added by itself is no difference. */
import { type Contact, type Field, valuesOf } from '../../contact/contact.ts';
import { valueKey } from '../../contact/equality.ts';

export function holdsWhatWasSent(held: Contact, sent: Contact, fields: readonly Field[]): boolean {
  return Object.keys(sent).every((id) => {
    const type = fields.find((field) => field.id === id)?.type ?? 'text';
    const keys = (contact: Contact) =>
      valuesOf(contact, id)
        .map(({ value }) => valueKey(type, value, ''))
        .sort()
        .join('\n');
    return keys(held) === keys(sent);
  });
}
