/** Many creates in one request. Which answer is whose is told by the key that each contact carries, not by its place. */
import type { Contact, ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { BatchOutcome } from '../contract.ts';
import { isObject } from '../json.ts';
import type { GoogleAccount } from './account.ts';
import { RefusedBatch } from './api.ts';
import type { Entries } from './changes.ts';
import { contactSource, personMask } from './fields.ts';
import { keyOf, looksLike } from './find-created.ts';
import { outcomeOf } from './read.ts';
import { errorOfCode } from './refusal.ts';
import { type Person, readPersonAnswer } from './schema.ts';
import { created, createOne, creation } from './write.ts';

interface Item {
  readonly key: string;
  readonly contact: Contact;
}
interface Waiting extends Item {
  readonly index: number;
  readonly body: Entries;
}
type Outcomes = Map<number, BatchOutcome<ServiceRecord>>;

export async function createMany(
  account: GoogleAccount,
  items: readonly Item[],
): Promise<readonly BatchOutcome<ServiceRecord>[]> {
  const outcomes: Outcomes = new Map();
  const waiting: Waiting[] = [];
  for (const [index, item] of items.entries()) {
    const outcome = await outcomeOf(() => creation(account, item.key, item.contact));
    if (outcome.ok) waiting.push({ ...item, index, body: outcome.value });
    else outcomes.set(index, outcome);
  }
  await createGroup(account, waiting, outcomes);
  return items.map((_item, index) => outcomes.get(index) ?? { ok: false, error: unknown() });
}

async function createGroup(
  account: GoogleAccount,
  waiting: readonly Waiting[],
  outcomes: Outcomes,
): Promise<void> {
  if (waiting.length === 0) return;
  try {
    const contacts = waiting.map(({ body }) => ({ contactPerson: body }));
    const body = { contacts, readMask: personMask, sources: [contactSource] };
    const answer = await account.api.send('POST', '/people:batchCreateContacts', {}, body, { isBatch: true });
    const list = isObject(answer) && Array.isArray(answer.createdPeople) ? answer.createdPeople : [];
    await settle(account, waiting, list.map(readPersonAnswer), outcomes);
  } catch (thrown) {
    if (!(thrown instanceof RefusedBatch)) throw thrown;
    // Nothing of it was made: without the named ones it would have gone through (Google's reference, seen 2026-11).
    const codes = thrown.contactCodes;
    const refused = waiting.filter((_one, place) => String(place) in codes);
    for (const [place, one] of waiting.entries())
      if (refused.includes(one))
        outcomes.set(one.index, { ok: false, error: errorOfCode(codes[String(place)] ?? 0) });
    const rest = waiting.filter((one) => !refused.includes(one));
    // Nobody was named: one by one, so that each has its own answer.
    if (refused.length === 0)
      for (const { index, key, contact } of rest)
        outcomes.set(index, await outcomeOf(() => createOne(account, key, contact)));
    else await createGroup(account, rest, outcomes);
  }
}

async function settle(
  account: GoogleAccount,
  waiting: readonly Waiting[],
  answers: readonly ReturnType<typeof readPersonAnswer>[],
  outcomes: Outcomes,
): Promise<void> {
  const people = answers.flatMap(({ row }) => (row?.kind === 'person' ? [row.person] : []));
  const take = (fits: (person: Person) => boolean) => {
    const place = people.findIndex(fits);
    return place === -1 ? undefined : people.splice(place, 1)[0];
  };
  const open: Waiting[] = [];
  for (const one of waiting) {
    // A service that drops our key is asked by the content.
    const person =
      take((made) => keyOf(made) === one.key) ??
      take((made) => keyOf(made) === null && looksLike(made, one.contact));
    if (person) outcomes.set(one.index, await outcomeOf(() => created(account, { kind: 'person', person })));
    else open.push(one);
  }
  const codes = answers.flatMap(({ row, code }) => (row === null && code !== 0 ? [code] : []));
  const areAllRefused = codes.length === open.length && people.length === 0;
  for (const one of open)
    outcomes.set(one.index, { ok: false, error: areAllRefused ? errorOfCode(codes[0] ?? 3) : unknown() });
}

function unknown(): SyncError {
  return new SyncError('write-unknown', { reason: 'not in the answer' });
}
