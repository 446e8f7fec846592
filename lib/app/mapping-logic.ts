/** What the mapping editor must know at every key that is pressed: pure answers about fields and rows, without the store. */
import type { Contact, Field, FieldId, SideName, Value } from '../contact/contact.ts';
import { blockLine, joinBlock, parseBlock } from '../rules/block.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import { phoneStyleOf } from '../rules/settings.ts';
import { textOfAll } from '../rules/template.ts';
import { type Fitted, fitValues } from '../sync/fit.ts';

export { compatible, winnersFor } from '../rules/compatible.ts';
export { defaultMapping } from '../rules/mapping.ts';
export { phoneStyleOf } from '../rules/settings.ts';
export { renderTemplate, templateFields } from '../rules/template.ts';
export { validateMapping } from '../rules/validate-mapping.ts';

export type Fields = Readonly<Record<SideName, readonly Field[]>>;

/** A long text as it would stand there: what people typed, and the block below. @param held the text as it is now. */
export function blockText(
  lines: readonly { readonly label: string; readonly field: FieldId }[],
  source: Contact,
  held: string,
  longest?: number,
): string {
  const filled = lines
    .map((line) => ({ label: line.label, text: textOfAll(source, line.field) }))
    .filter((line) => line.text !== '');
  return joinBlock(
    parseBlock(held).typed,
    filled.map((line) => blockLine(line.label, line.text)),
    longest,
  );
}

/** How a number from the other side would be written into a field of `side`, or why not. */
export function writtenNumber(
  settings: ConnectionSettings,
  side: SideName,
  field: Field,
  number: string,
): Fitted {
  const from = side === 'left' ? 'right' : 'left';
  const wanted: Value[] = [{ value: number }];
  return fitValues({
    field,
    wanted,
    held: [],
    sourceCountry: settings.defaultCountry[from],
    targetCountry: settings.defaultCountry[side],
    e164: settings.e164,
    phoneStyle: phoneStyleOf(settings, side),
  });
}

/** A contact that stands for any: each field holds its own name. For previews before anybody is known. */
export function namedAfterFields(fields: readonly Field[], nameOf: (field: Field) => string): Contact {
  return Object.fromEntries(fields.map((field) => [field.id, [{ value: nameOf(field) }]]));
}
