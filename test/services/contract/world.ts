/** An account of a service for one test: its connector, the hands of a person in that service, and mishaps on the line. */
import type { Contact, Field, FieldRole, ServiceRecord, Value } from '../../../lib/contact/contact.ts';
import type { Connector } from '../../../lib/services/contract.ts';

/**
 * html: a page of HTML with status 200 in place of the answer. down: a 502. offline: nothing gets through. Each meets every request
 * until `recover`. lost-answer: the next write has its effect and its answer never comes. not-sent: the next write gets lost before.
 */
export type Trouble = 'html' | 'down' | 'offline' | 'lost-answer' | 'not-sent';

export interface ContractWorld {
  readonly connector: Connector;
  /** Another connector for the same account, as after a death. */
  reconnect(): Connector;
  /** One whose password is wrong, where the service has one. */
  readonly withWrongCredentials?: () => Connector;
  /** As if by a person, past the connector. */
  readonly direct: {
    create(contact: Contact): Promise<string>;
    /** Fields that are not named stay as they are. */
    edit(id: string, change: Contact): Promise<void>;
    remove(id: string): Promise<void>;
    all(): Promise<readonly { readonly id: string; readonly contact: Contact }[]>;
  };
  /** Enough time passes for lists to catch up. */
  settle(): Promise<void>;
  /** Our clock, as the engine would tell it (ms). */
  now(): number;
  /** Mishaps that this world can make. */
  readonly troubles: readonly Trouble[];
  meet(trouble: Trouble): void;
  recover(): void;
  /** Requests that the service has got so far. */
  requests(): number;
  /** Records that one page or batch of a listing holds. */
  readonly pageSize: number;
  /** An update or delete against an older version is refused. */
  readonly checksVersions: boolean;
  /** Most requests of a pull when nothing has changed. */
  readonly idleRequests: number;
  /** What a pull calls itself when nothing has changed; default changes. complete: the service can only list everything. */
  readonly idleListing?: 'changes' | 'complete';
  /** False: this service needs more requests than the least, by its own peculiarity. Default true. */
  readonly costIsExact?: boolean;
  /** A contact that the service refuses, for a reason of its own. */
  refused?(): Promise<Contact>;
  close?(): Promise<void>;
}

export type MakeWorld = () => Promise<ContractWorld>;

export interface PersonData {
  readonly given?: string;
  readonly family?: string;
  readonly company?: string;
  readonly note?: string;
  readonly phones?: readonly Value[];
  readonly emails?: readonly Value[];
}

/** A person in the service's own fields, found by their roles. */
export function personContact(fields: readonly Field[], person: PersonData): Contact {
  const contact: Record<string, readonly Value[]> = {};
  const put = (role: FieldRole, values: readonly Value[] | undefined) => {
    const field = fields.find((one) => one.role === role);
    // Of a long list, what this service can hold.
    if (field && values !== undefined) contact[field.id] = values.slice(0, field.maxValues);
  };
  const text = (value: string | undefined) =>
    value === undefined ? undefined : value === '' ? [] : [{ value }];
  put('given-name', text(person.given));
  // A service with one name for all of it.
  if (!fields.some((field) => field.role === 'given-name') && (person.given ?? person.family) !== undefined)
    put('full-name', text([person.given, person.family].filter(Boolean).join(' ')));
  put('family-name', text(person.family));
  put('company', text(person.company));
  put('note', text(person.note));
  put('phone', person.phones);
  put('email', person.emails);
  return contact;
}

const givenNames = [
  'Anna',
  'Bruno',
  'Chloé',
  'Deniz',
  'Émile',
  'Françoise',
  'Götz',
  'Hélène',
  'İpek',
  'Jörg',
];
const familyNames = [
  'Müller',
  'Lefèvre',
  'O’Neill',
  'Yılmaz',
  'Østergård',
  'van der Berg',
  'Nowak',
  'Dupont',
];

/** The n-th of many different people: no two have a number or an address in common. */
export function someone(fields: readonly Field[], n: number, more: PersonData = {}): Contact {
  return personContact(fields, {
    given: givenNames[n % givenNames.length] ?? '',
    family: `${familyNames[n % familyNames.length]} ${n}`,
    company: `Firma ${n % 7}`,
    phones: [{ value: `+336120${String(10_000 + n)}`, label: 'Work' }],
    emails: [{ value: `person${n}@example.com`, label: 'Work' }],
    ...more,
  });
}

export async function populate(world: ContractWorld, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await world.direct.create(someone(world.connector.fields, n)));
  await world.settle();
  return ids;
}

export async function mustRead(world: ContractWorld, id: string): Promise<ServiceRecord> {
  const record = await world.connector.read(id);
  if (!record) throw new Error(`${id} is not there`);
  return record;
}

/** The id of the field that plays a role; every service of the suite has the roles that the suite uses. */
export function fieldOf(world: ContractWorld, role: FieldRole): Field {
  const field = world.connector.fields.find((one) => one.role === role);
  if (!field) throw new Error(`no field plays ${role}`);
  return field;
}
