/**
 * Pipedrive's person fields. One name is written; first and last are what Pipedrive makes of it. Notes, job title and birthday exist only in
 * companies with contact sync (Pipedrive's v2 description, seen 2026-11), so they come from what the account tells of itself, as custom
 * fields and labels do.
 */
import type { Field, FieldType } from '../../contact/contact.ts';
import { isObject } from '../json.ts';

export const longestNotes = 10_000;

export const baseFields: readonly Field[] = [
  {
    id: 'name',
    name: 'field_full_name',
    type: 'text',
    many: false,
    role: 'full-name',
    required: true,
    cannotClear: true,
  },
  { id: 'first_name', name: 'field_given', type: 'text', many: false, readOnly: true },
  { id: 'last_name', name: 'field_family', type: 'text', many: false, readOnly: true },
  { id: 'org', name: 'field_org', type: 'text', many: false, role: 'company' },
  {
    id: 'phones',
    name: 'field_tel',
    type: 'phone',
    many: true,
    role: 'phone',
    phoneStyle: 'any',
    defaultLabel: 'Work',
  },
  { id: 'emails', name: 'field_email', type: 'email', many: true, role: 'email', defaultLabel: 'Work' },
];

const syncFields: readonly Field[] = [
  { id: 'notes', name: 'field_note', type: 'long-text', many: false, role: 'note', maxLength: longestNotes },
  { id: 'job_title', name: 'field_title', type: 'text', many: false },
  { id: 'birthday', name: 'field_birthday', type: 'date', many: false },
];

/** What a custom field's type is to us; a type that is not here is read as text and not written. */
const customTypes: Readonly<Record<string, FieldType>> = {
  varchar: 'text',
  varchar_auto: 'text',
  text: 'long-text',
  double: 'number',
  int: 'number',
  date: 'date',
  phone: 'phone',
  enum: 'choice',
  boolean: 'yes-no',
};

export const customPrefix = 'custom:';

/** @param rows of `/api/v2/personFields`, owners of `/api/v1/users` */
export function fieldsFrom(
  rows: readonly unknown[],
  owners: NonNullable<Field['options']>,
): readonly Field[] {
  const told = rows.filter(isObject);
  const labels = told.find((row) => row.field_code === 'label_ids');
  return [
    ...baseFields,
    ...syncFields.filter((field) => told.some((row) => row.field_code === field.id)),
    {
      id: 'labels',
      name: 'field_categories',
      type: 'group',
      many: true,
      role: 'group',
      hasLabels: false,
      options: optionsOf(labels),
    },
    { id: 'owner', name: 'pipedrive_owner', type: 'choice', many: false, cannotClear: true, options: owners },
    ...told.flatMap((row) => customField(row) ?? []),
  ];
}

function customField(row: Readonly<Record<string, unknown>>): Field | null {
  const { field_code: code, field_name: name, field_type: told, is_custom_field: isCustom } = row;
  if (isCustom !== true || typeof code !== 'string' || typeof name !== 'string') return null;
  const type = typeof told === 'string' ? customTypes[told] : undefined;
  const field: Field = { id: `${customPrefix}${code}`, name, type: type ?? 'text', many: false };
  if (!type) return { ...field, readOnly: true };
  if (type === 'choice') return { ...field, options: optionsOf(row) };
  return type === 'phone' ? { ...field, phoneStyle: 'any', hasLabels: false } : field;
}

/** People know an option by its name; two of one name are told apart by their number. */
export function optionsOf(row: Readonly<Record<string, unknown>> | undefined): NonNullable<Field['options']> {
  const options = (Array.isArray(row?.options) ? row.options : []).filter(isObject);
  return unique(options.map((one) => ({ id: String(one.id), label: String(one.label ?? one.id) })));
}

export function unique(
  named: readonly { readonly id: string; readonly label: string }[],
): NonNullable<Field['options']> {
  return named.map(({ id, label }) => {
    const isShared = named.filter((other) => other.label === label).length > 1;
    const value = isShared ? `${label} (${id})` : label;
    return { value, label: value, id };
  });
}
