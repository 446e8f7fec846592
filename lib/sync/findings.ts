/** Makes findings from records, for the pages that list them and for the plan that mends them: both see the same. */
import { type Contact, type Field, type FieldId, fieldWithRole, textOf } from '../contact/contact.ts';
import { checkNumbers } from '../contact/number-check.ts';
import { titleOf } from '../contact/person.ts';
import type { DuplicateGroup } from './duplicate-groups.ts';
import type { DuplicatesFinding, NumberFinding } from './findings.types.ts';
import { type Mergeable, mergeRecords } from './merge-records.ts';

export function numberKey(recordId: string, field: FieldId, value: string): string {
  return JSON.stringify(['n', recordId, field, value]);
}

export function duplicatesKey(ids: readonly string[]): string {
  return JSON.stringify(['d', ...ids]);
}

/** Ids of the records that a finding is about; none if the key is no key. */
export function recordsOfKey(key: string): {
  readonly kind: 'number' | 'duplicates';
  readonly ids: readonly string[];
} {
  const parts: unknown = parsed(key);
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string'))
    return { kind: 'number', ids: [] };
  const [kind, ...rest]: string[] = parts;
  if (kind === 'd') return { kind: 'duplicates', ids: rest };
  return { kind: 'number', ids: kind === 'n' ? rest.slice(0, 1) : [] };
}

export function numberFindings(
  record: { readonly id: string; readonly contact: Contact },
  fields: readonly Field[],
  country: string,
): NumberFinding[] {
  const { id, contact } = record;
  return checkNumbers(contact, fields, country).map(({ field, value, label, problem, reason, proposed }) => ({
    kind: 'number',
    key: numberKey(id, field, value),
    recordId: id,
    title: titleOf(contact, fields),
    company: companyOf(contact, fields),
    field,
    value,
    label,
    problem,
    reason,
    proposed,
  }));
}

/** @param records of the group, in any order @param mayMerge false: the service's records hold more than their fields tell @param chosen who stays */
export function duplicatesFinding(
  group: DuplicateGroup,
  records: readonly Mergeable[],
  fields: readonly Field[],
  country: string,
  mayMerge: boolean,
  chosen: string | null = null,
): DuplicatesFinding {
  const { survivorId, merged, differing, refused } = mergeRecords(records, fields, country, chosen);
  const survivorFirst = [...records].sort(
    (a, b) => Number(b.id === survivorId) - Number(a.id === survivorId),
  );
  return {
    kind: 'duplicates',
    key: duplicatesKey(group.ids),
    problem: 'duplicates',
    title: titleOf(merged, fields),
    records: survivorFirst.map(({ id, contact }) => ({ id, title: titleOf(contact, fields), contact })),
    evidence: group.evidence,
    survivorId,
    merged,
    differing,
    refused: refusalOf(refused, mayMerge),
  };
}

function refusalOf(
  refused: { readonly field: FieldId; readonly count: number; readonly most: number } | null,
  mayMerge: boolean,
): DuplicatesFinding['refused'] {
  if (!mayMerge) return { reason: 'holds-more', field: '', count: 0, most: 0 };
  return refused && { reason: 'too-many', ...refused };
}

/** '' where it is the title already. */
export function companyOf(contact: Contact, fields: readonly Field[]): string {
  const company = textOf(contact, fieldWithRole(fields, 'company')?.id);
  return company === titleOf(contact, fields) ? '' : company;
}

function parsed(key: string): unknown {
  try {
    return JSON.parse(key);
  } catch {
    return null;
  }
}
