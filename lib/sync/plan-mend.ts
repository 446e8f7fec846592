/**
 * Plans the mends of one account: wrong numbers as they should be, and groups of the same person as one record. One item for each record or
 * group; a group that is merged takes the mends of its numbers along.
 */
import type { Contact, Field, Value } from '../contact/contact.ts';
import { titleOf } from '../contact/person.ts';
import type { DuplicateGroup } from './duplicate-groups.ts';
import { duplicatesKey, numberFindings } from './findings.ts';
import type { NumberFinding } from './findings.types.ts';
import { mergeRecords } from './merge-records.ts';
import type { EditItem, FieldChange, PlanItem, RecordRef } from './plan.types.ts';
import { type PlanRecord, refKey } from './view.ts';

export interface MendInput {
  readonly fields: readonly Field[];
  readonly country: string;
  /** Live and readable; those whose numbers are to be looked at. */
  readonly records: readonly PlanRecord[];
  /** Groups to be merged, each with its records. */
  readonly groups: readonly { readonly group: DuplicateGroup; readonly records: readonly PlanRecord[] }[];
  /** Which findings are meant: not ignored, and asked for. */
  isMeant(finding: NumberFinding): boolean;
  /** Which of them somebody wants to stay; null: whoever holds most. */
  chosenOf(group: DuplicateGroup): string | null;
  readonly mayMerge: boolean;
}

export function planMends(input: MendInput): PlanItem[] {
  const merged = new Set<string>();
  const items: PlanItem[] = [];
  for (const { group, records } of input.groups) {
    if (records.length < 2) continue;
    for (const { id } of records) merged.add(id);
    items.push(mergeItem(input, group, records));
  }
  for (const record of input.records) if (!merged.has(record.id)) items.push(...numberItem(input, record));
  return items;
}

function numberItem(input: MendInput, record: PlanRecord): PlanItem[] {
  const meant = meantOf(input, record);
  if (meant.length === 0) return [];
  const target = mended(record.contact, meant);
  const changes = Object.entries(target).map(
    ([field, after]): FieldChange => ({ field, before: record.contact[field] ?? [], after }),
  );
  if (changes.length === 0) return [excluded(input, [record], 'only-by-hand')];
  return [{ ...edit(input, [record], 'values'), recordId: record.id, target, changes }];
}

function mergeItem(input: MendInput, group: DuplicateGroup, records: readonly PlanRecord[]): PlanItem {
  if (!input.mayMerge) return excluded(input, records, 'only-by-hand');
  const asMended = records.map((record) => ({
    ...record,
    contact: { ...record.contact, ...mended(record.contact, meantOf(input, record)) },
  }));
  const result = mergeRecords(asMended, input.fields, input.country, input.chosenOf(group));
  const survivor = records.find((record) => record.id === result.survivorId);
  if (!survivor) return excluded(input, records, 'gone-since');
  if (result.refused)
    return excluded(input, [survivor, ...records.filter((one) => one !== survivor)], 'no-room');
  const others = records.filter((record) => record !== survivor);
  const changes = changesBetween(input.fields, survivor.contact, result.merged);
  return {
    ...edit(input, [survivor, ...others], 'merge'),
    key: `merge ${duplicatesKey(group.ids)}`,
    recordId: survivor.id,
    target: Object.fromEntries(changes.map((change) => [change.field, change.after])),
    changes,
    others: others.map(({ id, contact }) => ({ id, title: titleOf(contact, input.fields), before: contact })),
  };
}

function meantOf(input: MendInput, record: PlanRecord): NumberFinding[] {
  return numberFindings(record, input.fields, input.country).filter((finding) => input.isMeant(finding));
}

/** Fields that change, as they will be. A number that the record then holds twice stays once. */
function mended(contact: Contact, findings: readonly NumberFinding[]): Contact {
  const target: Record<string, readonly Value[]> = {};
  for (const { field, value, proposed } of findings) {
    if (proposed === null) continue;
    const held = target[field] ?? contact[field] ?? [];
    const seen = new Set(held.filter((one) => one.value !== value).map((one) => one.value));
    target[field] = held.flatMap((one) => {
      if (one.value !== value) return [one];
      if (seen.has(proposed)) return [];
      seen.add(proposed);
      return [{ ...one, value: proposed }];
    });
  }
  return target;
}

/** By text, not by meaning: another spelling is what a mend is about. */
function changesBetween(fields: readonly Field[], before: Contact, after: Contact): FieldChange[] {
  return fields.flatMap(({ id }): FieldChange[] => {
    const [old, now] = [before[id] ?? [], after[id] ?? []];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ field: id, before: old, after: now }];
  });
}

function excluded(
  input: MendInput,
  records: readonly PlanRecord[],
  reason: 'only-by-hand' | 'gone-since' | 'no-room',
): PlanItem {
  return { kind: 'excluded', ...base(input, records), reason };
}

function edit(input: MendInput, records: readonly PlanRecord[], action: EditItem['action']): EditItem {
  return {
    kind: 'edit',
    ...base(input, records),
    purpose: 'mend',
    action,
    side: 'left',
    recordId: null,
    target: {},
    changes: [],
    others: [],
    undoes: [],
    links: [],
  };
}

function base(input: MendInput, records: readonly PlanRecord[]) {
  const refs = records.map(({ id }): RecordRef => ({ side: 'left', id }));
  const title =
    records.map(({ contact }) => titleOf(contact, input.fields)).find((text) => text !== '') ?? '';
  return { key: refs.map(refKey).sort().join('+'), records: refs, title, losses: [] };
}
