/** What a record becomes on the other side when it has no partner there; or the reason why it stays where it is. */
import { type Contact, otherSide, type SideName, type Value, valuesOf } from '../contact/contact.ts';
import { fitValues } from './fit.ts';
import type { ExcludedReason, Loss } from './plan.types.ts';
import type { Row } from './rows.ts';
import type { Node, PlanInput } from './view.ts';

export type Creation =
  | {
      readonly kind: 'create';
      readonly target: Contact;
      readonly source: Contact;
      readonly losses: readonly Loss[];
    }
  | { readonly kind: 'excluded'; readonly reason: ExcludedReason; readonly losses: readonly Loss[] };

export function planCreation(input: PlanInput, rows: readonly Row[], source: Node): Creation {
  const side: SideName = otherSide(source.side);
  const usable = rows.filter((row) => row.mayWrite[side]);
  if (isSwitchedOff(input, side)) return excluded('direction');
  if (isEmpty(source.contact)) return excluded('empty');
  const target: Record<string, readonly Value[]> = {};
  const values: Record<string, readonly Value[]> = {};
  const losses: Loss[] = [];
  for (const row of rows) values[row[source.side].id] = valuesOf(source.contact, row[source.side].id);
  for (const row of usable) {
    const wanted = valuesOf(source.contact, row[source.side].id);
    if (wanted.length === 0) continue;
    const fitted = fitValues({
      field: row[side],
      wanted,
      held: target[row[side].id] ?? [],
      sourceCountry: input.settings.defaultCountry[source.side],
      targetCountry: input.settings.defaultCountry[side],
      e164: input.settings.e164,
    });
    losses.push(...fitted.losses);
    if (fitted.values) target[row[side].id] = fitted.values;
  }
  const missing = input[side].fields.find((field) => field.required && (target[field.id] ?? []).length === 0);
  if (missing) {
    const hadNumbers = losses.some((loss) => loss.reason === 'number-unreadable');
    if (missing.type === 'phone')
      return { kind: 'excluded', reason: hadNumbers ? 'numbers-unreadable' : 'no-number', losses };
    return { kind: 'excluded', reason: 'nothing-to-write', losses };
  }
  if (Object.keys(target).length === 0) return excluded('nothing-to-write');
  return { kind: 'create', target, source: values, losses };
}

function isSwitchedOff(input: PlanInput, side: SideName): boolean {
  const { direction } = input.settings;
  return (side === 'left' && direction === 'to-right') || (side === 'right' && direction === 'to-left');
}

function isEmpty(contact: Contact): boolean {
  return Object.values(contact).every((values) => values.length === 0);
}

function excluded(reason: ExcludedReason): Creation {
  return { kind: 'excluded', reason, losses: [] };
}
