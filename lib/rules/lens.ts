/**
 * How a mapping row sees one side: as one value or a list, read out of the side's fields, and written back into them. Reading what was written
 * gives what was wanted; whatever the row does not see is left as it is.
 */
import { type Contact, type Field, type FieldId, type Value, valuesOf } from '../contact/contact.ts';
import { labelKey, valueKey } from '../contact/equality.ts';
import { readPhone } from '../contact/phone.ts';
import { joinBlock, parseBlock, typedPart } from './block.ts';
import type { Transform } from './mapping.ts';

export interface Lens {
  /** The row's view as if it were a field. */
  readonly field: Field;
  /** Every field that is read or written. */
  readonly fields: readonly Field[];
  /** False: only ever read. */
  readonly isWritable: boolean;
  read(contact: Contact): readonly Value[];
  /** @param base what both sides agreed on last; null at a first meeting, when nothing is taken away. */
  write(held: Held, wanted: readonly Value[], base: LensBase | null): readonly FieldWrite[];
}

export interface LensBase {
  /** The baseline's half of this side. */
  readonly own: Contact;
  /** What the row saw on the other side then. */
  readonly other: readonly Value[];
}

export type Held = (field: FieldId) => readonly Value[];

export interface FieldWrite {
  readonly field: Field;
  readonly values: readonly Value[];
  /** Split in two by guess. */
  readonly isGuess?: boolean;
  /** Text that was typed where it is not kept was saved into the rest of the field. */
  readonly hasRescued?: boolean;
  /** Found no room. */
  readonly lost?: string;
}

/** A field as it is; of a long text, what people typed. */
export function plainLens(field: Field): Lens {
  if (field.type !== 'long-text') {
    return {
      field,
      fields: [field],
      isWritable: !field.readOnly,
      read: (contact) => valuesOf(contact, field.id),
      write: (_held, wanted) => [{ field, values: wanted }],
    };
  }
  return {
    field,
    fields: [field],
    isWritable: !field.readOnly,
    read: (contact) =>
      valuesOf(contact, field.id).flatMap((one) => {
        const typed = typedPart(one.value);
        return typed === '' ? [] : [{ ...one, value: typed }];
      }),
    write: (held, wanted) => {
      const { block } = parseBlock(held(field.id)[0]?.value ?? '');
      if (block === null || field.many) return [{ field, values: wanted }];
      const text = joinBlock(wanted[0]?.value ?? '', block, field.maxLength);
      return [{ field, values: text === '' ? [] : [{ value: text }] }];
    },
  };
}

type Primary = Extract<Transform, { kind: 'primary' }>;

/** The one of many that stands for them. */
export function primaryLens(field: Field, { order, only }: Primary, country: string): Lens {
  const pick = (values: readonly Value[]): Value | undefined => {
    for (const wanted of order) {
      const found = values.find((value) => isOfKind(field, value, wanted, country));
      if (found) return found;
    }
    return only ? undefined : values[0];
  };
  return {
    field: { ...field, many: false, hasLabels: false },
    fields: [field],
    isWritable: !field.readOnly,
    read: (contact) => {
      const value = pick(valuesOf(contact, field.id));
      if (!value) return [];
      // Which label it has is said by the field that it goes to.
      return [order.length > 0 ? { value: value.value } : value];
    },
    write: (held, wanted, base) => {
      const list = held(field.id);
      const keyOf = (value: Value) => valueKey(field.type, value.value, country);
      // What was the one value when both sides agreed is what the other side has edited or emptied; the rest is none of its business.
      const old = base === null ? undefined : pick(valuesOf(base.own, field.id));
      const edited = old && list.find((value) => keyOf(value) === keyOf(old));
      const [next] = wanted;
      if (!next) return [{ field, values: list.filter((value) => value !== edited) }];
      if (list.some((value) => keyOf(value) === keyOf(next))) return [];
      const label = edited?.label ?? order.find((wish) => !wish.startsWith('type:')) ?? next.label;
      const value: Value = label === undefined ? { value: next.value } : { value: next.value, label };
      return [
        { field, values: edited ? list.map((one) => (one === edited ? value : one)) : [...list, value] },
      ];
    },
  };
}

function isOfKind(field: Field, value: Value, wanted: string, country: string): boolean {
  if (!wanted.startsWith('type:')) return labelKey(value.label) === labelKey(wanted);
  if (field.type !== 'phone') return false;
  const phone = readPhone(value.value, country);
  return phone.kind === 'number' && phone.type === wanted.slice('type:'.length);
}
