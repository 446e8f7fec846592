/** Contacts as Aircall holds and shows them (live shape and key order as recorded in 2026). Values here never change: an edit makes a new one. */
export interface Detail {
  readonly id: number;
  readonly label: string;
  readonly value: string;
}

export interface AircallContact {
  readonly id: number;
  /** UNIX seconds. */
  readonly created_at: number;
  readonly updated_at: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly information: string | null;
  readonly company_name: string | null;
  readonly phone_numbers: readonly Detail[];
  readonly emails: readonly Detail[];
}

export const scalarFields = ['first_name', 'last_name', 'information', 'company_name'] as const;
export type Scalar = (typeof scalarFields)[number];

export type DetailList = 'phone_numbers' | 'emails';

/** What a test or a person gives: everything may be left out. Times in UNIX seconds. */
export interface ContactData {
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly information?: string | null;
  readonly company_name?: string | null;
  readonly phone_numbers?: readonly { readonly label: string; readonly value: string }[];
  readonly emails?: readonly { readonly label: string; readonly value: string }[];
  readonly created_at?: number;
  readonly updated_at?: number;
}

/** The content without ids, times and notes: two contacts that have it in common are the same person twice. */
export function canonical(contact: AircallContact): string {
  const text = (value: string | null) => (value ?? '').trim();
  return JSON.stringify([
    text(contact.first_name),
    text(contact.last_name),
    text(contact.company_name),
    [...new Set(contact.phone_numbers.map(({ value }) => compactPhone(value)))].sort(),
    [...new Set(contact.emails.map(({ value }) => value.trim().toLowerCase()))].sort(),
  ]);
}

/** All that a person can see of it; equal texts mean that a write changed nothing. */
export function content(contact: AircallContact): string {
  const values = (list: readonly Detail[]) => list.map(({ id, label, value }) => [id, label, value]);
  return JSON.stringify([
    ...scalarFields.map((field) => contact[field] ?? ''),
    values(contact.phone_numbers),
    values(contact.emails),
  ]);
}

export function compactPhone(value: string): string {
  return value.replace(/[\s\-().\u00a0\u2010-\u2015]/g, '');
}

/** As the API shows it. */
export function shown(contact: AircallContact, unset: 'null' | 'empty'): Record<string, unknown> {
  const information = contact.information ?? (unset === 'empty' ? '' : null);
  return {
    id: contact.id,
    created_at: contact.created_at,
    updated_at: contact.updated_at,
    first_name: contact.first_name,
    last_name: contact.last_name,
    information,
    company_name: contact.company_name,
    is_shared: true,
    direct_link: `https://api.aircall.io/v1/contacts/${contact.id}`,
    phone_numbers: contact.phone_numbers.map(shownDetail),
    emails: contact.emails.map(shownDetail),
  };
}

/** The order of keys varies between rows of the live service, so it does here. */
export function shownDetail({ id, label, value }: Detail): Detail {
  return id % 2 === 0 ? { id, value, label } : { id, label, value };
}
