/**
 * The plan of a connection: a pure function from both sides, links and the user's decisions to a list that mentions every record once,
 * each with what happens to it and why. The preview shows this list; the run executes this list.
 */
import type { SideName } from '../contact/contact.ts';
import { planCounts } from './counts.ts';
import { decide, type Fate } from './decide.ts';
import * as item from './items.ts';
import { type Matches, match } from './match.ts';
import { linkedPair, newPair } from './pair-item.ts';
import type { Link, Plan, PlanItem } from './plan.types.ts';
import { activeRows, type Row } from './rows.ts';
import { whyOut } from './standing.ts';
import { type Node, nodeOf, type PlanInput, type PlanRecord, refKey } from './view.ts';

export function planConnection(input: PlanInput): Plan {
  const rows = activeRows(input);
  const table = { left: byId(input.left.records), right: byId(input.right.records) };
  const leftOut = new Set(
    input.decisions
      .filter((decision) => decision.kind === 'leave-out')
      .flatMap((decision) => decision.records.map(refKey)),
  );
  const items: PlanItem[] = [];
  const taken: Node[] = [];
  const survivors: { readonly link: Link; readonly fate: Fate; readonly node: Node }[] = [];
  const linked = { left: new Set<string>(), right: new Set<string>() };

  for (const link of input.links) {
    const left = table.left.get(link.leftId);
    const right = table.right.get(link.rightId);
    if (left) linked.left.add(left.id);
    if (right) linked.right.add(right.id);
    const fate = decide(input, rows, link, left, right);
    const nodes = { left: alive(input, 'left', left), right: alive(input, 'right', right) };
    switch (fate.kind) {
      case 'merge':
        if (nodes.left && nodes.right) {
          taken.push(nodes.left, nodes.right);
          if (inFocus(input, nodes.left, nodes.right))
            items.push(pairItem(input, rows, link, nodes.left, nodes.right, leftOut));
        }
        break;
      case 'unreadable':
        if (isFocusedOrPartner(input, link)) items.push(item.unreadablePair(input, link, left, right));
        break;
      case 'forget':
        items.push(item.forget(input, link, left ?? right));
        break;
      default: {
        const node = nodes[fate.survivor];
        if (node) survivors.push({ link, fate, node });
      }
    }
  }

  const fresh = (['left', 'right'] as const).flatMap((side) =>
    input[side].records
      .filter((record) => !record.isDeleted && !linked[side].has(record.id))
      .map((record) => ({ side, record })),
  );
  const free: Node[] = [];
  const bystanders: Node[] = [...taken];
  for (const { side, record } of fresh) {
    const focused = isFocused(input, side, record.id);
    if (record.unreadable !== null) {
      if (focused) items.push(item.unreadable(input, side, record));
      continue;
    }
    const node = nodeOf(side, record, input);
    if (leftOut.has(refKey(node))) {
      if (focused) items.push(item.excluded(input, node, 'left-out'));
    } else if (focused) free.push(node);
    else bystanders.push(node);
  }
  // A survivor may find its partner again under another id; only if it does not, its fate holds.
  const matches = match([...free, ...survivors.map((one) => one.node)], bystanders, input.decisions);
  const survivorOf = new Map(survivors.map((one) => [refKey(one.node), one]));
  for (const pair of matches.pairs) {
    const old = survivorOf.get(refKey(pair.left)) ?? survivorOf.get(refKey(pair.right));
    items.push(newPair(input, rows, pair.left, pair.right, pair.evidence, old?.link ?? null));
  }
  for (const question of matches.questions) {
    const asked = question.nodes.filter((node) => !survivorOf.has(refKey(node)));
    const also = question.nodes.filter((node) => survivorOf.has(refKey(node)));
    if (asked.length > 0)
      items.push(
        ...askAbout(input, { ...question, nodes: asked, candidates: [...question.candidates, ...also] }),
      );
    for (const node of also)
      settleSurvivor(input, rows, survivorOf.get(refKey(node)), items, asked.length > 0);
  }
  for (const node of matches.singles) {
    const survivor = survivorOf.get(refKey(node));
    if (survivor) settleSurvivor(input, rows, survivor, items, false);
    else items.push(item.single(input, rows, node));
  }
  return { items, counts: planCounts(items) };
}

/** Nobody is asked about people of whom none takes part. */
function askAbout(input: PlanInput, question: Matches['questions'][number]): PlanItem[] {
  const all = [...question.nodes, ...question.candidates];
  const out = question.nodes.map((node) => {
    const hasOther = all.some((other) => other.side !== node.side);
    return { node, why: whyOut(input, node, hasOther) };
  });
  if (out.some(({ why }) => why === null)) return [item.question(input, question)];
  return out.map(({ node, why }) => item.excluded(input, node, why?.reason ?? 'rule', [], why?.failed));
}

/** @param isInQuestion somebody who could be its partner is waiting for the user's answer: nothing is deleted or created meanwhile. */
function settleSurvivor(
  input: PlanInput,
  rows: readonly Row[],
  survivor: { readonly link: Link; readonly fate: Fate; readonly node: Node } | undefined,
  items: PlanItem[],
  isInQuestion: boolean,
): void {
  if (!survivor || !isFocusedOrPartner(input, survivor.link)) return;
  const { link, fate, node } = survivor;
  if (fate.kind === 'delete-survivor' && !isInQuestion) items.push(item.remove(input, link, node));
  else if (fate.kind === 'restore' && !isInQuestion) items.push(item.restore(input, rows, link, node));
  else items.push(item.parted(input, link, node, isInQuestion));
}

function pairItem(
  input: PlanInput,
  rows: readonly Row[],
  link: Link,
  left: Node,
  right: Node,
  leftOut: ReadonlySet<string>,
): PlanItem {
  if (leftOut.has(refKey(left)) || leftOut.has(refKey(right))) return item.excludedPair(input, left, right);
  return linkedPair(input, rows, link, left, right);
}

function alive(input: PlanInput, side: SideName, record: PlanRecord | undefined): Node | null {
  return record && !record.isDeleted && record.unreadable === null ? nodeOf(side, record, input) : null;
}

function inFocus(input: PlanInput, left: Node, right: Node): boolean {
  return isFocused(input, 'left', left.id) || isFocused(input, 'right', right.id);
}

function isFocused(input: PlanInput, side: SideName, id: string): boolean {
  return input[side].focus?.has(id) ?? true;
}

function isFocusedOrPartner(input: PlanInput, link: Link): boolean {
  return isFocused(input, 'left', link.leftId) || isFocused(input, 'right', link.rightId);
}

function byId(records: readonly PlanRecord[]): Map<string, PlanRecord> {
  return new Map(records.map((record) => [record.id, record]));
}
