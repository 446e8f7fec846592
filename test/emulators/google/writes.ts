/** Creating, changing and deleting contacts, one by one and in batches. */
import { invalid, Refusal, type Refused, rpcStatus } from './answers.ts';
import { type ContactBook, groupOf } from './contact-book.ts';
import type { Ledger } from './ledger.ts';
import { readMask, updateMask, withProfiles } from './masks.ts';
import { type PersonFields, personFields, type Stored, showPerson, sourceEtag } from './person.ts';
import { isObject, readPerson, unknownName } from './person-input.ts';
import type { Switches } from './switches.ts';

export interface WriteContext {
  readonly book: ContactBook;
  readonly switches: Switches;
  readonly ledger: Ledger;
}

export interface Shown {
  readonly mask: readonly string[];
  readonly withProfile: boolean;
}

export function readShown(mask: string | null, sources: readonly unknown[], isRequired: boolean): Shown {
  const fields = readMask(mask, 'personFields', isRequired);
  return {
    mask: fields.length === 0 && !isRequired ? [...personFields, 'metadata'] : fields,
    withProfile: withProfiles(sources),
  };
}

export function createContact(context: WriteContext, body: unknown, shown: Shown): unknown {
  return showPerson(made(context, inputOf(context, body)), shown);
}

function inputOf({ book, switches }: WriteContext, body: unknown, memberOf: readonly string[] = []) {
  return readPerson(body, { book, ...switches, memberOf });
}

function made({ book, ledger }: WriteContext, fields: PersonFields): Stored {
  ledger.created(book.all(), fields);
  const mine = { contactGroupMembership: { contactGroupResourceName: 'contactGroups/myContacts' } };
  return book.create(fields.memberships?.length ? fields : { ...fields, memberships: [mine] });
}

/** A change that was found in order and can be made. */
interface Change {
  readonly stored: Stored;
  readonly fields: PersonFields;
}

export function updateContact(
  context: WriteContext,
  name: string,
  body: unknown,
  mask: string | null,
  shown: Shown,
): unknown {
  return showPerson(changed(context, checkedChange(context, name, body, updateMask(mask))), shown);
}

function checkedChange(context: WriteContext, name: string, body: unknown, mask: readonly string[]): Change {
  const stored = mustFind(context, name);
  if (!isObject(body)) throw invalid('person must be an object');
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const sources = Array.isArray(metadata.sources) ? metadata.sources.filter(isObject) : [];
  const source = sources.find((one) => one.type === 'CONTACT');
  if (!source) throw invalid('Request must set person.metadata.sources with a contact source.');
  if (source.etag !== sourceEtag(stored))
    throw new Refusal({
      code: 'FAILED_PRECONDITION',
      message:
        'Request person.etag is different than the current person.etag. Clear local cache and get the latest person.',
      reason: 'failedPrecondition',
    });
  const memberOf = (stored.fields.memberships ?? []).map(groupOf);
  const given = inputOf(context, body, memberOf);
  const fields = Object.fromEntries(mask.map((field) => [field, given[field] ?? []]));
  if (fields.memberships?.length === 0)
    throw invalid('memberships must contain at least one contact group membership.');
  return { stored, fields };
}

function changed({ book, ledger }: WriteContext, { stored, fields }: Change): Stored {
  ledger.updated(stored, fields);
  return book.change(stored, fields);
}

export function deleteContact(context: WriteContext, name: string): unknown {
  context.book.delete(mustFind(context, name));
  return {};
}

/** By its present name, or by a former one where those lead on. */
export function mustFind({ book, switches }: WriteContext, name: string): Stored {
  const stored = book.must(name);
  if (stored.resourceName !== name && switches.formerNames === 'gone')
    throw new Refusal({ code: 'NOT_FOUND', message: 'Requested entity was not found.' });
  return stored;
}

export function batchCreate(context: WriteContext, body: unknown): unknown {
  const { contacts, readMask: mask, sources } = known(body, ['contacts', 'readMask', 'sources']);
  if (!Array.isArray(contacts) || contacts.length === 0 || contacts.length > 200)
    throw invalid('contacts must hold 1 to 200 contacts.');
  const shown = readShown(text(mask), list(sources), true);
  const checked = contacts.map((one) =>
    attempt(() => inputOf(context, known(one, ['contactPerson']).contactPerson)),
  );
  refuseWhole(
    context,
    'BatchCreateContactsErrorDetails',
    checked.map((one, index) => [String(index), one]),
  );
  const people = checked.map((one) =>
    one.ok
      ? personResponse(showPerson(made(context, one.value), shown))
      : { httpStatusCode: 400, status: rpcStatus(one.refused) },
  );
  return {
    createdPeople: context.switches.createdOrder === 'reversed' ? people.toReversed() : people,
  };
}

export function batchUpdate(context: WriteContext, body: unknown): unknown {
  const given = known(body, ['contacts', 'updateMask', 'readMask', 'sources']);
  if (!isObject(given.contacts)) throw invalid('contacts must be a map.');
  const entries = Object.entries(given.contacts);
  if (entries.length === 0 || entries.length > 200) throw invalid('contacts must hold 1 to 200 contacts.');
  const mask = updateMask(text(given.updateMask));
  const shown = readShown(text(given.readMask), list(given.sources), true);
  const checked = entries.map(
    ([name, person]) => [name, attempt(() => checkedChange(context, name, person, mask))] as const,
  );
  refuseWhole(context, 'BatchUpdateContactsErrorDetails', checked);
  const results = checked.map(([name, one]) => [
    name,
    one.ok
      ? { ...personResponse(showPerson(changed(context, one.value), shown)), requestedResourceName: name }
      : { requestedResourceName: name, httpStatusCode: 400, status: rpcStatus(one.refused) },
  ]);
  return { updateResult: Object.fromEntries(results) };
}

export function batchDelete(context: WriteContext, body: unknown): unknown {
  const { resourceNames } = known(body, ['resourceNames']);
  const names = list(resourceNames).map(String);
  if (names.length === 0 || names.length > 500) throw invalid('resourceNames must hold 1 to 500 names.');
  const found = names.map((name) => attempt(() => mustFind(context, name)));
  if (context.switches.deleteMissing === 404 && found.some((one) => !one.ok))
    throw new Refusal({ code: 'NOT_FOUND', message: 'Requested entity was not found.' });
  for (const one of found) if (one.ok) context.book.delete(one.value);
  return {};
}

type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refused: Refused };

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, refused: thrown.refused };
    throw thrown;
  }
}

function refuseWhole(
  { switches }: WriteContext,
  type: string,
  checked: readonly (readonly [string, Attempt<unknown>])[],
): void {
  const failed = checked.flatMap(([key, one]) => (one.ok ? [] : [[key, one.refused] as const]));
  const first = failed[0];
  if (!first || switches.batchRefusal === 'single') return;
  throw new Refusal({
    code: first[1].code,
    message: first[1].message,
    details: [
      {
        '@type': `type.googleapis.com/google.people.v1.${type}`,
        contactErrors: Object.fromEntries(failed.map(([key, refused]) => [key, rpcStatus(refused)])),
      },
    ],
  });
}

export function personResponse(person: Record<string, unknown>) {
  return { httpStatusCode: 200, person, requestedResourceName: person.resourceName, status: {} };
}

export function known(body: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw invalid('Invalid JSON payload received.');
  for (const key of Object.keys(body)) if (!keys.includes(key)) throw unknownName(key, 'request');
  return body;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
