/** Makes the items of a plan: each says which records it mentions, what happens, and why. */
import { otherSide, type SideName } from '../contact/contact.ts';
import { fingerprint } from '../contact/fingerprint.ts';
import { titleOf } from '../contact/person.ts';
import { planCreation } from './create.ts';
import type { Matches } from './match.ts';
import type { ExcludedReason, Link, PlanItem, RecordRef, RuleFailure } from './plan.types.ts';
import type { Row } from './rows.ts';
import { type Node, type PlanInput, type PlanRecord, refKey } from './view.ts';

export function single(input: PlanInput, rows: readonly Row[], node: Node): PlanItem {
  return creation(input, rows, node, null);
}

export function restore(input: PlanInput, rows: readonly Row[], link: Link, node: Node): PlanItem {
  return creation(input, rows, node, link);
}

function creation(input: PlanInput, rows: readonly Row[], node: Node, restores: Link | null): PlanItem {
  const planned = planCreation(input, rows, node, restores?.rules);
  if (planned.kind === 'excluded')
    return excluded(input, node, planned.reason, planned.losses, planned.failed);
  return refused(input, [node], {
    kind: 'create',
    ...base(input, [node], planned.losses),
    ...(planned.guesses.length > 0 ? { guesses: planned.guesses } : {}),
    side: otherSide(node.side),
    sourceId: node.id,
    target: planned.target,
    source: planned.source,
    restores: restores?.id ?? null,
    ...(planned.rules ? { rules: planned.rules } : {}),
  });
}

export function remove(input: PlanInput, link: Link, node: Node): PlanItem {
  return {
    kind: 'delete',
    ...base(input, [node], []),
    side: node.side,
    id: node.id,
    deletedPartnerId: node.side === 'left' ? link.rightId : link.leftId,
    linkId: link.id,
    before: node.contact,
  };
}

/** @param isInQuestion then the link is not parted yet: the answer may bring it back. */
export function parted(input: PlanInput, link: Link, node: Node, isInQuestion: boolean): PlanItem {
  const parts =
    link.goneSide === null && !isInQuestion ? { linkId: link.id, goneSide: otherSide(node.side) } : undefined;
  return {
    kind: 'excluded',
    ...base(input, [node], []),
    reason: 'partner-deleted',
    ...(parts ? { parts } : {}),
  };
}

export function forget(input: PlanInput, link: Link, last: PlanRecord | undefined): PlanItem {
  const title = last
    ? titleOf(last.contact, input.left.fields) || titleOf(last.contact, input.right.fields)
    : '';
  return {
    kind: 'forget',
    key: `L${link.leftId}+R${link.rightId}`,
    records: [],
    title,
    losses: [],
    linkId: link.id,
    reason: 'both-deleted',
  };
}

export function excluded(
  input: PlanInput,
  node: Node,
  reason: ExcludedReason,
  losses: PlanItem['losses'] = [],
  failed?: RuleFailure,
): PlanItem {
  return { kind: 'excluded', ...base(input, [node], losses), reason, ...(failed ? { failed } : {}) };
}

export function excludedPair(input: PlanInput, left: Node, right: Node): PlanItem {
  return { kind: 'excluded', ...base(input, [left, right], []), reason: 'left-out' };
}

export function unreadable(input: PlanInput, side: SideName, record: PlanRecord): PlanItem {
  return unreadableItem(
    [{ side, id: record.id }],
    titleOf(record.contact, input[side].fields),
    record.unreadable ?? '',
  );
}

export function unreadablePair(
  input: PlanInput,
  link: Link,
  left?: PlanRecord,
  right?: PlanRecord,
): PlanItem {
  const records: RecordRef[] = [];
  if (left && !left.isDeleted) records.push({ side: 'left', id: link.leftId });
  if (right && !right.isDeleted) records.push({ side: 'right', id: link.rightId });
  const title =
    (left && titleOf(left.contact, input.left.fields)) ||
    (right && titleOf(right.contact, input.right.fields)) ||
    '';
  return unreadableItem(records, title, left?.unreadable ?? right?.unreadable ?? '');
}

function unreadableItem(records: readonly RecordRef[], title: string, detail: string): PlanItem {
  return { kind: 'excluded', key: keyOf(records), records, title, losses: [], reason: 'unreadable', detail };
}

export function question(input: PlanInput, asked: Matches['questions'][number]): PlanItem {
  return {
    kind: 'review',
    ...base(input, asked.nodes, []),
    reason: asked.reason,
    candidates: asked.candidates.map(({ side, id }) => ({ side, id })),
    evidence: asked.evidence,
  };
}

/** What the service refused three times is set aside until it changes. */
export function refused(input: PlanInput, nodes: readonly Node[], planned: PlanItem): PlanItem {
  const before = input.refused.get(planned.key);
  if (!before || before.content !== contentOf(planned)) return planned;
  return {
    kind: 'excluded',
    ...base(input, nodes, planned.losses),
    reason: 'rejected',
    detail: before.reason,
  };
}

/** Fingerprint of what an item would write: a refusal counts for this content only. */
export function contentOf(planned: PlanItem): string {
  switch (planned.kind) {
    case 'pair':
      return fingerprint(planned.writes.map((write) => [write.side, write.target]));
    case 'create':
      return fingerprint([planned.side, planned.target]);
    case 'edit':
      return fingerprint([planned.side, planned.action, planned.recordId, planned.target]);
    default:
      return fingerprint(planned.kind);
  }
}

/** What every item has: its records, their key, what people call it. */
export function base(input: PlanInput, nodes: readonly Node[], losses: PlanItem['losses']) {
  const records = nodes.map(({ side, id }): RecordRef => ({ side, id }));
  const title =
    nodes.map((node) => titleOf(node.contact, input[node.side].fields)).find((text) => text !== '') ?? '';
  return { key: keyOf(records), records, title, losses };
}

function keyOf(records: readonly RecordRef[]): string {
  return records.map(refKey).sort().join('+');
}
