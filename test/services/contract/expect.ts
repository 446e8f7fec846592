/** Comparisons by meaning: spelling of numbers, order of values and empty fields make no difference. */
import { expect } from 'vitest';
import { type Contact, type Field, valuesOf } from '../../../lib/contact/contact.ts';
import { labelKey, valueKey } from '../../../lib/contact/equality.ts';
import { type ErrorCode, SyncError } from '../../../lib/errors.ts';
import type { TestMirror } from './mirror.ts';
import type { ContractWorld } from './world.ts';

/** A contact in a form that is equal where the meaning is. */
export function meaning(
  fields: readonly Field[],
  contact: Contact,
  only?: Contact,
): Record<string, string[]> {
  const entries = fields
    .filter((field) => only === undefined || only[field.id] !== undefined)
    .map((field): [string, string[]] => [
      field.id,
      valuesOf(contact, field.id)
        .map(({ value, label }) => {
          // Where a service has fixed places in place of labels, a number's place may say something else than its label did.
          const isLabelled = field.type === 'phone' || field.type === 'email';
          const hasLabel = isLabelled && field.hasLabels !== false && field.labels === undefined;
          return `${valueKey(field.type, value, 'FR')}${hasLabel ? ` (${labelKey(label)})` : ''}`;
        })
        .sort(),
    ]);
  return Object.fromEntries(entries.filter(([id, values]) => values.length > 0 || only?.[id] !== undefined));
}

/** Read-only fields follow the others by themselves. */
export function expectHolds(world: ContractWorld, contact: Contact, target: Contact): void {
  const fields = world.connector.fields.filter((field) => field.readOnly !== true);
  expect(meaning(fields, contact, target)).toEqual(meaning(fields, target, target));
}

/** The mirror is what the service holds. */
export async function expectInLine(world: ContractWorld, mirror: TestMirror): Promise<void> {
  const { fields } = world.connector;
  const held = (await world.direct.all()).map(({ id, contact }) => [id, meaning(fields, contact)] as const);
  const mirrored = [...mirror.records].map(
    ([id, { contact }]) => [id, meaning(fields, contact ?? {})] as const,
  );
  const byId = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);
  expect(mirrored.sort(byId)).toEqual(held.sort(byId));
}

export async function failureOf(work: Promise<unknown>): Promise<SyncError> {
  const thrown = await work.then(
    (value) => value,
    (error: unknown) => error,
  );
  if (thrown instanceof SyncError) return thrown;
  throw new Error(`expected a SyncError, got ${JSON.stringify(thrown) ?? String(thrown)}`, {
    cause: thrown,
  });
}

export async function expectFailure(work: Promise<unknown>, ...codes: ErrorCode[]): Promise<void> {
  expect(codes).toContain((await failureOf(work)).code);
}
