/**
 * What a contact is, in the words used everywhere: code, tests, pages, docs.
 *
 * service     a kind of address book: Aircall, Google Contacts, CardDAV, HubSpot …
 * account     one authorised login at a service. Its records are mirrored once, however many connections use it
 * connection  two accounts kept in line: Aircall on the left, another on the right, with rules, mapping and policies
 * side        `left` or `right` of a connection
 * record      a contact as one service holds it, with its remote id and version (etag, `updated_at`, change key)
 * contact     our normal form of a record's values, field by field, fit for comparing
 * mirror      our local copy of an account's records
 * link        our memory that a left record and a right record are the same person
 * baseline    the values both sides agreed on when the link was last in line. Three-way merges start from it
 * listing     what one pull saw of an account: *complete* or *partial*. Only a complete one may suggest a deletion
 * rule        IF conditions THEN actions, per direction
 * mapping     which field of one side goes with which of the other, in which direction, through which transform
 * plan        the list of changes a run wants to make, each with its reason. The preview shows it, the run executes it
 * intent      a write, written down before it is sent
 * brake       a check on the whole plan that can stop it before the first write
 * review      a question for the user: a conflict, an ambiguous match, a stopped plan
 * run         one sync of one connection
 * journal     every change ever made, with the values before and after. Undo reads it
 */
export type SideName = 'left' | 'right';

export function otherSide(side: SideName): SideName {
  return side === 'left' ? 'right' : 'left';
}

/** One value of a field. `value` is never empty or untrimmed. `label` only on phones, e-mails and the like ('' = none). */
export interface Value {
  readonly value: string;
  readonly label?: string;
}

/** A field's id within its service's description, e.g. `first_name` (Aircall) or `family` (CardDAV). */
export type FieldId = string;

/**
 * A contact: every field is a list of values; a single field has none or one. A field that is absent is the same as an empty list.
 * Dates are ISO 8601, numbers decimal text, yes/no `true` / `false`.
 */
export type Contact = Readonly<Record<FieldId, readonly Value[]>>;

export type FieldType =
  | 'text'
  | 'long-text'
  | 'phone'
  | 'email'
  | 'group'
  | 'date'
  | 'number'
  | 'yes-no'
  | 'choice';

/** What part a field plays when people are matched and named; connectors mark their fields with it. */
export type FieldRole =
  | 'given-name'
  | 'family-name'
  | 'full-name'
  | 'company'
  | 'note'
  | 'phone'
  | 'email'
  | 'group';

/** How a service describes one of its fields. */
export interface Field {
  readonly id: FieldId;
  /** Key of the message catalogue, or a literal name for a user's own field. */
  readonly name: string;
  readonly type: FieldType;
  readonly many: boolean;
  readonly role?: FieldRole;
  readonly readOnly?: boolean;
  /** A record cannot be created without it. */
  readonly required?: boolean;
  /** The service cannot empty a field that was once filled (Aircall's scalars). */
  readonly cannotClear?: boolean;
  readonly maxValues?: number;
  readonly maxLength?: number;
  /** How the service wants a phone number: compact E.164, or as it is written. */
  readonly phoneStyle?: 'e164' | 'any';
  /** Label that a value without one is given, where the service insists on a label. */
  readonly defaultLabel?: string;
  /** False where the service has no labels for this field's values. Default: true for phone and email. */
  readonly hasLabels?: boolean;
  /** The only labels there are, where a service has a fixed place for each. A value with another one goes where there is room. */
  readonly labels?: readonly string[];
  /** The service drops emoji from this field. */
  readonly stripsEmoji?: boolean;
  /**
   * What a choice or a group can be, as the service told last: `value` is what records hold, `label` what people call it, `id` the service's
   * own name for it where that is neither.
   */
  readonly options?: readonly { readonly value: string; readonly label: string; readonly id?: string }[];
}

/** A contact as a service holds it. */
export interface ServiceRecord {
  /** The service's own id (Aircall: decimal id; CardDAV: absolute path of the card). */
  readonly id: string;
  /** Etag, `updated_at`, change key: differs whenever the record may differ. */
  readonly version: string;
  readonly contact: Contact;
  /** An id that survives moves (vCard UID), where the service has one. */
  readonly uid?: string;
  /** ms, UTC, by the service's clock. */
  readonly createdAt?: number;
  readonly updatedAt?: number;
  /** What the connector needs to write this record, as it came from the service; only its connector reads it. Never stored. */
  readonly raw?: unknown;
}

export function valuesOf(contact: Contact, field: FieldId): readonly Value[] {
  return contact[field] ?? [];
}

/** The first value of a field as text, or '' if there is none. */
export function textOf(contact: Contact, field: FieldId | undefined): string {
  return field === undefined ? '' : (contact[field]?.[0]?.value ?? '');
}

/** A contact made from plain texts: trims, drops what is empty. */
export function single(text: string | null | undefined): readonly Value[] {
  const value = (text ?? '').trim();
  return value === '' ? [] : [{ value }];
}

export function fieldWithRole(fields: readonly Field[], role: FieldRole): Field | undefined {
  return fields.find((field) => field.role === role);
}
