/**
 * A portal's own description of its contacts, as fields. Taken: what people fill in themselves, their own properties before all. Left out:
 * what is hidden, and the hundreds in which HubSpot keeps its own books (visits, mailings, scores, times of stages).
 */
import type { Field } from '../../contact/contact.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { absorbed, coreFields, longestText, moreEmails } from './fields.ts';
import { readObject, texts, unreadable } from './schema.ts';

export interface Property {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly fieldType: string;
  readonly group: string;
  readonly isOwn: boolean;
  readonly isHidden: boolean;
  readonly isReadOnly: boolean;
  /** HubSpot keeps the choices elsewhere (owners, currencies). */
  readonly isForeign: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface Owner {
  readonly id: string;
  readonly name: string;
}

export const ownerProperty = 'hubspot_owner_id';

/** HubSpot's own that people fill in although they lie among its books. */
const keptOfHubspot: ReadonlySet<string> = new Set([
  'hs_lead_status',
  'hs_language',
  'hs_linkedin_url',
  'hs_whatsapp_phone_number',
  'hs_persona',
  'hs_role',
  'hs_buying_role',
]);

/** The group that holds what a contact is; HubSpot's other groups hold what was done with it. */
const mainGroup = 'contactinformation';

/** @throws SyncError answer-unreadable */
export function readProperties(response: HttpResponse): readonly Property[] {
  const { results } = readObject(response);
  if (!Array.isArray(results)) throw unreadable(response, 'no-results');
  return results.flatMap((item: unknown): Property[] => {
    if (!isObject(item) || typeof item.name !== 'string' || item.archived === true) return [];
    const metadata = isObject(item.modificationMetadata) ? item.modificationMetadata : {};
    const options: readonly unknown[] = Array.isArray(item.options) ? item.options : [];
    return [
      {
        name: item.name,
        label: texts(item.label)[0]?.trim() || item.name,
        type: texts(item.type)[0] ?? '',
        fieldType: texts(item.fieldType)[0] ?? '',
        group: texts(item.groupName)[0] ?? '',
        isOwn: item.hubspotDefined !== true,
        isHidden: item.hidden === true,
        isReadOnly: metadata.readOnlyValue === true || item.calculated === true,
        isForeign: item.externalOptions === true,
        options: options.flatMap((one) =>
          isObject(one) && typeof one.value === 'string' && one.value !== ''
            ? [{ value: one.value, label: texts(one.label)[0]?.trim() || one.value }]
            : [],
        ),
      },
    ];
  });
}

/** @param owners null: the key may not read them; the property is left out then, for its bare numbers mean nothing to anybody */
export function fieldsOf(properties: readonly Property[], owners: readonly Owner[] | null): readonly Field[] {
  const more = properties.find(({ name }) => name === moreEmails);
  const own = properties.filter(isOffered).flatMap((property): Field[] => {
    if (property.name === ownerProperty)
      return owners
        ? [
            choice(
              property,
              owners.map(({ id, name }) => ({ value: id, label: name })),
            ),
          ]
        : [];
    const field = fieldOf(property);
    return field ? [field] : [];
  });
  return [...coreFields(more !== undefined && !more.isReadOnly), ...own];
}

function isOffered({ name, group, isOwn, isHidden }: Property): boolean {
  if (isHidden || absorbed.has(name)) return false;
  if (isOwn || keptOfHubspot.has(name) || name === ownerProperty) return true;
  return group === mainGroup && !name.startsWith('hs_');
}

function fieldOf(property: Property): Field | null {
  const { name, label, isReadOnly } = property;
  const base = { id: name, name: label, many: false, ...(isReadOnly ? { readOnly: true } : {}) };
  switch (property.type) {
    case 'string':
    case 'phone_number':
      if (property.fieldType === 'phonenumber' || property.type === 'phone_number')
        return { ...base, type: 'phone', phoneStyle: 'any', hasLabels: false };
      return { ...base, type: isLong(property) ? 'long-text' : 'text', maxLength: longestText };
    case 'number':
      return { ...base, type: 'number' };
    case 'bool':
      return { ...base, type: 'yes-no' };
    case 'date':
      return { ...base, type: 'date' };
    // A time of day has no counterpart in a contact: good for conditions and for reading.
    case 'datetime':
      return { ...base, type: 'date', readOnly: true };
    case 'enumeration':
      if (property.isForeign && property.options.length === 0) return null;
      return choice(property, property.options);
    default:
      return null;
  }
}

function isLong({ fieldType }: Property): boolean {
  return fieldType === 'textarea' || fieldType === 'html';
}

/** Records hold what people call a choice; two of the same name are told apart by HubSpot's own. */
function choice(property: Property, options: Property['options']): Field {
  const { name, label, isReadOnly } = property;
  const count = (text: string) => options.filter((one) => one.label === text).length;
  return {
    id: name,
    name: label,
    type: 'choice',
    many: property.fieldType === 'checkbox',
    ...(isReadOnly ? { readOnly: true } : {}),
    options: options.map((one) => {
      const shown = count(one.label) > 1 ? `${one.label} (${one.value})` : one.label;
      return { value: shown, label: shown, id: one.value };
    }),
  };
}
