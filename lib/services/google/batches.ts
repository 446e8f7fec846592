/**
 * Many contacts in one request. Google refuses a batch whole because of one contact and says which: the others are then sent again without
 * it. Updates are grouped by the fields that they change, because a batch has one mask, and what it names is replaced for everybody.
 */
import type { Contact, ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { Batches, BatchOutcome } from '../contract.ts';
import { isObject } from '../json.ts';
import { type GoogleAccount, presentName } from './account.ts';
import { RefusedBatch } from './api.ts';
import { createMany } from './batch-create.ts';
import { contactSource, personMask } from './fields.ts';
import { mostRead, outcomeOf, readMany } from './read.ts';
import { errorOfCode } from './refusal.ts';
import { readPersonAnswer } from './schema.ts';
import { bodyOf, deleteOne, maskOf, prepared, type Update, updated, updateOne } from './write.ts';

export const most = { read: mostRead, create: 200, update: 200, delete: 500 } as const;

export function googleBatches(account: GoogleAccount): Batches {
  return {
    most,
    read: (ids) => readMany(account, ids),
    create: (items) => createMany(account, items),
    update: (items) => updateMany(account, items),
    delete: (currents) => deleteMany(account, currents),
  };
}

interface Item {
  readonly current: ServiceRecord;
  readonly target: Contact;
}
interface Waiting extends Item {
  readonly index: number;
  readonly update: Update;
}

async function updateMany(
  account: GoogleAccount,
  items: readonly Item[],
): Promise<readonly BatchOutcome<ServiceRecord>[]> {
  const outcomes = new Map<number, BatchOutcome<ServiceRecord>>();
  const byMask = new Map<string, Waiting[]>();
  for (const [index, item] of items.entries()) {
    const outcome = await outcomeOf(() => prepared(account, item.current, item.target));
    if (!outcome.ok) outcomes.set(index, outcome);
    else if (!outcome.value.update) outcomes.set(index, { ok: true, value: outcome.value.held });
    else {
      const { update } = outcome.value;
      const mask = maskOf(update);
      byMask.set(mask, [...(byMask.get(mask) ?? []), { ...item, index, update }]);
    }
  }
  for (const [mask, waiting] of byMask) await updateGroup(account, mask, waiting, outcomes);
  return items.map((_item, index) => outcomes.get(index) ?? missing());
}

async function updateGroup(
  account: GoogleAccount,
  mask: string,
  waiting: readonly Waiting[],
  outcomes: Map<number, BatchOutcome<ServiceRecord>>,
): Promise<void> {
  if (waiting.length === 0) return;
  const nameOf = ({ current }: Waiting) => presentName(account, current.id);
  try {
    const contacts = Object.fromEntries(waiting.map((one) => [nameOf(one), bodyOf(one.update)]));
    const body = { contacts, updateMask: mask, readMask: personMask, sources: [contactSource] };
    const answer = await account.api.send('POST', '/people:batchUpdateContacts', {}, body, { isBatch: true });
    const results = isObject(answer) && isObject(answer.updateResult) ? answer.updateResult : {};
    for (const one of waiting)
      outcomes.set(one.index, await resultOf(account, one.current.id, results[nameOf(one)]));
  } catch (thrown) {
    if (!(thrown instanceof RefusedBatch)) throw thrown;
    const codes = thrown.contactCodes;
    const refused = waiting.filter((one) => nameOf(one) in codes);
    for (const one of refused)
      outcomes.set(one.index, { ok: false, error: errorOfCode(codes[nameOf(one)] ?? 0) });
    const rest = waiting.filter((one) => !refused.includes(one));
    // Nobody was named: one by one, so that each has its own answer.
    if (refused.length === 0)
      for (const { index, current, target } of rest)
        outcomes.set(index, await outcomeOf(() => updateOne(account, current, target)));
    else await updateGroup(account, mask, rest, outcomes);
  }
}

async function resultOf(
  account: GoogleAccount,
  id: string,
  result: unknown,
): Promise<BatchOutcome<ServiceRecord>> {
  if (result === undefined) return missing();
  const { code, row } = readPersonAnswer(result);
  if (!row) return { ok: false, error: code === 0 ? unknown() : errorOfCode(code) };
  return outcomeOf(() => updated(account, id, row));
}

async function deleteMany(
  account: GoogleAccount,
  currents: readonly ServiceRecord[],
): Promise<readonly BatchOutcome<null>[]> {
  const resourceNames = currents.map(({ id }) => presentName(account, id));
  try {
    await account.api.send('POST', '/people:batchDeleteContacts', {}, { resourceNames }, { isBatch: true });
    return currents.map(() => ({ ok: true, value: null }));
  } catch (thrown) {
    if (!(thrown instanceof RefusedBatch)) throw thrown;
    // One that is gone already refuses all; one by one that is no error.
    const outcomes: BatchOutcome<null>[] = [];
    for (const { id } of currents)
      outcomes.push(
        await outcomeOf(async () => {
          await deleteOne(account, id);
          return null;
        }),
      );
    return outcomes;
  }
}

function missing(): BatchOutcome<never> {
  return { ok: false, error: unknown() };
}

function unknown(): SyncError {
  return new SyncError('write-unknown', { reason: 'not in the answer' });
}
