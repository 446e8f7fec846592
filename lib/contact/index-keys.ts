/**
 * All keys under which a record is found in the mirror: those by which records find their like (`p:` `e:` `n:`), and marks that only name
 * what is wrong with it (`x:not-e164`, the second such number `x:not-e164#2`), how an unreadable number is written (`raw:…`) or what people
 * call it (`t:…`).
 */
import type { Contact, Field } from './contact.ts';
import { checkNumbers } from './number-check.ts';
import type { NumberProblem } from './number-check.types.ts';
import { matchKeys, titleOf } from './person.ts';
import { phoneKey } from './phone.ts';
import { titleKeys } from './title-keys.ts';

export function indexKeys(contact: Contact, fields: readonly Field[], country: string): string[] {
  return [
    ...matchKeys(contact, fields, country),
    ...marks(contact, fields, country),
    ...titleKeys(titleOf(contact, fields)),
  ];
}

/** Marks say nothing about who somebody is: nobody is matched by them. */
export function isMark(key: string): boolean {
  return key.startsWith('x:') || key.startsWith('raw:') || key.startsWith('t:');
}

export function problemKey(problem: NumberProblem): string {
  return `x:${problem}`;
}

/** Not E.164, and no mend is certain. Of the other problems either all have a mend or none. */
export const byHandKey = 'x:by-hand';

function marks(contact: Contact, fields: readonly Field[], country: string): string[] {
  const found: string[] = [];
  const counts = new Map<string, number>();
  const mark = (key: string) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    found.push(count === 1 ? key : `${key}#${count}`);
  };
  for (const { problem, value, proposed } of checkNumbers(contact, fields, country)) {
    mark(problemKey(problem));
    if (problem === 'not-e164' && proposed === null) mark(byHandKey);
    const key = phoneKey(value, country);
    if (key.startsWith('raw:')) found.push(key);
  }
  return found;
}
