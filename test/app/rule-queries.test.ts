import { beforeEach, describe, expect, test } from 'vitest';
import type { RuleCount } from '../../lib/app/rule-api.ts';
import { ruleQueries } from '../../lib/app/rule-queries.ts';
import type { Contact, Field, ServiceRecord } from '../../lib/contact/contact.ts';
import { judge } from '../../lib/rules/judge.ts';
import type { Condition, Group, Rule } from '../../lib/rules/rule.ts';
import { subjectOf } from '../../lib/rules/subject.ts';
import type { Database } from '../../lib/store/database.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { accountOf, completeListing, connectionOf, freshDatabase, stepOf } from '../store/fixtures.ts';

const fields: readonly Field[] = [
  { id: 'name', name: 'Name', type: 'text', many: false, role: 'full-name' },
  { id: 'note', name: 'Note', type: 'long-text', many: false, role: 'note' },
  { id: 'phone', name: 'Phone', type: 'phone', many: true, role: 'phone' },
  { id: 'email', name: 'E-mail', type: 'email', many: true, role: 'email' },
  { id: 'groups', name: 'Groups', type: 'group', many: true, role: 'group' },
];

const isVip: Condition = { kind: 'text', field: 'note', test: 'contains', value: 'vip' };
const inFrance: Condition = { kind: 'phone-country', field: 'phone', countries: ['FR'] };
const onBothSides: Condition = { kind: 'partner', is: true };

function rule(id: string, match: Group['match'], ...of: Group['of']): Rule {
  return {
    id,
    isOn: true,
    when: { kind: 'group', match, of },
    actions: [],
    onlyUpdate: false,
    exit: 'keep',
  };
}

function person(index: number): ServiceRecord {
  const contact: Contact = {
    name: [{ value: `Person ${index}` }],
    note: index % 4 === 0 ? [{ value: 'VIP since 2020' }] : [],
    phone: [{ value: index % 3 === 0 ? '06 12 34 56 78' : '+49 30 1234567', label: 'Work' }],
    email: [{ value: `p${index}@${index % 2 === 0 ? 'acme.example' : 'ACME.example'}` }],
    groups: index % 5 === 0 ? [{ value: 'Clients' }] : [{ value: 'Friends' }],
  };
  return { id: String(index).padStart(5, '0'), version: 'v1', contact };
}

let db: Database;
let queries: ReturnType<typeof ruleQueries>;
const never = () => new AbortController().signal;

beforeEach(async () => {
  db = await freshDatabase();
  queries = ruleQueries(db);
  await db.accounts.bulkPut([
    { ...accountOf('left'), fields },
    { ...accountOf('right'), fields },
  ]);
  await db.connections.put(connectionOf('c'));
});

async function hold(count: number): Promise<readonly ServiceRecord[]> {
  const records = Array.from({ length: count }, (_, index) => person(index));
  await createMemory(db).applyStep('left', completeListing({ records }), () => [], 1_000);
  return records;
}

const count = (rules: readonly Rule[], watched: string | null = null, signal = never()) =>
  queries.countRules({ connectionId: 'c', direction: 'toRight', rules, watched }, signal, () => {});

describe('who takes part', () => {
  test('is not known before anything was read: no figure is better than a false one', async () => {
    expect(await count([])).toBeNull();
  });

  test('is nobody of an address book that was read and is empty', async () => {
    await hold(0);
    expect(await count([])).toMatchObject({ total: 0, takePart: 0, isDone: true });
  });

  test('is the same that a plan finds, for every rule, over many slices', async () => {
    const records = await hold(900);
    const rules = [rule('a', 'all', isVip, inFrance), { ...rule('b', 'none', inFrance), isOn: false }];
    const judged = records.filter((record) => {
      const subject = subjectOf(connectionOf('c').settings, 'left', fields, record, false, 0);
      return judge(rules, subject).kind === 'in';
    });
    const counted = await count(rules);
    expect(counted).toMatchObject({ seen: 900, total: 900, takePart: judged.length, isDone: true });
    expect(counted?.byRule).toEqual({ a: 75, b: 600 });
  });

  test('is everybody without rules, and nobody if all of them are off', async () => {
    await hold(10);
    expect((await count([]))?.takePart).toBe(10);
    expect((await count([{ ...rule('a', 'all'), isOn: false }]))?.takePart).toBe(0);
  });

  test('leaves out who was deleted at the service, and who cannot be read', async () => {
    await hold(10);
    await createMemory(db).applyStep(
      'left',
      stepOf({
        removedIds: ['00003'],
        unreadable: [{ id: '00004', version: 'v2', reason: 'damaged' }],
      }),
      () => [],
      2_000,
    );
    expect(await count([])).toMatchObject({ total: 8, takePart: 8 });
  });

  test('is told with names of some who match and of some who do not', async () => {
    await hold(10);
    const counted = await count([rule('a', 'all', isVip), rule('b', 'all')], 'a');
    expect(counted?.inside.map(({ title }) => title)).toEqual(['Person 0', 'Person 4', 'Person 8']);
    expect(counted?.outside[0]).toMatchObject({ title: 'Person 1', detail: '+49 30 1234567' });
  });

  test('knows who is on both sides by the links, once the connection has run', async () => {
    await hold(10);
    const rules = [rule('a', 'all', onBothSides)];
    expect(await count(rules)).toMatchObject({ takePart: 0, arePartnersKnown: false });
    await db.connections.update('c', { settled: { left: 1, right: 1 } });
    const link = { connectionId: 'c', goneSide: null, createdSide: null, missed: 0, left: {}, right: {} };
    await db.links.bulkPut([
      { ...link, id: 'l1', leftId: '00001', rightId: 'r1' },
      { ...link, id: 'l2', leftId: '00002', rightId: 'r2', goneSide: 'right' },
    ] as never[]);
    expect(await count(rules)).toMatchObject({ takePart: 1, arePartnersKnown: true });
  });

  test('is given up at once when the rule has changed meanwhile', async () => {
    await hold(900);
    const stop = new AbortController();
    stop.abort();
    const counted = (await count([], null, stop.signal)) as RuleCount;
    expect(counted.isDone).toBe(false);
    expect(counted.seen).toBeLessThan(900);
  });

  test('is counted without a single write', async () => {
    await hold(300);
    const before = JSON.stringify(await db.records.toArray());
    await count([rule('a', 'all', isVip)]);
    expect(JSON.stringify(await db.records.toArray())).toBe(before);
    expect(await db.runs.count()).toBe(0);
  });
});

describe('what the mirror holds', () => {
  test('is suggested by frequency, each value once whatever its case', async () => {
    await hold(10);
    expect(await queries.heldValues('left', 'groups', 'value', never())).toEqual([
      { value: 'Friends', count: 8 },
      { value: 'Clients', count: 2 },
    ]);
    expect(await queries.heldValues('left', 'email', 'domain', never())).toEqual([
      { value: 'acme.example', count: 10 },
    ]);
    expect(await queries.heldValues('left', 'phone', 'label', never())).toEqual([
      { value: 'Work', count: 10 },
    ]);
  });
});

describe('one contact', () => {
  test('is found by the beginning of its words, or by a part of its number', async () => {
    await hold(30);
    const titles = async (search: string) =>
      (await queries.findPeople('left', search, 3, never())).map(({ title }) => title);
    expect(await titles('pers 17')).toEqual(['Person 17']);
    expect(await titles('0612')).toEqual(['Person 0', 'Person 3', 'Person 6']);
    expect(await titles('nobody')).toEqual([]);
  });

  test('is told for every condition whether it holds, what was looked at, and what comes of it', async () => {
    await hold(10);
    const rules = [rule('a', 'all', isVip, { kind: 'group', match: 'any', of: [inFrance, onBothSides] })];
    const found = await queries.testRules('c', 'toRight', rules, '00004');
    expect(found).toMatchObject({ verdict: 'out', hasPartner: false, person: { title: 'Person 4' } });
    expect(found?.rules[0]?.tree).toMatchObject({
      holds: false,
      of: [
        { holds: true, saw: ['VIP since 2020'] },
        { holds: false, of: [{ holds: false, saw: ['+49 30 1234567'] }, { holds: false }] },
      ],
    });
    expect((await queries.testRules('c', 'toRight', rules, '00000'))?.verdict).toBe('takes-part');
    const update = rules.map((one) => ({ ...one, onlyUpdate: true }));
    expect((await queries.testRules('c', 'toRight', update, '00000'))?.verdict).toBe('only-update');
    expect((await queries.testRules('c', 'toRight', [], '00001'))?.verdict).toBe('everyone');
    expect(await queries.testRules('c', 'toRight', rules, 'gone')).toBeNull();
  });
});
