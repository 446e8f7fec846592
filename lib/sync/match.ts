/**
 * Finds which unlinked records are the same person. Phone first, then e-mail, then name and company; a shared number never alone; several
 * candidates are a question. Independent of the order of records: it joins what belongs together and looks at each group as a whole.
 */
import { nameWords } from '../contact/name.ts';
import { type DecidedPairs, readDecisions } from './decided-pairs.ts';
import { type Verdict, weigh } from './evidence.ts';
import { type Holders, indexByKey, nameReader } from './holders.ts';
import type { Decision, Evidence } from './plan.types.ts';
import { type Node, refKey } from './view.ts';

export interface Matches {
  readonly pairs: readonly {
    readonly left: Node;
    readonly right: Node;
    readonly evidence: readonly Evidence[];
  }[];
  /** Groups that need a person's eye; `candidates` are linked already, or are singles of their own. */
  readonly questions: readonly {
    readonly reason: 'ambiguous-match' | 'same-number-other-name' | 'duplicates-on-one-side';
    readonly nodes: readonly Node[];
    readonly candidates: readonly Node[];
    readonly evidence: readonly Evidence[];
  }[];
  readonly singles: readonly Node[];
}

export interface Edge {
  readonly a: Node;
  readonly b: Node;
  readonly verdict: Verdict;
}

/** @param free records without a partner, to be matched. @param taken records that have one: candidates only. */
export function match(
  free: readonly Node[],
  taken: readonly Node[],
  decisions: readonly Decision[],
): Matches {
  const isFree = new Set(free.map(refKey));
  const index = indexByKey([...free, ...taken]);
  const isShared = (key: string) => {
    const held = index.get(key);
    return held !== undefined && (held.left.length > 1 || held.right.length > 1);
  };
  const decided = readDecisions(decisions);
  const edges = [...edgesOf(free, index, isShared, decided)];
  const groups = groupByStrongEdges(free, edges, decided);
  const pairs: Matches['pairs'][number][] = [];
  const questions: Matches['questions'][number][] = [];
  const alone: Node[] = [];
  for (const group of groups) {
    const [first] = group.nodes;
    if (group.nodes.length === 1 && first) {
      alone.push(first);
      continue;
    }
    const found = pairsIn(group, isFree, decided);
    pairs.push(...found);
    const paired = new Set(found.flatMap((pair) => [refKey(pair.left), refKey(pair.right)]));
    const rest = group.nodes.filter((node) => isFree.has(refKey(node)) && !paired.has(refKey(node)));
    if (rest.length > 0) questions.push(asQuestion(group, rest));
  }
  const weak = weakEdgesByNode(edges);
  const singles: Node[] = [];
  for (const node of alone) {
    const hints = weak.get(refKey(node)) ?? [];
    if (hints.length === 0) singles.push(node);
    else questions.push(asHint(node, hints));
  }
  return { pairs, questions, singles };
}

function* edgesOf(
  free: readonly Node[],
  index: ReadonlyMap<string, Holders>,
  isShared: (key: string) => boolean,
  decided: DecidedPairs,
): Generator<Edge> {
  const seen = new Set<string>();
  const nameOf = nameReader();
  for (const a of free) {
    for (const key of a.keys) {
      for (const b of index.get(key)?.candidatesFor(a, nameOf) ?? []) {
        const [low, high] = [refKey(a), refKey(b)].sort();
        const pairKey = `${low}\u0000${high}`;
        if (low === high || seen.has(pairKey)) continue;
        seen.add(pairKey);
        if (decided.differ(a, b) || decided.same(a, b)) continue;
        const verdict = weigh(a.person, b.person, isShared);
        if (verdict.strength === 'none') continue;
        if (a.side === b.side && !isDuplicate(a, b, verdict)) continue;
        yield { a, b, verdict };
      }
    }
  }
}

/** On one side, colleagues share numbers and companies: only the same name with a number or address in common is a duplicate. */
function isDuplicate(a: Node, b: Node, verdict: Verdict): boolean {
  if (verdict.strength !== 'strong') return false;
  const kinds = verdict.evidence.map((evidence) => evidence.kind);
  const hasCommon = kinds.includes('phone') || kinds.includes('email');
  return hasCommon && nameWords(a.person.name, true).join(' ') === nameWords(b.person.name, true).join(' ');
}

interface Group {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

function groupByStrongEdges(free: readonly Node[], edges: readonly Edge[], decided: DecidedPairs): Group[] {
  const parent = new Map<string, string>();
  const nodes = new Map<string, Node>();
  const find = (key: string): string => {
    let root = key;
    while ((parent.get(root) ?? root) !== root) root = parent.get(root) ?? root;
    parent.set(key, root);
    return root;
  };
  const add = (node: Node) => {
    nodes.set(refKey(node), node);
    if (!parent.has(refKey(node))) parent.set(refKey(node), refKey(node));
  };
  for (const node of free) add(node);
  const strong = edges.filter((edge) => edge.verdict.strength === 'strong');
  const byDecision = decided.edgesAmong(nodes);
  for (const edge of [...strong, ...byDecision]) {
    add(edge.a);
    add(edge.b);
    parent.set(find(refKey(edge.a)), find(refKey(edge.b)));
  }
  const groups = new Map<string, { nodes: Node[]; edges: Edge[] }>();
  for (const [key, node] of nodes) {
    const root = find(key);
    const group = groups.get(root) ?? { nodes: [], edges: [] };
    group.nodes.push(node);
    groups.set(root, group);
  }
  for (const edge of [...strong, ...byDecision]) groups.get(find(refKey(edge.a)))?.edges.push(edge);
  return [...groups.values()];
}

/** One left and one right, both free: a pair. In a larger group only what the user has decided. */
function pairsIn(
  group: Group,
  isFree: ReadonlySet<string>,
  decided: DecidedPairs,
): Matches['pairs'][number][] {
  const free = group.nodes.filter((node) => isFree.has(refKey(node)));
  const left = free.filter((node) => node.side === 'left');
  const right = free.filter((node) => node.side === 'right');
  const isWhole = group.nodes.length === 2 && left.length === 1 && right.length === 1;
  return left.flatMap((onLeft) =>
    right
      .filter((onRight) => isWhole || decided.same(onLeft, onRight))
      .slice(0, 1)
      .map((onRight) => ({ left: onLeft, right: onRight, evidence: evidenceFor(group, onLeft, onRight) })),
  );
}

function evidenceFor(group: Group, left: Node, right: Node): readonly Evidence[] {
  const keys = new Set([refKey(left), refKey(right)]);
  return (
    group.edges.find((edge) => keys.has(refKey(edge.a)) && keys.has(refKey(edge.b)))?.verdict.evidence ?? []
  );
}

function asQuestion(group: Group, nodes: readonly Node[]): Matches['questions'][number] {
  const asked = new Set(nodes.map(refKey));
  const sides = new Set(group.nodes.map((node) => node.side));
  return {
    reason: sides.size === 1 ? 'duplicates-on-one-side' : 'ambiguous-match',
    nodes,
    candidates: group.nodes.filter((node) => !asked.has(refKey(node))),
    evidence: distinct(group.edges.flatMap((edge) => edge.verdict.evidence)),
  };
}

function asHint(node: Node, hints: readonly Edge[]): Matches['questions'][number] {
  const others = hints.map((edge) => (refKey(edge.a) === refKey(node) ? edge.b : edge.a));
  const evidence = distinct(hints.flatMap((edge) => edge.verdict.evidence));
  const isOtherName = evidence.some((one) => one.kind === 'same-number-other-name');
  return {
    reason: isOtherName ? 'same-number-other-name' : 'ambiguous-match',
    nodes: [node],
    candidates: others,
    evidence,
  };
}

/** Weak evidence only asks across sides. */
function weakEdgesByNode(edges: readonly Edge[]): Map<string, Edge[]> {
  const weak = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (edge.verdict.strength !== 'weak' || edge.a.side === edge.b.side) continue;
    for (const node of [edge.a, edge.b]) weak.set(refKey(node), [...(weak.get(refKey(node)) ?? []), edge]);
  }
  return weak;
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [`${one.kind} ${one.value ?? ''}`, one])).values()];
}
