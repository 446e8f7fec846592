/**
 * Several records of one account as one. Nothing is lost: numbers, addresses and groups are joined, empty fields filled, texts put one
 * below the other; a value for which there is no room beside the survivor's goes into the note. What does not fit at all refuses the merge.
 */
import { type Contact, type Field, type FieldId, fieldWithRole, type Value } from '../contact/contact.ts';
import { sameValues, valueKey } from '../contact/equality.ts';
import { foldCompany, isSameSpelling } from '../contact/fold.ts';
import { nameWords } from '../contact/name.ts';
import { personOf } from '../contact/person.ts';
import type { FieldChange } from './plan.types.ts';

export interface Mergeable {
  readonly id: string;
  readonly contact: Contact;
  readonly createdAt?: number;
}

export interface MergedRecords {
  readonly survivorId: string;
  readonly merged: Contact;
  /** Of the survivor; none if it holds everything already. */
  readonly changes: readonly FieldChange[];
  /** Single values that differ: the survivor's stays (before), the others (after) go into the note. */
  readonly differing: readonly FieldChange[];
  readonly refused: { readonly field: FieldId; readonly count: number; readonly most: number } | null;
}

/** @param records two or more @param chosen who stays; null, or none of them: whoever holds most */
export function mergeRecords(
  records: readonly Mergeable[],
  fields: readonly Field[],
  country: string,
  chosen: string | null = null,
): MergedRecords {
  const ranked = inOrder(records, fields, country);
  const isChosen = (record: Mergeable) => record.id === chosen;
  const [survivor, ...others] = [...ranked.filter(isChosen), ...ranked.filter((one) => !isChosen(one))];
  if (!survivor) return { survivorId: '', merged: {}, changes: [], differing: [], refused: null };
  const merge = new Merge(survivor.contact, fields, country);
  for (const other of others) merge.take(other.contact);
  return { survivorId: survivor.id, ...merge.result() };
}

/** The fullest name first, since it holds the others' words; then whoever holds most; then the oldest. */
function inOrder(records: readonly Mergeable[], fields: readonly Field[], country: string): Mergeable[] {
  const rank = (record: Mergeable) => ({
    record,
    words: nameWords(personOf(record.contact, fields, country).name).length,
    values: Object.values(record.contact).reduce((sum, values) => sum + values.length, 0),
  });
  return records
    .map(rank)
    .sort(
      (a, b) =>
        b.words - a.words ||
        b.values - a.values ||
        (a.record.createdAt ?? Number.POSITIVE_INFINITY) - (b.record.createdAt ?? Number.POSITIVE_INFINITY) ||
        (a.record.id < b.record.id ? -1 : 1),
    )
    .map(({ record }) => record);
}

class Merge {
  private readonly values = new Map<FieldId, readonly Value[]>();
  private readonly differing = new Map<FieldId, Value[]>();
  private refused: MergedRecords['refused'] = null;
  private readonly survivor: Contact;
  private readonly fields: readonly Field[];
  private readonly country: string;

  constructor(survivor: Contact, fields: readonly Field[], country: string) {
    this.survivor = survivor;
    this.fields = fields.filter((field) => !field.readOnly);
    this.country = country;
    for (const field of this.fields) this.values.set(field.id, survivor[field.id] ?? []);
  }

  take(other: Contact): void {
    for (const field of this.fields) {
      const theirs = other[field.id] ?? [];
      if (theirs.length === 0) continue;
      const ours = this.values.get(field.id) ?? [];
      if (field.many) this.values.set(field.id, this.union(field, ours, theirs));
      else if (ours.length === 0) this.values.set(field.id, theirs);
      else if (field.type === 'long-text') this.addText(field, theirs[0]?.value ?? '');
      else if (!this.isContained(field, ours[0]?.value ?? '', theirs[0]?.value ?? ''))
        this.differing.set(field.id, [...(this.differing.get(field.id) ?? []), ...theirs]);
    }
  }

  result(): Omit<MergedRecords, 'survivorId'> {
    const differing = [...this.differing].map(([field, after]) => ({
      field,
      before: this.values.get(field) ?? [],
      after,
    }));
    for (const { field, after } of differing) for (const { value } of after) this.keepInNote(field, value);
    for (const field of this.fields) this.checkRoom(field, this.values.get(field.id) ?? []);
    const changes = this.fields.flatMap((field): FieldChange[] => {
      const before = this.survivor[field.id] ?? [];
      const after = this.values.get(field.id) ?? [];
      return sameValues(field, before, after, this.country) ? [] : [{ field: field.id, before, after }];
    });
    const merged = { ...this.survivor, ...Object.fromEntries(changes.map((one) => [one.field, one.after])) };
    return { merged, changes, differing, refused: this.refused };
  }

  private union(field: Field, ours: readonly Value[], theirs: readonly Value[]): readonly Value[] {
    const known = new Set(ours.map((value) => valueKey(field.type, value.value, this.country)));
    const added = theirs.filter((value) => {
      const key = valueKey(field.type, value.value, this.country);
      const isNew = !known.has(key);
      known.add(key);
      return isNew;
    });
    return added.length === 0 ? ours : [...ours, ...added];
  }

  /** Names of duplicates agree; another spelling of a name or a company is not worth a line in the note. */
  private isContained(field: Field, ours: string, theirs: string): boolean {
    if (isSameSpelling(ours, theirs)) return true;
    if (field.role === 'company') return foldCompany(ours) === foldCompany(theirs);
    if (field.role !== 'given-name' && field.role !== 'family-name' && field.role !== 'full-name')
      return false;
    // First and last name may be swapped, or stand in one of the fields together.
    const all = nameWords(personOf(this.survivor, this.fields, this.country).name);
    return nameWords(theirs).every((word) =>
      all.some((one) => one === word || (word.length === 1 && one.startsWith(word))),
    );
  }

  private addText(field: Field, text: string): void {
    const held = this.values.get(field.id)?.[0]?.value ?? '';
    if (text === '' || held.includes(text)) return;
    const joined = text.includes(held) ? text : `${held}\n\n${text}`;
    this.values.set(field.id, [{ value: joined }]);
  }

  private keepInNote(field: FieldId, value: string): void {
    const note = fieldWithRole(this.fields, 'note');
    if (!note) {
      this.refused ??= { field, count: 2, most: 1 };
      return;
    }
    const held = this.values.get(note.id)?.[0]?.value ?? '';
    if (!held.includes(value))
      this.values.set(note.id, [{ value: held === '' ? value : `${held}\n${value}` }]);
  }

  private checkRoom(field: Field, values: readonly Value[]): void {
    const most = field.many ? (field.maxValues ?? Number.POSITIVE_INFINITY) : 1;
    if (values.length > most) this.refused ??= { field: field.id, count: values.length, most };
    const longest = Math.max(0, ...values.map(({ value }) => value.length));
    if (field.maxLength !== undefined && longest > field.maxLength)
      this.refused ??= { field: field.id, count: longest, most: field.maxLength };
  }
}
