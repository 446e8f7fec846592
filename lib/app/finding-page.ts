/**
 * The number check's list, a page at a time, looked up in the mirror's index: contacts that are in order cost nothing. Only what is shown is
 * read; a search reads those that have a problem.
 */
import { fold } from '../contact/fold.ts';
import { byHandKey } from '../contact/index-keys.ts';
import { numberProblems } from '../contact/number-check.ts';
import type { Database } from '../store/database.ts';
import { countsByMark } from '../store/findings.ts';
import { FindingSource, type Owner } from './finding-source.ts';
import type { Finding, FindingPage, MendQueries, Problem } from './mend-api.ts';

type Filter = Parameters<MendQueries['findings']>[1];
type Counts = Record<Problem, number>;

const readAtOnce = 500;

export async function findingPage(
  db: Database,
  accountId: string,
  filter: Filter,
  offset: number,
  limit: number,
): Promise<FindingPage> {
  const source = await FindingSource.open(db, accountId);
  if (!source) return { findings: [], counts: none(), total: 0, mendable: none() };
  const ownersBy = new Map<Problem, readonly Owner[]>();
  for (const problem of [...numberProblems, 'duplicates' as const])
    ownersBy.set(problem, await source.owners(problem, filter.ignored ?? false));
  const counts = none();
  for (const [problem, owners] of ownersBy) counts[problem] = owners.reduce((sum, one) => sum + one.count, 0);
  const asked = [...ownersBy.keys()].filter((problem) => (filter.problem ?? problem) === problem);
  const lists = asked.map((problem) => ({ problem, owners: ownersBy.get(problem) ?? [] }));
  const words = fold(filter.search ?? '')
    .split(' ')
    .filter(Boolean);
  const page =
    words.length === 0
      ? await plainPage(source, lists, offset, limit)
      : await searchedPage(source, lists, words, offset, limit);
  const mendable = await mendableOf(db, source, filter.ignored ? null : counts);
  return { ...page, counts, mendable };
}

interface List {
  readonly problem: Problem;
  readonly owners: readonly Owner[];
}

async function plainPage(source: FindingSource, lists: readonly List[], offset: number, limit: number) {
  const findings: Finding[] = [];
  let before = 0;
  for (const { problem, owners } of lists) {
    const shown: Owner[] = [];
    let skipped: number | null = null;
    for (const owner of owners) {
      const end = before + owner.count;
      if (end > offset && before < offset + limit) {
        skipped ??= Math.max(0, offset - before);
        shown.push(owner);
      }
      before = end;
    }
    if (shown.length === 0) continue;
    const found = await source.findings(problem, shown);
    findings.push(...found.slice(skipped ?? 0, (skipped ?? 0) + limit - findings.length));
  }
  return { findings, total: before };
}

async function searchedPage(
  source: FindingSource,
  lists: readonly List[],
  words: readonly string[],
  offset: number,
  limit: number,
) {
  const findings: Finding[] = [];
  let total = 0;
  for (const { problem, owners } of lists) {
    for (let from = 0; from < owners.length; from += readAtOnce) {
      for (const finding of await source.findings(problem, owners.slice(from, from + readAtOnce))) {
        const text = textOf(finding);
        if (!words.every((word) => text.includes(word))) continue;
        if (total >= offset && findings.length < limit) findings.push(finding);
        total += 1;
      }
    }
  }
  return { findings, total };
}

/** Numbers with and without their blanks. */
function textOf(finding: Finding): string {
  if (finding.kind === 'duplicates') return fold(finding.records.map((record) => record.title).join(' '));
  const { title, company, value, proposed } = finding;
  return `${fold(`${title} ${company} ${value} ${proposed ?? ''}`)} ${value.replace(/\D/g, '')}`;
}

/** @param counts of what is not ignored; null: nothing of it is mended. */
async function mendableOf(db: Database, source: FindingSource, counts: Counts | null): Promise<Counts> {
  if (!counts) return none();
  const byHand = await countsByMark(db, source.accountId, byHandKey);
  const all = byHand.reduce((sum, one) => sum + one.count, 0);
  return {
    'wrong-plus-one': counts['wrong-plus-one'],
    'not-e164': counts['not-e164'] - all + (await source.countIgnoredByHand()),
    invalid: 0,
    unreadable: 0,
    duplicates: await source.countMergeable(),
  };
}

function none(): Counts {
  return { 'wrong-plus-one': 0, 'not-e164': 0, invalid: 0, unreadable: 0, duplicates: 0 };
}

export async function findingByKey(
  db: Database,
  accountId: string,
  key: string,
  survivor: string | null,
): Promise<Finding | null> {
  return (await (await FindingSource.open(db, accountId))?.byKey(key, survivor)) ?? null;
}
