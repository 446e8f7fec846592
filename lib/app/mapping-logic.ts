/** What the mapping editor must know at every key that is pressed: pure answers about fields and rows, without the store. */
import type { Contact, Field, SideName, Value } from '../contact/contact.ts';
import { joinBlock, parseBlock } from '../rules/block.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import { phoneStyleOf } from '../rules/settings.ts';
import { type Fitted, fitValues } from '../sync/fit.ts';

export { compatible, winnersFor } from '../rules/compatible.ts';
export { plainLens, primaryLens } from '../rules/lens.ts';
export { defaultMapping, fieldsOfRow, fixedTarget } from '../rules/mapping.ts';
export { mayWriteTo, phoneStyleOf } from '../rules/settings.ts';
export { renderTemplate, templateFields, textOfAll } from '../rules/template.ts';
export { validateMapping } from '../rules/validate-mapping.ts';

export type Fields = Readonly<Record<SideName, readonly Field[]>>;

/** The text that a field would hold: what people typed in it, and the block below. */
export function textWithBlock(held: string, lines: readonly string[], longest?: number): string {
  return joinBlock(parseBlock(held).typed, lines, longest);
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
