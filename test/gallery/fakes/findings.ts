/** Made-up findings of the number check: numbers spoilt in every way, and people who are there more than once. */
import type {
  ConnectionView,
  Contact,
  DuplicatesFinding,
  Finding,
  MendQueries,
  NumberFinding,
  Problem,
} from '../../../lib/app/api.ts';
import { aircall, connected } from './accounts.ts';
import { atAircall, type Person, personAt, titleOf } from './people.ts';

const spoilt: readonly (readonly [
  NumberFinding['problem'],
  (digits: string) => Pick<NumberFinding, 'value' | 'proposed' | 'reason'>,
])[] = [
  ['wrong-plus-one', (n) => ({ value: `+10${n}`, proposed: `+49${n}`, reason: null })],
  ['not-e164', (n) => ({ value: `0${n.slice(0, 3)} / ${n.slice(3)}`, proposed: `+49${n}`, reason: null })],
  ['invalid', (n) => ({ value: `+49${n.slice(0, 3)}`, proposed: null, reason: 'too-short' })],
  ['unreadable', () => ({ value: '3.36123E+10', proposed: null, reason: 'spreadsheet' })],
  ['unreadable', (n) => ({ value: `0${n} / 0${n.slice(1)}7`, proposed: null, reason: 'several' })],
];

function digitsOf(person: Person): string {
  return `30${person.phone.replace(/\D/g, '').slice(-8)}`;
}

function numberFinding(index: number, kind: number): NumberFinding {
  const person = personAt(index);
  const [problem, spoil] = spoilt[kind] ?? spoilt[0] ?? fail();
  return {
    kind: 'number',
    key: `${person.id} ${problem} ${index}`,
    recordId: person.id,
    title: titleOf(person),
    company: person.company,
    field: 'phone_numbers',
    label: 'Work',
    problem,
    ...spoil(digitsOf(person)),
  };
}

function fail(): never {
  throw new Error('no way to spoil a number');
}

function duplicates(index: number): DuplicatesFinding {
  const person = personAt(index);
  const twin: Person = { ...person, id: `${person.id}-2`, company: '', email: 'privat@example.com' };
  const records = [person, twin].map((one) => ({
    id: one.id,
    title: titleOf(one),
    contact: atAircall(one),
  }));
  const merged: Contact = {
    ...atAircall(person),
    emails: [...(atAircall(person).emails ?? []), ...(atAircall(twin).emails ?? [])],
  };
  const isFull = index % 7 === 0;
  return {
    kind: 'duplicates',
    key: `group ${person.id}`,
    problem: 'duplicates',
    title: titleOf(person),
    records,
    evidence: [{ kind: 'phone', value: person.phone }, { kind: 'name' }],
    survivorId: person.id,
    merged,
    differing: [{ field: 'information', before: [{ value: 'VIP' }], after: [{ value: 'Ruft montags an' }] }],
    refused: isFull ? { reason: 'too-many', field: 'phone_numbers', count: 23, most: 20 } : null,
  };
}

/** @param n in all, in the shares of a company that typed its numbers by hand for years */
export function findingsOf(n: number): Finding[] {
  const groups = Math.floor(n / 12);
  const kinds = [0.5, 0.3, 0.08, 0.06, 0.06];
  const numbers = kinds.flatMap((share, kind) =>
    Array.from({ length: Math.round((n - groups) * share) }, (_, index) =>
      numberFinding(index + 40 * kind, kind),
    ),
  );
  return [...numbers, ...Array.from({ length: groups }, (_, index) => duplicates(index + 1))].slice(0, n);
}

function countsOf(findings: readonly Finding[]): Record<Problem, number> {
  const counts = { 'wrong-plus-one': 0, 'not-e164': 0, invalid: 0, unreadable: 0, duplicates: 0 };
  for (const { problem } of findings) counts[problem]++;
  return counts;
}

function canMend(finding: Finding): boolean {
  return finding.kind === 'number' ? finding.proposed !== null : finding.refused === null;
}

export function mendQueries(
  findings: readonly Finding[] = [],
  ignored: readonly Finding[] = [],
): MendQueries {
  return {
    findings: async (_, filter, offset, limit) => {
      const shelf = filter.ignored ? ignored : findings;
      const words = (filter.search ?? '').toLowerCase();
      const found = shelf.filter(
        (one) =>
          (!filter.problem || one.problem === filter.problem) &&
          `${one.title} ${one.kind === 'number' ? one.value : ''}`.toLowerCase().includes(words),
      );
      return {
        findings: found.slice(offset, offset + limit),
        counts: countsOf(shelf),
        total: found.length,
        mendable: countsOf(findings.filter(canMend)),
      };
    },
    finding: async (_, key, survivor) => {
      const found = [...findings, ...ignored].find((one) => one.key === key) ?? null;
      return found?.kind === 'duplicates' && survivor ? { ...found, survivorId: survivor } : found;
    },
    verdicts: async () => [],
    recordJournal: async () => [],
    undoState: async () => ({ undoable: 0, undone: 0 }),
    notUndoable: (entry) => (entry.undoneBy ? 'already-undone' : null),
  };
}

/** The account by itself, as its number check's runs see it. */
export const own: ConnectionView = {
  ...connected,
  connection: { ...connected.connection, id: 'own:a1', name: 'Aircall', left: 'a1', right: 'a1' },
  left: aircall,
  right: aircall,
};
