/** Making and changing mapping rows so that each stays possible: fields, directions, winners and transforms that go together. */
import type { Field, FieldId, MappingRow, RowDirection, SideName, Transform } from '../../lib/app/api.ts';
import { compatible, type Fields, winnersFor } from '../../lib/app/mapping-logic.ts';
import { otherSide } from '../../lib/contact/contact.ts';

export type RowKind = 'pair' | 'name' | 'template' | 'block';

export function kindOf(row: MappingRow): RowKind {
  switch (row.transform?.kind) {
    case 'name':
    case 'template':
    case 'block':
      return row.transform.kind;
    default:
      return 'pair';
  }
}

export function fieldOf(fields: Fields, side: SideName, id: FieldId): Field | undefined {
  return fields[side].find((field) => field.id === id);
}

/** Directions that a row may have, `off` aside; none if its fields do not go together or are not chosen yet. */
export function directionsOf(row: MappingRow, fields: Fields): readonly RowDirection[] {
  if (row.transform?.kind === 'template' || row.transform?.kind === 'block')
    return [`to-${row.transform.to}`];
  const left = fieldOf(fields, 'left', row.left);
  const right = fieldOf(fields, 'right', row.right);
  if (!left || !right) return [];
  const fit = compatible(left, right);
  return fit.ok ? fit.directions.filter((one) => one !== 'off') : [];
}

/** Sides that a row writes. */
export function writtenSides(row: MappingRow): readonly SideName[] {
  switch (row.direction) {
    case 'both':
      return ['left', 'right'];
    case 'to-left':
      return ['left'];
    case 'to-right':
      return ['right'];
    case 'off':
      return [];
  }
}

/** A row whose direction, winner and transform are possible for its fields; what is possible stays as it is. */
export function settled(row: MappingRow, fields: Fields): MappingRow {
  const directions = directionsOf(row, fields);
  const direction =
    row.direction === 'off' || directions.includes(row.direction)
      ? row.direction
      : (directions[0] ?? row.direction);
  const left = fieldOf(fields, 'left', row.left);
  const right = fieldOf(fields, 'right', row.right);
  if (kindOf(row) !== 'pair' || !left || !right) return { ...row, direction };
  const winners = winnersFor(left, right);
  const { transform, ...rest } = row;
  const primary: Transform | undefined =
    left.many === right.many
      ? undefined
      : transform?.kind === 'primary'
        ? transform
        : { kind: 'primary', order: [] };
  return {
    ...rest,
    direction,
    winner: winners.includes(row.winner) ? row.winner : (winners[0] ?? 'ask'),
    ...(primary ? { transform: primary } : {}),
  };
}

/** Fields of their own choosing; lists begin with "taken away here, taken away there", as the default rows do. */
export function withField(row: MappingRow, fields: Fields, side: SideName, id: FieldId): MappingRow {
  const next = { ...row, [side]: id };
  const areLists = (['left', 'right'] as const).every((one) => fieldOf(fields, one, next[one])?.many);
  // Another order is another question.
  const { transform: _old, ...plain } = next;
  return settled({ ...plain, empty: areLists ? 'clear' : 'ignore' }, fields);
}

/** The side whose first and last name can become one, if there is one. */
export function nameParts(fields: Fields, side: SideName): { given: Field; family: Field } | null {
  const given = fields[side].find((field) => field.role === 'given-name');
  const family = fields[side].find((field) => field.role === 'family-name');
  return given && family ? { given, family } : null;
}

export function kindsFor(fields: Fields): readonly RowKind[] {
  const hasNames = nameParts(fields, 'left') !== null || nameParts(fields, 'right') !== null;
  return hasNames ? ['pair', 'name', 'template', 'block'] : ['pair', 'template', 'block'];
}

/** A row of a kind with nothing chosen yet: what is not chosen is ''. */
export function emptyRow(kind: RowKind, id: string): MappingRow {
  const row = { id, left: '', right: '', direction: 'both', winner: 'ask', empty: 'ignore' } as const;
  switch (kind) {
    case 'pair':
      return row;
    case 'name':
      return { ...row, transform: { kind: 'name', parts: 'left', family: '' } };
    // What is made from other fields follows them; a person's own text is asked about, never replaced.
    case 'template':
      return { ...row, direction: 'to-left', transform: { kind: 'template', to: 'left', text: '' } };
    case 'block':
      return { ...row, direction: 'to-left', transform: { kind: 'block', to: 'left', lines: [] } };
  }
}

/** Chooses the field that is written from others: the whole name, the text, the field with the block. */
export function withTarget(row: MappingRow, fields: Fields, to: SideName, id: FieldId): MappingRow {
  const from = otherSide(to);
  const { transform } = row;
  const isSameSide = transform !== undefined && 'to' in transform && transform.to === to;
  switch (transform?.kind) {
    case 'name': {
      const parts = nameParts(fields, from);
      if (!parts) return row;
      const named = { ...row, [to]: id, [from]: parts.given.id } as MappingRow;
      return settled({ ...named, transform: { kind: 'name', parts: from, family: parts.family.id } }, fields);
    }
    case 'template':
      return withSource(
        {
          ...row,
          [to]: id,
          direction: `to-${to}`,
          transform: { ...transform, to, text: isSameSide ? transform.text : '' },
        },
        fields,
      );
    case 'block':
      return withSource(
        {
          ...row,
          [to]: id,
          direction: `to-${to}`,
          transform: { ...transform, to, lines: isSameSide ? transform.lines : [] },
        },
        fields,
      );
    default:
      return row;
  }
}

/** Rows that are made from several fields name one of them as theirs; any field of that side will do. */
function withSource(row: MappingRow, fields: Fields): MappingRow {
  const to = row.transform && 'to' in row.transform ? row.transform.to : null;
  if (to === null) return row;
  const from = otherSide(to);
  return { ...row, [from]: fields[from][0]?.id ?? '' };
}

export function isComplete(row: MappingRow, fields: Fields): boolean {
  return fieldOf(fields, 'left', row.left) !== undefined && fieldOf(fields, 'right', row.right) !== undefined;
}

/** Off and on again: in the direction that it had, or the first that is possible. */
export function switched(row: MappingRow, fields: Fields, isOn: boolean, before?: RowDirection): MappingRow {
  if (!isOn) return { ...row, direction: 'off' };
  const directions = directionsOf(row, fields);
  const wished = before && directions.includes(before) ? before : directions[0];
  return { ...row, direction: wished ?? 'both' };
}
