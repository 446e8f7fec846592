/** Carries a plan out as perfect services would, so that a story can go on: the input of the next plan. */
import { type Contact, otherSide, type SideName } from '../../lib/contact/contact.ts';
import { directionFrom } from '../../lib/rules/rule.ts';
import { planConnection } from '../../lib/sync/plan.ts';
import type { Link, Plan, PlanItem } from '../../lib/sync/plan.types.ts';
import { rememberUndo } from '../../lib/sync/undone.ts';
import type { PlanInput, PlanRecord } from '../../lib/sync/view.ts';

export function carryOut(input: PlanInput, plan: Plan): PlanInput {
  const books = { left: new Map(), right: new Map() } as Record<SideName, Map<string, PlanRecord>>;
  for (const side of ['left', 'right'] as const)
    for (const record of input[side].records) books[side].set(record.id, record);
  const links = new Map(input.links.map((link) => [link.id, link]));
  for (const item of plan.items) carryOutItem(input, books, links, item);
  return {
    ...input,
    left: { ...input.left, records: [...books.left.values()] },
    right: { ...input.right, records: [...books.right.values()] },
    links: [...links.values()],
  };
}

/** Changes records as a person would; a value of null deletes the record. */
export function edit(input: PlanInput, side: SideName, id: string, change: Contact | null): PlanInput {
  const known = input[side].records.find((record) => record.id === id);
  const before = known ?? { id, contact: {}, isDeleted: false, unreadable: null };
  const after =
    change === null
      ? { ...before, isDeleted: true }
      : { ...before, contact: { ...before.contact, ...change }, isDeleted: false };
  const others = input[side].records.filter((record) => record.id !== id);
  return { ...input, [side]: { ...input[side], records: [...others, after] } };
}

/** Takes back what a plan wrote to one side of a pair, as a person's undo does. */
export function undo(input: PlanInput, item: PlanItem, side: SideName): PlanInput {
  if (item.kind !== 'pair') return input;
  const id = side === 'left' ? item.leftId : item.rightId;
  const changes = item.writes.filter((write) => write.side === side).flatMap((write) => write.changes);
  const back = Object.fromEntries(changes.map((change) => [change.field, change.before]));
  const direction = directionFrom(otherSide(side));
  const links = input.links.map((link): Link => {
    if (link.leftId !== item.leftId) return link;
    const half = link.baseline[side];
    const known = Object.fromEntries(Object.entries(back).filter(([field]) => half[field] !== undefined));
    const baseline = { ...link.baseline, [side]: { ...half, ...known } };
    const memory = link.rules?.[direction];
    if (!memory) return { ...link, baseline };
    const told = changes.map(({ field, before, after }) => ({ field, before: after, after: before }));
    const contact = { ...input[side].records.find((record) => record.id === id)?.contact, ...back };
    const after = rememberUndo(input, side, memory, contact, told);
    return { ...link, baseline, rules: { ...link.rules, [direction]: after } };
  });
  return { ...edit(input, side, id, back), links };
}

/** Plans and carries out until all is quiet; a plan that never ends is a fault. */
export function settle(input: PlanInput): PlanInput {
  let now = input;
  for (let turn = 0; turn < 4; turn += 1) {
    const plan = planConnection(now);
    const next = carryOut(now, plan);
    if (JSON.stringify(next) === JSON.stringify(now)) return now;
    now = next;
  }
  throw new Error('never quiet');
}

/** Both address books, to be compared. */
export function books(input: PlanInput): Readonly<Record<SideName, Readonly<Record<string, Contact>>>> {
  const of = (side: SideName) =>
    Object.fromEntries(
      input[side].records
        .filter((record) => !record.isDeleted)
        .map((record): [string, Contact] => [record.id, filled(record.contact)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return { left: of('left'), right: of('right') };
}

function filled(contact: Contact): Contact {
  return Object.fromEntries(
    Object.entries(contact)
      .filter(([, values]) => values.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function carryOutItem(
  input: PlanInput,
  books: Record<SideName, Map<string, PlanRecord>>,
  links: Map<string, Link>,
  item: PlanItem,
): void {
  const put = (side: SideName, id: string, contact: Contact) =>
    books[side].set(id, { id, contact, isDeleted: false, unreadable: null });
  switch (item.kind) {
    case 'pair': {
      for (const write of item.writes) {
        const id = write.side === 'left' ? item.leftId : item.rightId;
        put(write.side, id, { ...books[write.side].get(id)?.contact, ...write.target });
      }
      const old = [...links.values()].find((link) => link.leftId === item.leftId);
      if (item.replaces) links.delete(item.replaces);
      const id = old?.id ?? `${item.leftId}~${item.rightId}`;
      if (!item.refresh && item.writes.length === 0) return;
      links.set(id, {
        id,
        connectionId: 'c',
        leftId: item.leftId,
        rightId: item.rightId,
        baseline: item.agreed ?? old?.baseline ?? { left: {}, right: {}, open: [] },
        createdSide: old?.createdSide ?? null,
        goneSide: null,
        ...(item.rules || old?.rules ? { rules: item.rules ?? old?.rules } : {}),
      });
      return;
    }
    case 'create': {
      const id = `${item.sourceId}'`;
      put(item.side, id, item.target);
      if (item.restores) links.delete(item.restores);
      const empty = Object.fromEntries(
        input[item.side].fields.filter((field) => field.role !== 'group').map((field) => [field.id, []]),
      );
      const created = { ...empty, ...item.target };
      const isLeft = item.side === 'left';
      links.set(`new ${item.key}`, {
        id: `new ${item.key}`,
        connectionId: 'c',
        leftId: isLeft ? id : item.sourceId,
        rightId: isLeft ? item.sourceId : id,
        baseline: { left: isLeft ? created : item.source, right: isLeft ? item.source : created, open: [] },
        createdSide: item.side,
        goneSide: null,
        ...(item.rules ? { rules: item.rules } : {}),
      });
      return;
    }
    case 'delete': {
      books[item.side].delete(item.id);
      links.delete(item.linkId);
      return;
    }
    case 'forget':
      links.delete(item.linkId);
      return;
    case 'excluded': {
      const link = links.get(item.parts?.linkId ?? item.remember?.linkId ?? '');
      if (link && item.parts) links.set(link.id, { ...link, goneSide: item.parts.goneSide });
      if (link && item.remember) links.set(link.id, { ...link, rules: item.remember.rules });
      return;
    }
    // A plan of a sync has no edits.
    case 'edit':
    case 'review':
      return;
  }
}
