/**
 * What becomes of links when a record is put back, created again, deleted or merged by a person's wish. Links of every connection of the
 * account: such a deletion never travels, and such a return is never taken for a new contact.
 */
import type { Contact, ServiceRecord, SideName } from '../contact/contact.ts';
import { otherSide } from '../contact/contact.ts';
import { matchKeys } from '../contact/person.ts';
import { directionFrom } from '../rules/rule.ts';
import type { EditItem, Link } from '../sync/plan.types.ts';
import { rememberUndo } from '../sync/undone.ts';
import type { RunContext } from './engine.ts';
import { pick } from './link.ts';
import type { Connection } from './ports.ts';

/**
 * The restored values become this side's half of the baseline. The other half stays: each side is judged against its own, so the undone value
 * neither travels nor is written anew, until one of them changes. Nor do rules write it anew: the link remembers what a person took back.
 */
export async function linksAfterUndo(
  context: RunContext,
  item: EditItem,
  record: ServiceRecord,
): Promise<Link[]> {
  const { connection, memory } = context;
  // A mend is of the account; its undoing travels like any other change.
  if (connection.left === connection.right) return [];
  const links = await memory.linksOf(connection.id, item.side, [record.id]);
  return links.map((link) => {
    const half = link.baseline[item.side];
    const fields = Object.keys(item.target).filter((field) => half[field] !== undefined);
    return {
      ...link,
      baseline: { ...link.baseline, [item.side]: { ...half, ...pick(record.contact, fields) } },
      ...rulesAfterUndo(context, item, record, link),
    };
  });
}

function rulesAfterUndo(
  { connection, sides }: RunContext,
  item: EditItem,
  record: ServiceRecord,
  link: Link,
): Pick<Link, 'rules'> {
  const direction = directionFrom(otherSide(item.side));
  const memory = link.rules?.[direction];
  if (!memory) return {};
  const changes = item.changes.map((change) => ({ ...change, after: record.contact[change.field] ?? [] }));
  const after = rememberUndo(
    { settings: connection.settings, ...sides },
    item.side,
    memory,
    record.contact,
    changes,
  );
  return { rules: { ...link.rules, [direction]: after } };
}

/** The deleted record's links only prevent that it is created again from its partner. */
export async function parkLinks(context: RunContext, accountId: string, recordId: string): Promise<Link[]> {
  const found: Link[] = [];
  for (const { connection, side } of await connectionsOf(context, accountId)) {
    for (const link of await context.memory.linksOf(connection.id, side, [recordId]))
      if (link.goneSide === null) found.push({ ...link, goneSide: side });
  }
  return found;
}

/** Links of some records of one account by record, in every connection of the account. */
export async function linksOfRecords(
  context: RunContext,
  accountId: string,
  recordIds: readonly string[],
): Promise<Map<string, Link[]>> {
  const found = new Map<string, Link[]>();
  for (const { connection, side } of await connectionsOf(context, accountId)) {
    for (const link of await context.memory.linksOf(connection.id, side, recordIds)) {
      const id = idOn(link, side);
      found.set(id, [...(found.get(id) ?? []), link]);
    }
  }
  return found;
}

/** Those among `links` that are of this record. Two services may give the same id to different people. */
export async function linksAmong(
  context: RunContext,
  accountId: string,
  links: readonly Link[],
  recordId: string,
): Promise<Link[]> {
  const sides = await connectionsOf(context, accountId);
  return links.filter((link) =>
    sides.some(
      ({ connection, side }) => connection.id === link.connectionId && idOn(link, side) === recordId,
    ),
  );
}

/** Links as they were, with the new id; where the partner is gone meanwhile, they only prevent that it is created again. */
export async function restoredLinks(
  context: RunContext,
  item: EditItem,
  record: ServiceRecord,
): Promise<Link[]> {
  const { memory } = context;
  const accountId = context.sides[item.side].account.id;
  const found: Link[] = [];
  for (const { connection, side } of await connectionsOf(context, accountId)) {
    const other = otherSide(side);
    for (const link of item.links.filter((one) => one.connectionId === connection.id)) {
      const partnerId = idOn(link, other);
      const rivals = await memory.linksOf(connection.id, other, [partnerId]);
      // It has found another partner since.
      if (rivals.some((rival) => rival.id !== link.id && rival.goneSide === null)) continue;
      const [partner] = await memory.recordsById(connection[other], [partnerId]);
      const half = link.baseline[side];
      found.push({
        ...withId(link, side, record.id),
        goneSide: partner && !partner.isDeleted ? null : other,
        baseline: { ...link.baseline, [side]: { ...half, ...pick(record.contact, Object.keys(half)) } },
      });
    }
  }
  return found;
}

/**
 * The survivor takes the link over where it has none. Where it has one, the partner stays without: as a question, if it is found by what the
 * survivor holds, else parked. Never as a deletion.
 */
export async function movedLinks(
  context: RunContext,
  item: EditItem,
  recordId: string,
  survivor: Contact,
): Promise<{ links: Link[]; unlink: string[] }> {
  const { memory } = context;
  const { account, fields } = context.sides[item.side];
  const survivorId = item.recordId ?? '';
  const keys = new Set(matchKeys(survivor, fields, account.defaultCountry));
  const links: Link[] = [];
  const unlink: string[] = [];
  for (const { connection, side } of await connectionsOf(context, account.id)) {
    let isTaken = (await memory.linksOf(connection.id, side, [survivorId])).length > 0;
    for (const link of await memory.linksOf(connection.id, side, [recordId])) {
      const other = otherSide(side);
      const [partner] = await memory.recordsById(connection[other], [idOn(link, other)]);
      if (!partner || partner.isDeleted) unlink.push(link.id);
      else if (!isTaken && link.goneSide === null) {
        links.push(asSurvivors(link, side, survivorId));
        isTaken = true;
      } else if (link.goneSide === null && partner.keys.some((key) => keys.has(key))) unlink.push(link.id);
      else links.push({ ...link, goneSide: side });
    }
  }
  return { links, unlink };
}

/** Links of a record that has not gone after all, as they were before they moved; the partner's half as it is now. */
export async function linksPutBack(context: RunContext, item: EditItem, recordId: string): Promise<Link[]> {
  const { memory } = context;
  const accountId = context.sides[item.side].account.id;
  const before = await linksAmong(context, accountId, item.links, recordId);
  const found: Link[] = [];
  for (const { connection, side } of await connectionsOf(context, accountId)) {
    const other = otherSide(side);
    for (const link of before.filter((one) => one.connectionId === connection.id)) {
      const rivals = await memory.linksOf(connection.id, other, [idOn(link, other)]);
      if (rivals.some((rival) => rival.id !== link.id && rival.goneSide === null)) continue;
      const half = rivals.find((rival) => rival.id === link.id)?.baseline[other] ?? link.baseline[other];
      found.push({ ...link, baseline: { ...link.baseline, [other]: half } });
    }
  }
  return found;
}

/** The survivor was not created by the connection, though the record that went was: what may be deleted with it must be. */
function asSurvivors(link: Link, side: SideName, survivorId: string): Link {
  return {
    ...withId(link, side, survivorId),
    createdSide: link.createdSide === side ? null : link.createdSide,
  };
}

function withId(link: Link, side: SideName, id: string): Link {
  return side === 'left' ? { ...link, leftId: id } : { ...link, rightId: id };
}

function idOn(link: Link, side: SideName): string {
  return side === 'left' ? link.leftId : link.rightId;
}

async function connectionsOf(
  context: RunContext,
  accountId: string,
): Promise<{ readonly connection: Connection; readonly side: SideName }[]> {
  const all = await context.memory.connections();
  return all.flatMap((connection) =>
    (['left', 'right'] as const)
      .filter((side) => connection[side] === accountId)
      .map((side) => ({ connection, side })),
  );
}
