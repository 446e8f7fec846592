/** Persons, organisations and fields as the API shows them. */
import type { Company } from './company.ts';
import type { Organisation, Person } from './person.ts';
import type { Switches } from './switches.ts';

export function personView(person: Person, switches: Switches) {
  const [first = '', ...rest] = person.name.split(' ');
  return {
    id: person.id,
    name: person.name,
    first_name: first,
    last_name: rest.join(' '),
    owner_id: person.owner_id,
    org_id: person.org_id,
    add_time: time(person.add_time, switches),
    update_time: time(person.update_time, switches),
    emails: detailsView(person.emails, switches),
    phones: detailsView(person.phones, switches),
    is_deleted: person.is_deleted,
    visible_to: 3,
    label_ids: person.label_ids,
    picture_id: null,
    custom_fields: { [customCodes.tier]: null, [customCodes.score]: null, ...person.custom_fields },
    ...(switches.contactSync
      ? {
          notes: person.notes,
          job_title: person.job_title,
          birthday: person.birthday,
          im: [],
          postal_address: null,
        }
      : {}),
  };
}

export function organisationView(one: Organisation, switches: Switches) {
  return {
    id: one.id,
    name: one.name,
    owner_id: 501,
    add_time: time(one.add_time, switches),
    update_time: time(one.update_time, switches),
    is_deleted: false,
    visible_to: 3,
    label_ids: [],
    address: null,
    custom_fields: {},
  };
}

/** Forty characters, as Pipedrive makes them. */
export const customCodes = {
  tier: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  score: 'b1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  where: 'c1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
} as const;

export function fieldViews(company: Company, switches: Switches) {
  const own = (
    code: string,
    name: string,
    type: string,
    options: readonly { id: number; label: string }[] | null = null,
  ) => ({
    field_name: name,
    field_code: code,
    field_type: type,
    options,
    subfields: null,
    is_custom_field: false,
    is_optional_response_field: false,
  });
  const custom = (
    code: string,
    name: string,
    type: string,
    options: readonly { id: number; label: string }[] | null = null,
  ) => ({
    ...own(code, name, type, options),
    is_custom_field: true,
  });
  return [
    own('name', 'Name', 'varchar'),
    own('org_id', 'Organization', 'org'),
    own('label_ids', 'Labels', 'set', company.labels),
    ...(switches.contactSync
      ? [
          own('notes', 'Notes', 'text'),
          own('job_title', 'Job title', 'varchar'),
          own('birthday', 'Birthday', 'date'),
        ]
      : []),
    custom(customCodes.tier, 'Tier', 'enum', [
      { id: 31, label: 'Gold' },
      { id: 32, label: 'Silver' },
    ]),
    custom(customCodes.score, 'Score', 'double'),
    custom(customCodes.where, 'Where from', 'address'),
  ];
}

export function time(at: number, switches: Switches): string {
  const text = new Date(at).toISOString();
  return switches.timesWithMillis ? text : text.replace(/\.\d{3}Z$/, 'Z');
}

function detailsView(held: Person['phones'], switches: Switches) {
  if (held.length > 0) return held;
  return switches.emptyDetails === 'one-empty' ? [{ value: '', primary: true, label: 'work' }] : [];
}
