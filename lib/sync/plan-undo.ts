/**
 * Plans to put back what was changed. Nothing is put back over what somebody else has written since: a field goes back only if it still holds
 * what we wrote, a record that we created goes only if nobody else has touched it.
 */
import type { Contact, Field, FieldId, SideName, Value } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import type { EditItem, ExcludedReason, FieldChange, Link, Loss, PlanItem } from './plan.types.ts';
import { staysAsTyped, valuesToCreate } from './put-back.ts';
import { refKey } from './view.ts';

/** One change that was made, with the values before and after, as the journal tells it. */
export interface MadeChange {
  readonly id: string;
  readonly side: SideName;
  readonly at: number;
  readonly kind: 'create' | 'update' | 'delete' | 'link' | 'unlink';
  readonly recordId: string;
  readonly title: string;
  /** A created or deleted record is here whole. */
  readonly changes: readonly FieldChange[];
  /** Links (of any connection) that the change made, altered or took away: as they were before, or as made for `link`. */
  readonly links?: readonly Link[];
  /** Version of the record once it was written. */
  readonly version?: string;
  /** Run that put this one back. */
  readonly undoneBy?: string;
}

/** A record as it is now. */
export interface RecordNow {
  readonly contact: Contact;
  readonly version: string;
  readonly isDeleted: boolean;
  readonly unreadable: string | null;
}

/** What is to be put back of one record. */
export interface UndoRecord {
  readonly side: SideName;
  readonly recordId: string;
  readonly fields: readonly Field[];
  readonly country: string;
  /** Only an unchanged version says that nobody has touched it. */
  readonly isCareful: boolean;
  /** Null: all. */
  readonly field: FieldId | null;
  /** Newest first. */
  readonly chosen: readonly MadeChange[];
  /** All changes to the record that we know of, oldest first. */
  readonly history: readonly MadeChange[];
  readonly now: RecordNow | undefined;
}

export function planUndo(records: readonly UndoRecord[]): PlanItem[] {
  return records.map(undoRecord);
}

function undoRecord(input: UndoRecord): PlanItem {
  const open = input.chosen.filter((change) => change.undoneBy === undefined);
  const isGone = !input.now || input.now.isDeleted;
  if (open.length === 0) return excluded(input, 'already-undone');
  if (input.now && !isGone && input.now.unreadable !== null) return excluded(input, 'unreadable');
  const wasCreated = open.some((change) => change.kind === 'create');
  const deleted = open.find((change) => change.kind === 'delete');
  if (deleted && wasCreated) return excluded(input, 'already-undone');
  if (deleted) return isGone ? createAgain(input, open, deleted) : excluded(input, 'already-undone');
  if (!input.now || isGone) return excluded(input, wasCreated ? 'already-undone' : 'gone-since');
  return wasCreated ? removeAgain(input, open, input.now) : putBack(input, open, input.now.contact);
}

/** A record that was made goes again, whoever of us has written to it since. */
function removeAgain(input: UndoRecord, open: readonly MadeChange[], now: RecordNow): PlanItem {
  const from = input.history.findIndex(
    (change) => open.includes(change) || open.some(({ id }) => id === change.id),
  );
  const ours = input.history.slice(Math.max(0, from));
  const expected: Record<FieldId, readonly Value[]> = {};
  for (const change of ours) for (const { field, after } of change.changes) expected[field] = after;
  const isOurs = input.fields.every(
    (field) =>
      field.readOnly ||
      sameValues(field, now.contact[field.id] ?? [], expected[field.id] ?? [], input.country),
  );
  const version = ours.findLast((change) => change.version !== undefined)?.version;
  const isSameVersion = version === undefined || version === now.version;
  if (!isOurs || (input.isCareful && !isSameVersion)) return excluded(input, 'changed-since');
  const changes = Object.entries(now.contact)
    .filter(([, values]) => values.length > 0)
    .map(([field, before]): FieldChange => ({ field, before, after: [] }));
  return { ...edit(input, open, 'delete'), recordId: input.recordId, changes };
}

function createAgain(input: UndoRecord, open: readonly MadeChange[], deleted: MadeChange): PlanItem {
  const contact: Record<FieldId, readonly Value[]> = {};
  // Newest first: what an older change of the same choice found stands before what the deletion found.
  for (const change of open) for (const { field, before } of change.changes) contact[field] = before;
  const losses: Loss[] = [];
  const target = Object.fromEntries(
    input.fields
      .filter((field) => !field.readOnly)
      .map(
        (field) => [field.id, valuesToCreate(field, contact[field.id] ?? [], input.country, losses)] as const,
      )
      .filter(([, values]) => values.length > 0),
  );
  const changes = Object.entries(target).map(([field, after]): FieldChange => ({ field, before: [], after }));
  return { ...edit(input, open, 'create'), target, changes, links: deleted.links ?? [], losses };
}

/** Field by field, from the newest change back to the oldest, as long as each found what the one before it left. */
function putBack(input: UndoRecord, open: readonly MadeChange[], now: Contact): PlanItem {
  const changes: FieldChange[] = [];
  const losses: Loss[] = [];
  const reasons = new Set<ExcludedReason>();
  for (const id of fieldsOf(input, open)) {
    const field = input.fields.find((one) => one.id === id);
    const held = now[id] ?? [];
    const value = field ? valueBefore(input, field, open, held) : null;
    if (!field || value === null) {
      reasons.add('changed-since');
      losses.push({ field: id, reason: 'changed-since', value: held.map((one) => one.value).join(', ') });
    } else if (isSameText(held, value)) reasons.add('already-undone');
    else if (field.readOnly || (value.length === 0 && (field.cannotClear || field.required))) {
      reasons.add('cannot-be-undone');
      losses.push({ field: id, reason: 'cannot-clear', value: held.map((one) => one.value).join(', ') });
    } else if (!staysAsTyped(field, value, held)) {
      reasons.add('cannot-be-undone');
      losses.push({ field: id, reason: 'no-country-code', value: value.map((one) => one.value).join(', ') });
    } else changes.push({ field: id, before: held, after: value });
  }
  if (changes.length === 0) {
    const order: ExcludedReason[] = ['changed-since', 'cannot-be-undone', 'already-undone'];
    return excluded(input, order.find((reason) => reasons.has(reason)) ?? 'already-undone');
  }
  const target = Object.fromEntries(changes.map((change) => [change.field, change.after]));
  const stays = new Set(losses.map((loss) => loss.field));
  const isWhole = (change: MadeChange) =>
    change.changes.every(({ field }) => (input.field ?? field) === field && !stays.has(field));
  const undoes = open.filter(isWhole).map((change) => change.id);
  return { ...edit(input, open, 'values'), recordId: input.recordId, target, changes, losses, undoes };
}

function fieldsOf(input: UndoRecord, open: readonly MadeChange[]): FieldId[] {
  if (input.field !== null) return [input.field];
  return [...new Set(open.flatMap((change) => change.changes.map(({ field }) => field)))];
}

/** What the field held before the chosen changes; null if somebody has written to it since. */
function valueBefore(
  input: UndoRecord,
  field: Field,
  open: readonly MadeChange[],
  held: readonly Value[],
): readonly Value[] | null {
  const steps = open.flatMap((change) => change.changes.filter((one) => one.field === field.id));
  const [newest] = steps;
  const oldest = steps.at(-1);
  if (!newest || !oldest) return null;
  let value = held;
  for (const step of steps) {
    if (!sameValues(field, value, step.after, input.country)) {
      // It was put back by hand, or by another undo.
      return isSameText(held, oldest.before) ? held : null;
    }
    value = step.before;
  }
  return value;
}

/** As written: a mend of spelling alone is undone too. */
function isSameText(a: readonly Value[], b: readonly Value[]): boolean {
  const texts = (values: readonly Value[]) => values.map(({ value, label }) => [value, label ?? '']);
  return JSON.stringify(texts(a)) === JSON.stringify(texts(b));
}

function excluded(input: UndoRecord, reason: ExcludedReason): PlanItem {
  return { kind: 'excluded', ...base(input, input.chosen), reason };
}

function edit(input: UndoRecord, open: readonly MadeChange[], action: EditItem['action']): EditItem {
  return {
    kind: 'edit',
    ...base(input, open),
    purpose: 'undo',
    action,
    side: input.side,
    recordId: null,
    target: {},
    changes: [],
    others: [],
    undoes: open.map((change) => change.id),
    links: [],
  };
}

function base({ side, recordId }: UndoRecord, changes: readonly MadeChange[]) {
  const ref = { side, id: recordId };
  const title = changes.map((change) => change.title).find((text) => text !== '') ?? '';
  return { key: refKey(ref), records: [ref], title, losses: [] };
}

/** Links that were made or parted on purpose. Undone one by one only: of a run they stay, since they change nothing at a service. */
export function planLinkUndo(changes: readonly MadeChange[], isThere: (link: Link) => boolean): PlanItem[] {
  return changes.flatMap((change): PlanItem[] => {
    const links = change.links ?? [];
    const [link] = links;
    if (!link) return [];
    const records = [
      { side: 'left' as const, id: link.leftId },
      { side: 'right' as const, id: link.rightId },
    ];
    const about = { key: records.map(refKey).join('+'), records, title: change.title, losses: [] };
    const isDue = change.undoneBy === undefined && isThere(link) === (change.kind === 'link');
    if (!isDue) return [{ kind: 'excluded', ...about, reason: 'already-undone' }];
    return [
      {
        kind: 'edit',
        ...about,
        purpose: 'undo',
        action: change.kind === 'link' ? 'unlink' : 'link',
        side: change.side,
        recordId: change.recordId,
        target: {},
        changes: [],
        others: [],
        undoes: [change.id],
        links,
      },
    ];
  });
}
