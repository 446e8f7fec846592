/** Says what is wrong with a mapping, row by row, before it can do harm: fields that are gone, types that do not go together, two rows that fight. */
import { type Field, otherSide, type SideName } from '../contact/contact.ts';
import { compatible, type IncompatibleReason } from './compatible.ts';
import { fieldsOfRow, fixedTarget, type MappingRow, type Transform } from './mapping.ts';
import { templateFields } from './template.ts';

/** Words: `mapping_fault_<reason>`, or `incompatible_<reason>`. */
export type MappingFaultReason =
  | IncompatibleReason
  | 'same-id'
  | 'unknown-field'
  | 'direction-not-possible'
  /** The template names no field. */
  | 'template-empty'
  | 'template-too-long'
  /** The block carries no field, or has two lines with one label, or a label of several lines. */
  | 'block-lines'
  | 'not-a-long-text'
  | 'not-a-text'
  /** One of many is wanted where there are not many on one side and one on the other. */
  | 'not-many-to-one'
  /** Two rows write the same single field. */
  | 'written-twice'
  | 'two-blocks';

export interface MappingFault {
  readonly row: string;
  readonly reason: MappingFaultReason;
  /** Id of the field in question. */
  readonly field?: string;
}

const longestTemplate = 500;

export function validateMapping(
  rows: readonly MappingRow[],
  fields: Readonly<Record<SideName, readonly Field[]>>,
): readonly MappingFault[] {
  const faults = rows.flatMap((row) => (row.direction === 'off' ? [] : faultsOfRow(row, fields)));
  const ids = rows.map((row) => row.id);
  const same = rows
    .filter((row, index) => ids.indexOf(row.id) !== index)
    .map((row): MappingFault => ({ row: row.id, reason: 'same-id' }));
  return [...faults, ...same, ...fights(rows, fields)];
}

function faultsOfRow(
  row: MappingRow,
  fields: Readonly<Record<SideName, readonly Field[]>>,
): readonly MappingFault[] {
  const fault = (reason: MappingFaultReason, field?: string): MappingFault[] => [
    { row: row.id, reason, ...(field === undefined ? {} : { field }) },
  ];
  for (const side of ['left', 'right'] as const) {
    const missing = [row[side], ...fieldsOfRow(row, side)].find((id) => !find(fields[side], id));
    if (missing !== undefined && !(isSource(row, side) && missing === row[side] && hasFields(row, side)))
      return fault('unknown-field', missing);
  }
  const left = find(fields.left, row.left);
  const right = find(fields.right, row.right);
  const transform: Transform = row.transform ?? { kind: 'none' };
  switch (transform.kind) {
    case 'template':
    case 'block':
      return oneWayFaults(row, transform, fields, fault);
    case 'name': {
      const names = [row[transform.parts], transform.family].map((id) => find(fields[transform.parts], id));
      const full = find(fields[otherSide(transform.parts)], row[otherSide(transform.parts)]);
      const wrong = [...names, full].find((field) => field && (field.type !== 'text' || field.many));
      if (wrong) return fault('not-a-text', wrong.id);
      break;
    }
    case 'primary':
      if (left && right && left.many === right.many) return fault('not-many-to-one');
      break;
    case 'none':
      break;
  }
  if (!left || !right) return [];
  const fits = compatible(left, right);
  if (!fits.ok) return fault(fits.reason);
  return fits.directions.includes(row.direction) ? [] : fault('direction-not-possible');
}

function oneWayFaults(
  row: MappingRow,
  transform: Extract<Transform, { kind: 'template' | 'block' }>,
  fields: Readonly<Record<SideName, readonly Field[]>>,
  fault: (reason: MappingFaultReason, field?: string) => MappingFault[],
): readonly MappingFault[] {
  const target = find(fields[transform.to], row[transform.to]);
  if (row.direction !== `to-${transform.to}`) return fault('direction-not-possible');
  if (target?.readOnly) return fault('target-read-only', target.id);
  if (transform.kind === 'template') {
    if (templateFields(transform.text).length === 0) return fault('template-empty');
    if (transform.text.length > longestTemplate) return fault('template-too-long');
    return target && ((target.type !== 'text' && target.type !== 'long-text') || target.many)
      ? fault('not-a-text', target.id)
      : [];
  }
  const labels = transform.lines.map((line) => line.label.trim());
  const isWrong = labels.some((label) => label === '' || /[\r\n]|^---/.test(label));
  if (labels.length === 0 || isWrong || new Set(labels).size < labels.length) return fault('block-lines');
  return target && (target.type !== 'long-text' || target.many) ? fault('not-a-long-text', target.id) : [];
}

/** A list may be shared out between rows; a single field may have one writer, and a text one block. */
function fights(
  rows: readonly MappingRow[],
  fields: Readonly<Record<SideName, readonly Field[]>>,
): MappingFault[] {
  const faults: MappingFault[] = [];
  for (const side of ['left', 'right'] as const) {
    const writers = new Set<string>();
    const blocks = new Set<string>();
    for (const row of rows) {
      if (row.direction === 'off' || row.direction === `to-${otherSide(side)}` || isSource(row, side))
        continue;
      const seen = row.transform?.kind === 'block' ? blocks : writers;
      for (const id of fieldsOfRow(row, side)) {
        if (find(fields[side], id)?.many) continue;
        if (seen.has(id))
          faults.push({ row: row.id, reason: seen === blocks ? 'two-blocks' : 'written-twice', field: id });
        seen.add(id);
      }
    }
  }
  return faults;
}

function isSource(row: MappingRow, side: SideName): boolean {
  const target = fixedTarget(row);
  return target !== null && target !== side;
}

function hasFields(row: MappingRow, side: SideName): boolean {
  return fieldsOfRow(row, side).length > 0;
}

function find(fields: readonly Field[], id: string): Field | undefined {
  return fields.find((field) => field.id === id);
}
