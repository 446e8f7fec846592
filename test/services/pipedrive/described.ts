/**
 * Every exchange with the emulator, held to Pipedrive's own description of v2 where that is at hand. What the description leaves out:
 * values that are empty are null in real answers although only a few are marked so, and a custom field may be anything.
 */
import type { WireRequest, WireResponse } from '../../emulators/message.ts';
import { type Checker, type OpenApi, openApiChecker } from '../specs/openapi.ts';
import { ownersDescription } from '../specs/where.ts';

const description = ownersDescription('pipedrive-v2.json');

const check: Checker | null = description
  ? openApiChecker(description as OpenApi, {
      base: '/api/v2',
      amend: (schema, where) =>
        where.endsWith('answer') || mayBeEmptied(schema) ? { ...schema, nullable: true } : schema,
    })
  : null;

/** "To clear a custom field value, set it to null"; the same holds for a person's own scalars, which the description does not say. */
function mayBeEmptied(schema: Readonly<Record<string, unknown>>): boolean {
  return schema.type === 'string' || schema.type === 'integer';
}

export function checkedExchange(request: WireRequest, answer: WireResponse): void {
  const problems = check?.(request, answer) ?? [];
  if (problems.length > 0) throw new Error(`not as Pipedrive describes it:\n${problems.join('\n')}`);
}

export const isDescribed = check !== null;
