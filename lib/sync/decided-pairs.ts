/** What the user has said about pairs of records, once and for ever, in a form that matching can ask. */
import type { Edge } from './match.ts';
import type { Decision } from './plan.types.ts';
import { type Node, refKey } from './view.ts';

export interface DecidedPairs {
  same(a: Node, b: Node): boolean;
  differ(a: Node, b: Node): boolean;
  /** The user's `same` as edges, as certain as can be. */
  edgesAmong(nodes: ReadonlyMap<string, Node>): Edge[];
}

export function readDecisions(decisions: readonly Decision[]): DecidedPairs {
  const same = new Set<string>();
  const differ = new Set<string>();
  const pairs: [string, string][] = [];
  for (const decision of decisions) {
    if (decision.kind === 'leave-out') continue;
    const keys = decision.records.map(refKey);
    for (const a of keys) {
      for (const b of keys) {
        if (a >= b) continue;
        (decision.kind === 'same' ? same : differ).add(`${a}\u0000${b}`);
        if (decision.kind === 'same') pairs.push([a, b]);
      }
    }
  }
  const keyOf = (a: Node, b: Node) => [refKey(a), refKey(b)].sort().join('\u0000');
  return {
    same: (a, b) => same.has(keyOf(a, b)),
    differ: (a, b) => differ.has(keyOf(a, b)),
    edgesAmong: (nodes) =>
      pairs.flatMap(([x, y]) => {
        const a = nodes.get(x);
        const b = nodes.get(y);
        return a && b
          ? [{ a, b, verdict: { strength: 'strong' as const, evidence: [{ kind: 'decision' as const }] } }]
          : [];
      }),
  };
}
