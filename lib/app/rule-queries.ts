/** Answers the editor of rules from the mirror, in slices, so that a page with 100,000 contacts can be typed in meanwhile. Reads only. */
import type { Field, SideName } from '../contact/contact.ts';
import type { Connection } from '../engine/ports.ts';
import { startOfDay } from '../rules/condition.ts';
import { type Rule, type RuleDirection, sourceOf } from '../rules/rule.ts';
import { subjectOf } from '../rules/subject.ts';
import type { Database } from '../store/database.ts';
import { guarded } from '../store/failure.ts';
import { links, linksOf } from '../store/links.ts';
import { pullState } from '../store/pulls.ts';
import { countRecords } from '../store/records.ts';
import { walkRecords } from '../store/walk.ts';
import type { Link } from '../sync/plan.types.ts';
import type {
  FoundPerson,
  HeldValue,
  RuleCount,
  RuleCountInput,
  RuleQueries,
  RuleTest,
  ValuePart,
} from './rule-api.ts';
import { foundPerson, RuleTally, searchFor, testOf, ValueTally } from './rule-tally.ts';

const progressMs = 250;

export function ruleQueries(db: Database): RuleQueries {
  return {
    countRules: (input, signal, onProgress) => countRules(db, input, signal, onProgress),
    heldValues: (accountId, field, part, signal) => heldValues(db, accountId, field, part, signal),
    findPeople: (accountId, search, limit, signal) => findPeople(db, accountId, search, limit, signal),
    testRules: (connectionId, direction, rules, recordId) =>
      guarded(() => testRules(db, connectionId, direction, rules, recordId)),
  };
}

interface Place {
  readonly connection: Connection;
  readonly side: SideName;
  readonly accountId: string;
  readonly fields: readonly Field[];
}

async function placeOf(db: Database, connectionId: string, direction: RuleDirection): Promise<Place | null> {
  const connection = await db.connections.get(connectionId);
  const side = sourceOf(direction);
  const account = connection && (await db.accounts.get(connection[side]));
  return connection && account ? { connection, side, accountId: account.id, fields: account.fields } : null;
}

async function countRules(
  db: Database,
  { connectionId, direction, rules, watched }: RuleCountInput,
  signal: AbortSignal,
  onProgress: (count: RuleCount) => void,
): Promise<RuleCount | null> {
  const place = await guarded(() => placeOf(db, connectionId, direction));
  if (!place) return null;
  const { accountId, fields, side, connection } = place;
  const [total, pull, pairs] = await guarded(() =>
    Promise.all([countRecords(db, accountId), pullState(db, accountId), links(db, connectionId)]),
  );
  if (total === 0 && pull.completeAt === null) return null;
  const known = { total, completeAt: pull.completeAt, arePartnersKnown: connection.settled !== null };
  const partnered = new Set(
    pairs.filter(isPair).map((link) => (side === 'left' ? link.leftId : link.rightId)),
  );
  const today = startOfDay(Date.now());
  const tally = new RuleTally(rules, watched);
  let toldAt = performance.now();
  for await (const records of walkRecords(db, accountId, signal)) {
    for (const record of records) {
      const hasPartner = partnered.has(record.id);
      tally.add(record.id, subjectOf(connection.settings, side, fields, record, hasPartner, today));
    }
    if (performance.now() - toldAt < progressMs || signal.aborted) continue;
    toldAt = performance.now();
    onProgress(tally.counted({ ...known, isDone: false }));
  }
  return tally.counted({ ...known, isDone: !signal.aborted });
}

/** A link whose partner is gone only prevents a new creation. */
function isPair(link: Link): boolean {
  return link.goneSide === null;
}

async function heldValues(
  db: Database,
  accountId: string,
  field: string,
  part: ValuePart,
  signal: AbortSignal,
): Promise<HeldValue[]> {
  const tally = new ValueTally(field, part);
  for await (const records of walkRecords(db, accountId, signal)) {
    for (const { contact } of records) tally.add(contact);
  }
  return tally.values();
}

async function findPeople(
  db: Database,
  accountId: string,
  search: string,
  limit: number,
  signal: AbortSignal,
): Promise<FoundPerson[]> {
  const account = await guarded(() => db.accounts.get(accountId));
  if (!account) return [];
  const isMeant = searchFor(search);
  const found: FoundPerson[] = [];
  for await (const records of walkRecords(db, accountId, signal)) {
    for (const { id, contact } of records) {
      if (!isMeant(contact)) continue;
      found.push(foundPerson(id, contact, account.fields));
      if (found.length >= limit) return found;
    }
  }
  return found;
}

async function testRules(
  db: Database,
  connectionId: string,
  direction: RuleDirection,
  rules: readonly Rule[],
  recordId: string,
): Promise<RuleTest | null> {
  const place = await placeOf(db, connectionId, direction);
  const row = place && (await db.records.get([place.accountId, recordId]));
  if (!row || row.isDeleted) return null;
  const { connection, side, fields } = place;
  const link = (await linksOf(db, connectionId, side, [recordId])).find(isPair);
  const today = startOfDay(Date.now());
  const subject = subjectOf(connection.settings, side, fields, row, link !== undefined, today);
  return testOf(recordId, subject, rules, link?.rules?.[direction]?.matched ?? []);
}
