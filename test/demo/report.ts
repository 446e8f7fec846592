/** The table at the end of the demo, and its footnote. */
import type { PlanCounts } from '../../lib/sync/plan.types.ts';
import { type LeastPerSide, leastForCards, leastPages } from './least.ts';
import type { Used } from './requests.ts';
import { type Row, table } from './table.ts';

export interface Act {
  readonly counts: PlanCounts;
  readonly used: Used;
  readonly least: LeastPerSide;
}

export interface Facts {
  readonly bookServer: string;
  readonly before: { readonly left: number; readonly right: number };
  readonly after: { readonly left: number; readonly right: number };
  readonly listing: Used;
  readonly first: Act;
  readonly second: Act;
  readonly idle: Used;
  readonly inLine: number;
  readonly duplicates: { readonly left: number; readonly right: number };
  readonly unchangedWrites: { readonly left: number; readonly right: number };
  readonly pace: number;
}

export function report(facts: Facts): string {
  const { first, second, listing, idle } = facts;
  const rows: Row[] = [
    ['', 'Aircall', 'Address book'],
    null,
    ['Contacts before', facts.before.left, facts.before.right],
    ...changes('First sync', first),
    ...changes('Second sync, after edits on both sides', second),
    ['Contacts after', facts.after.left, facts.after.right],
    null,
    ['Requests: used of the least possible ¹', '', ''],
    [
      '  preview (both sides listed)',
      ...ofLeast(listing, leastPages(facts.before.left), leastForCards(facts.before.right)),
    ],
    ['  first sync', ...ofLeast(first.used, ...leastOf(first, 0))],
    ['    of these writes', ...ofLeastWrites(first)],
    ['  second sync', ...ofLeast(second.used, ...leastOf(second, 1))],
    ['    of these writes', ...ofLeastWrites(second)],
    ['  third sync, with nothing to do', ...ofLeast(idle, 1, 1)],
    null,
    ['Duplicates made', facts.duplicates.left, facts.duplicates.right],
    ['Writes that changed nothing', facts.unchangedWrites.left, facts.unchangedWrites.right],
  ];
  const together: Row[] = [
    ['Both sides', 'First', 'Second'],
    null,
    ['Linked as the same person', first.counts.linked, second.counts.linked],
    ['Left for review', first.counts.reviews, second.counts.reviews],
    ['Questions about a field', first.counts.conflicts, second.counts.conflicts],
    ...excluded(first.counts, second.counts),
    ['Pairs in line at the end (checked from outside)', '', facts.inLine],
  ];
  const minutes = Math.ceil((first.used.left.all + listing.left.all) / 60);
  return `${table(rows)}\n\n${table(together)}\n
¹ Least possible, from the plan alone: a page for every 50 contacts of Aircall, one list and a request for every 100 cards of the book;
  one write for each contact created or deleted; for a changed contact of Aircall one write for its plain fields and one for each number
  or e-mail; one write for a changed card; and the looks that safety asks for: one before each change, so that nothing is overwritten
  unseen, and one after a change of numbers or e-mails alone, which Aircall's answer does not show whole. Before a sync that is not the
  preview's own, one question to each side for what is new. Aircall answers that question with what Lineup itself wrote last, too, 50
  contacts to a page: hence the second sync's pages.
  Address book: ${facts.bookServer}. The emulated Aircall takes ${facts.pace.toLocaleString('en')} requests a minute here; the real one takes 60,
  and Lineup keeps to that: preview and first sync would take about ${minutes} min.`;
}

function changes(title: string, { counts }: Act): Row[] {
  return [
    [title, '', ''],
    ['  created', counts.left.created, counts.right.created],
    ['  updated', counts.left.updated, counts.right.updated],
    ['  deleted', counts.left.deleted, counts.right.deleted],
  ];
}

function excluded(first: PlanCounts, second: PlanCounts): Row[] {
  const reasons = [...new Set([...Object.keys(first.excluded), ...Object.keys(second.excluded)])];
  const of = (counts: PlanCounts, reason: string) =>
    Object.entries(counts.excluded).find(([name]) => name === reason)?.[1] ?? 0;
  return reasons.map((reason) => [
    `Excluded: ${reason.replaceAll('-', ' ')}`,
    of(first, reason),
    of(second, reason),
  ]);
}

function leastOf({ least }: Act, questions: number): [number, number] {
  return [
    least.left.writes + least.left.looks + questions,
    least.right.writes + least.right.looks + questions,
  ];
}

function ofLeast(used: Used, left: number, right: number): [string, string] {
  return [`${spell(used.left.all)} of ${spell(left)}`, `${spell(used.right.all)} of ${spell(right)}`];
}

function ofLeastWrites({ used, least }: Act): [string, string] {
  return [
    `${spell(used.left.writes)} of ${spell(least.left.writes)}`,
    `${spell(used.right.writes)} of ${spell(least.right.writes)}`,
  ];
}

function spell(count: number): string {
  return count.toLocaleString('en');
}
