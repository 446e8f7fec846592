/** The fields of a card that take part. What else a card holds is kept as it is and never looked at. */
import type { Field } from '../../contact/contact.ts';

export const cardFields: readonly Field[] = [
  { id: 'given', name: 'field_given', type: 'text', many: false, role: 'given-name' },
  { id: 'family', name: 'field_family', type: 'text', many: false, role: 'family-name' },
  { id: 'prefix', name: 'field_prefix', type: 'text', many: false },
  { id: 'middle', name: 'field_middle', type: 'text', many: false },
  { id: 'suffix', name: 'field_suffix', type: 'text', many: false },
  { id: 'full_name', name: 'field_full_name', type: 'text', many: false, role: 'full-name', readOnly: true },
  { id: 'nickname', name: 'field_nickname', type: 'text', many: false },
  { id: 'org', name: 'field_org', type: 'text', many: false, role: 'company' },
  { id: 'department', name: 'field_department', type: 'text', many: false },
  { id: 'title', name: 'field_title', type: 'text', many: false },
  { id: 'tel', name: 'field_tel', type: 'phone', many: true, role: 'phone', phoneStyle: 'any' },
  { id: 'email', name: 'field_email', type: 'email', many: true, role: 'email' },
  { id: 'url', name: 'field_url', type: 'text', many: true, hasLabels: false },
  { id: 'note', name: 'field_note', type: 'long-text', many: false, role: 'note' },
  { id: 'birthday', name: 'field_birthday', type: 'date', many: false },
  { id: 'categories', name: 'field_categories', type: 'group', many: true, role: 'group', hasLabels: false },
];
