/** Lenses of rows that go one way: texts made from other fields, and the marked block in a long text. */
import type { Field, Value } from '../contact/contact.ts';
import { blockLine, joinBlock, parseBlock, typedInside } from './block.ts';
import type { Lens } from './lens.ts';
import type { Transform } from './mapping.ts';
import { renderTemplate, textOfAll } from './template.ts';

/** Reads a text made from several fields; is never written. */
export function templateLens(text: string, fields: readonly Field[]): Lens {
  return sourceLens(fields, (contact) => renderTemplate(text, contact));
}

type Block = Extract<Transform, { kind: 'block' }>;

/** Reads the lines of a block out of the fields that they carry. */
export function blockSourceLens({ lines }: Block, fields: readonly Field[]): Lens {
  return sourceLens(fields, (contact) =>
    lines
      .map((line) => ({ label: line.label, text: textOfAll(contact, line.field) }))
      .filter((line) => line.text !== '')
      .map((line) => blockLine(line.label, line.text))
      .join('\n'),
  );
}

function sourceLens(
  fields: readonly Field[],
  render: (contact: Parameters<Lens['read']>[0]) => string,
): Lens {
  const [first] = fields;
  return {
    field: { id: first?.id ?? '', name: first?.name ?? '', type: 'long-text', many: false },
    fields,
    isWritable: false,
    read: (contact) => single(render(contact)),
    write: () => [],
  };
}

/** The block in a long text, without what people typed around it. */
export function blockTargetLens({ lines }: Block, field: Field): Lens {
  const labels = lines.map((line) => line.label);
  const blockOf = (text: string) => parseBlock(text).block;
  return {
    field: { ...field, type: 'long-text', many: false },
    fields: [field],
    isWritable: !field.readOnly,
    read: (contact) => single((blockOf(contact[field.id]?.[0]?.value ?? '') ?? []).join('\n')),
    write: (held, wanted, base) => {
      const { typed, block } = parseBlock(held(field.id)[0]?.value ?? '');
      // Not the baseline's own block: that holds what somebody typed into it, too.
      const ours = base && (base.other[0]?.value ?? '').split('\n');
      const next = (wanted[0]?.value ?? '').split('\n').filter((line) => line !== '');
      const rescued = typedInside(block ?? [], ours && [...ours, ...next], labels);
      const around = [typed, ...rescued].filter((text) => text !== '').join('\n');
      const text = joinBlock(around, next, field.maxLength);
      return [
        {
          field,
          values: single(text),
          hasRescued: rescued.length > 0,
          ...(next.length > 0 && blockOf(text) === null ? { lost: next[0] ?? '' } : {}),
        },
      ];
    },
  };
}

function single(text: string): readonly Value[] {
  const value = text.trim();
  return value === '' ? [] : [{ value }];
}
