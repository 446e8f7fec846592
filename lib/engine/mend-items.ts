/** What a mend is about, from the mirror's index: the records that are marked, the groups of duplicates, and which of it is meant. */

import { problemKey } from '../contact/index-keys.ts';
import { numberProblems } from '../contact/number-check.ts';
import type { DuplicateGroup } from '../sync/duplicate-groups.ts';
import { duplicatesKey, recordsOfKey } from '../sync/findings.ts';
import type { NumberFinding } from '../sync/findings.types.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import { planMends } from '../sync/plan-mend.ts';
import { freshenGroups } from './duplicates.ts';
import { linksOfRecords } from './edit-links.ts';
import type { RunContext } from './engine.ts';
import type { EditRequest, MirrorRecord } from './ports.ts';

type MendRequest = Extract<EditRequest, { kind: 'mend' }>;

export async function mendItems(context: RunContext, { which, mayMerge }: MendRequest): Promise<PlanItem[]> {
  const { memory } = context;
  const { account, fields } = context.sides.left;
  const ignored = await memory.ignored(account.id);
  const asked = which.kind === 'some' ? new Set(which.keys) : null;
  const isMeant = (key: string) => asked?.has(key) ?? !ignored.has(key);
  const groups = await meantGroups(context, which, isMeant);
  const inGroups = await recordsOf(
    context,
    groups.flatMap((group) => group.ids),
  );
  const items = planMends({
    fields,
    country: account.defaultCountry,
    records: await markedRecords(context, which),
    groups: groups.map((group) => ({
      group,
      records: group.ids.flatMap((id) => inGroups.get(id) ?? []),
    })),
    isMeant: (finding) => isOfProblem(which, finding) && isMeant(finding.key),
    chosenOf: (group) =>
      (which.kind === 'some' ? which.survivors?.[duplicatesKey(group.ids)] : undefined) ?? null,
    mayMerge,
  });
  return withLinks(context, items);
}

function isOfProblem(which: MendRequest['which'], finding: NumberFinding): boolean {
  if (which.kind === 'some') return true;
  // What no mend is certain for is listed by the number check, not by the plan that mends the rest.
  return finding.proposed !== null && (which.problem === undefined || which.problem === finding.problem);
}

async function markedRecords(context: RunContext, which: MendRequest['which']): Promise<MirrorRecord[]> {
  const { memory } = context;
  const accountId = context.sides.left.account.id;
  if (which.kind === 'some') {
    const ids = which.keys.map(recordsOfKey).flatMap(({ kind, ids: of }) => (kind === 'number' ? of : []));
    return live(await memory.recordsById(accountId, [...new Set(ids)]));
  }
  const problems = numberProblems.filter((problem) => (which.problem ?? problem) === problem);
  return live(await memory.recordsByKey(accountId, problems.map(problemKey)));
}

async function meantGroups(
  context: RunContext,
  which: MendRequest['which'],
  isMeant: (key: string) => boolean,
): Promise<DuplicateGroup[]> {
  const { memory } = context;
  const side = context.sides.left;
  if (which.kind === 'all' && which.problem !== undefined && which.problem !== 'duplicates') return [];
  await freshenGroups(memory, side.account, side.fields);
  const ids = which.kind === 'some' ? which.keys.flatMap((key) => recordsOfKey(key).ids) : null;
  const groups = await memory.groups(side.account.id, ids);
  return groups.filter((group) => isMeant(duplicatesKey(group.ids)));
}

async function recordsOf(context: RunContext, ids: readonly string[]): Promise<Map<string, MirrorRecord>> {
  const records = await context.memory.recordsById(context.sides.left.account.id, ids);
  return new Map(live(records).map((record) => [record.id, record]));
}

/** Records that go take the memory of their links into the journal, so that a merge can be undone. */
async function withLinks(context: RunContext, items: readonly PlanItem[]): Promise<PlanItem[]> {
  const going = items.flatMap((item) => (item.kind === 'edit' ? item.others.map(({ id }) => id) : []));
  if (going.length === 0) return [...items];
  const links = await linksOfRecords(context, context.sides.left.account.id, going);
  return items.map((item) => {
    if (item.kind !== 'edit' || item.others.length === 0) return item;
    return { ...item, links: item.others.flatMap(({ id }) => links.get(id) ?? []) };
  });
}

function live(records: readonly MirrorRecord[]): MirrorRecord[] {
  return records.filter((record) => !record.isDeleted && record.unreadable === null);
}
