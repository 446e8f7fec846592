/** Who holds which match key. Of a crowd behind one key (a switchboard) only those of the same name are ever compared. */
import { nameWords } from '../contact/name.ts';
import type { Node } from './view.ts';

/** A key held by more records than this is nobody's own; such records are compared only where their names agree. */
const crowd = 12;

/** Everybody who holds a key; of a crowd, by name. */
export class Holders {
  readonly left: Node[] = [];
  readonly right: Node[] = [];
  private byName: Map<string, Node[]> | null = null;

  add(node: Node): void {
    this[node.side].push(node);
  }

  /** Whom a record may be compared with: all of a few, of a crowd only those of the same name. */
  candidatesFor(node: Node, nameOf: (node: Node) => string): readonly Node[] {
    if (this.left.length + this.right.length <= crowd) return [...this.left, ...this.right];
    const name = nameOf(node);
    if (name === '') return [];
    this.byName ??= groupBy([...this.left, ...this.right], nameOf);
    return this.byName.get(name) ?? [];
  }
}

export function indexByKey(nodes: readonly Node[]): Map<string, Holders> {
  const index = new Map<string, Holders>();
  for (const node of nodes) {
    for (const key of node.keys) {
      const held = index.get(key) ?? new Holders();
      held.add(node);
      index.set(key, held);
    }
  }
  return index;
}

function groupBy(nodes: readonly Node[], keyOf: (node: Node) => string): Map<string, Node[]> {
  const groups = new Map<string, Node[]>();
  for (const node of nodes) {
    const group = groups.get(keyOf(node));
    if (group) group.push(node);
    else groups.set(keyOf(node), [node]);
  }
  return groups;
}

/** The words of a record's name in order, worked out once for each. */
export function nameReader(): (node: Node) => string {
  const known = new Map<Node, string>();
  return (node) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const name = nameWords(node.person.name || node.person.company, true).join(' ');
    known.set(node, name);
    return name;
  };
}
