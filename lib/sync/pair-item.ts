/** The item of two records that are, or become, partners: merged as far as rules let changes travel, stopped, or parted by an exit rule. */
import type { SideName } from '../contact/contact.ts';
import { wasEdited } from './decide.ts';
import { base, refused } from './items.ts';
import { mergePair } from './merge.ts';
import type { Evidence, Link, PlanItem } from './plan.types.ts';
import type { Row } from './rows.ts';
import { rememberRules, type SideStanding, standingOf } from './standing.ts';
import type { Node, PlanInput } from './view.ts';

export function linkedPair(
  input: PlanInput,
  rows: readonly Row[],
  link: Link,
  left: Node,
  right: Node,
): PlanItem {
  const standings = { left: standingOf(input, link, left), right: standingOf(input, link, right) };
  const parting = deletionFor(input, rows, link, standings, { left, right });
  if (parting) return parting;
  const merged = mergePair(input, rows, link, left, right, standings);
  const rules = rememberRules(link, standings, merged.deeds);
  const isRevived = link.goneSide !== null;
  if (isStopped(standings) && merged.writes.length === 0 && !isRevived) {
    return {
      kind: 'excluded',
      ...base(input, [left, right], []),
      reason: 'left-filter',
      ...failureOf(standings),
      ...(rules ? { remember: { linkId: link.id, rules } } : {}),
    };
  }
  return refused(input, [left, right], {
    kind: 'pair',
    ...base(input, [left, right], merged.losses),
    ...(merged.guesses.length > 0 ? { guesses: merged.guesses } : {}),
    leftId: left.id,
    rightId: right.id,
    evidence: null,
    writes: merged.writes,
    conflicts: merged.conflicts,
    refresh: merged.agreed !== null || isRevived || rules !== undefined,
    replaces: null,
    agreed: merged.agreed ?? (isRevived ? link.baseline : null),
    ...(rules ? { rules } : {}),
  });
}

/** @param old link of one of them whose other record vanished: this pair takes its place, and what it remembers. */
export function newPair(
  input: PlanInput,
  rows: readonly Row[],
  left: Node,
  right: Node,
  evidence: readonly Evidence[],
  old: Link | null,
): PlanItem {
  const standings = { left: standingOf(input, old, left), right: standingOf(input, old, right) };
  if (!old && isStopped(standings))
    return { kind: 'excluded', ...base(input, [left, right], []), reason: 'rule', ...failureOf(standings) };
  const merged = mergePair(input, rows, null, left, right, standings);
  const rules = rememberRules(old, standings, merged.deeds) ?? old?.rules;
  return refused(input, [left, right], {
    kind: 'pair',
    ...base(input, [left, right], merged.losses),
    ...(merged.guesses.length > 0 ? { guesses: merged.guesses } : {}),
    leftId: left.id,
    rightId: right.id,
    evidence,
    writes: merged.writes,
    conflicts: merged.conflicts,
    refresh: true,
    replaces: old?.id ?? null,
    agreed: merged.agreed,
    ...(rules ? { rules } : {}),
  });
}

type Standings = Readonly<Record<SideName, SideStanding>>;

/** No direction that is switched on lets anything through. */
function isStopped(standings: Standings): boolean {
  const active = [standings.left, standings.right].filter((one) => one.isActive);
  return active.length > 0 && active.every((one) => !one.travels);
}

function failureOf(standings: Standings) {
  const failed = standings.left.failed ?? standings.right.failed;
  return failed ? { failed } : {};
}

/** The exit rule wants the partner deleted: only one that nobody has edited since. An edit survives. */
function deletionFor(
  input: PlanInput,
  rows: readonly Row[],
  link: Link,
  standings: Standings,
  nodes: Readonly<Record<SideName, Node>>,
): PlanItem | null {
  const leaving = (['left', 'right'] as const).find((side) => standings[side].asksDeletion);
  if (!leaving) return null;
  const leaver = nodes[leaving];
  const target = nodes[leaving === 'left' ? 'right' : 'left'];
  if (wasEdited(input, rows, link, target.side, target.contact)) return null;
  return {
    kind: 'delete',
    ...base(input, [nodes.left, nodes.right], []),
    side: target.side,
    id: target.id,
    deletedPartnerId: leaver.id,
    linkId: link.id,
    before: target.contact,
    leaver: leaver.contact,
  };
}
