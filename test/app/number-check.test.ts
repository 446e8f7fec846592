/**
 * Two thousand people come from a card book while E.164 is switched off: Aircall puts +1 before every number without a country code. Then E.164
 * is switched on and the number check mends all of it; what was right is not touched, and the undo brings back what was there.
 */
import { describe, expect, test } from 'vitest';
import type { Finding, FindingPage } from '../../lib/app/api.ts';
import { readPhone } from '../../lib/contact/phone.ts';
import { type AppWorld, appWorld, card } from './world.ts';

/** As people type them in France, and what each of them means. */
const spellings: readonly ((digits: string) => readonly [typed: string, meant: string])[] = [
  (digits) => [`+336${digits}`, `+336${digits}`],
  (digits) => [`06 ${digits.replace(/..(?=.)/g, '$& ')}`, `+336${digits}`],
  (digits) => [`01.42.${digits.slice(2).replace(/..(?=.)/g, '$&.')}`, `+33142${digits.slice(2)}`],
  (digits) => [`00336${digits}`, `+336${digits}`],
  (digits) => [`+1 (202) 2${digits.slice(2, 4)}-${digits.slice(4)}`, `+12022${digits.slice(2)}`],
];

function people(count: number): { readonly name: string; readonly typed: string; readonly meant: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const digits = `10${String(index).padStart(4, '0')}${index % 10}${(index * 7) % 10}`;
    const spell = spellings[index % spellings.length] ?? ((same: string) => [same, same] as const);
    const [typed, meant] = spell(digits);
    return { name: `Person${index}`, typed, meant };
  });
}

interface Story {
  readonly world: AppWorld;
  readonly connectionId: string;
  readonly accountId: string;
  readonly crowd: ReturnType<typeof people>;
}

async function damaged(count: number): Promise<Story> {
  const world = await appWorld({ aircall: { plusOne: 'prepend' } });
  const crowd = people(count);
  for (const { name, typed } of crowd)
    world.carddav.put(...card(name, name, `Name${name.slice(6)}`, [typed]));
  const connectionId = await world.connect();
  const draft = must((await world.queries.connection(connectionId))?.connection);
  await world.command('connection.change', { connectionId, settings: { ...draft.settings, e164: false } });
  await world.start(connectionId);
  world.advance(120_000);
  await world.later(connectionId, 2);
  await world.command('connection.change', { connectionId, settings: { ...draft.settings, e164: true } });
  await world.start(connectionId);
  world.advance(120_000);
  await world.later(connectionId, 2);
  return { world, connectionId, accountId: draft.left, crowd };
}

const inAircall = (world: AppWorld) =>
  new Map(world.aircall.contacts().map((one) => [one.first_name ?? '', one.phone_numbers[0]?.value ?? '']));
const cards = (world: AppWorld) =>
  [...world.carddav.book().cards.values()].map((one) => JSON.stringify(one)).sort();
const writes = (world: AppWorld) =>
  world.aircall.ledger.entries.filter(
    (entry) => !['list', 'get', 'search', 'ping', 'company'].includes(entry.kind),
  ).length;

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('missing');
  return value;
}

async function everyFinding(world: AppWorld, accountId: string): Promise<Finding[]> {
  const found: Finding[] = [];
  for (;;) {
    const page: FindingPage = await world.queries.findings(accountId, {}, found.length, 200);
    found.push(...page.findings);
    if (found.length >= page.total) return found;
  }
}

describe('two thousand people with E.164 off, then on', () => {
  test('every spoilt number is found, all are mended, nothing valid is touched, and the undo restores', {
    timeout: 600_000,
  }, async () => {
    const { world, connectionId, accountId, crowd } = await damaged(2_000);
    const before = inAircall(world);
    const spoilt = crowd.filter(({ name, meant }) => before.get(name) !== meant);
    // Three of five spellings have no country code.
    expect(spoilt.length).toBe(1_200);

    const findings = await everyFinding(world, accountId);
    expect(findings.map((one) => one.title.split(' ')[0]).sort()).toEqual(
      spoilt.map((one) => one.name).sort(),
    );
    const meantFor = new Map(crowd.map((one) => [one.name, one.meant]));
    for (const finding of findings) {
      expect(finding.problem).toBe('wrong-plus-one');
      expect(finding.kind === 'number' && finding.proposed).toBe(
        meantFor.get(finding.title.split(' ')[0] ?? ''),
      );
    }

    const stamps = new Map(world.aircall.contacts().map((one) => [one.first_name, one.updated_at]));
    const book = cards(world);
    world.advance(120_000);
    const { runId } = await world.command('mend.preview', { accountId, which: { kind: 'all' } });
    await world.work();
    const shown = must(await world.queries.run(runId));
    expect([shown.phase, shown.total, shown.purpose]).toEqual(['ready', 1_200, 'mend']);
    expect(inAircall(world)).toEqual(before);
    const mended = await world.command('connection.start', { runId, limit: null });
    await world.work();
    expect(must(await world.queries.run(mended.runId))).toMatchObject({
      phase: 'done',
      done: 1_200,
      failed: 0,
    });
    expect(inAircall(world)).toEqual(meantFor);
    const touched = world.aircall.contacts().filter((one) => stamps.get(one.first_name) !== one.updated_at);
    expect(touched.map((one) => one.first_name).sort()).toEqual(spoilt.map((one) => one.name).sort());
    expect((await world.queries.findings(accountId, {}, 0, 10)).total).toBe(0);
    // Nobody sees it as a connection.
    expect((await world.queries.connections()).map((one) => one.connection.id)).toEqual([connectionId]);
    expect(must((await world.queries.connection(connectionId))?.lastRun).purpose ?? 'sync').toBe('sync');

    // The mend means what the book has had all along: nothing travels.
    world.advance(120_000);
    await world.later(connectionId, 2);
    expect(cards(world)).toEqual(book);
    const quiet = writes(world);
    await world.later(connectionId, 2);
    expect(writes(world)).toBe(quiet);

    const undo = await world.command('undo.preview', { of: { kind: 'run', runId: mended.runId } });
    await world.work();
    expect(must(await world.queries.run(undo.runId)).total).toBe(1_200);
    await world.command('connection.start', { runId: undo.runId, limit: null });
    await world.work();
    expect(inAircall(world)).toEqual(before);
    expect(await world.queries.undoState(mended.runId)).toEqual({ undone: 1_200, undoable: 0 });
    expect((await world.queries.findings(accountId, {}, 0, 10)).total).toBe(1_200);
  });
});

describe('the list of findings', () => {
  test('is searched, set aside, mended one by one and asked from a page', { timeout: 60_000 }, async () => {
    const { world, accountId, crowd } = await damaged(20);
    const all = await world.queries.findings(accountId, {}, 0, 5);
    expect([
      all.total,
      all.findings.length,
      all.counts['wrong-plus-one'],
      all.mendable['wrong-plus-one'],
    ]).toEqual([12, 5, 12, 12]);
    const found = await world.queries.findings(accountId, { search: 'person7' }, 0, 5);
    expect(found.findings.map((one) => one.title)).toEqual(['Person7 Name7']);

    const [first, second] = all.findings;
    await world.command('finding.ignore', { accountId, key: must(first).key, ignored: true });
    expect((await world.queries.findings(accountId, {}, 0, 50)).counts['wrong-plus-one']).toBe(11);
    expect((await world.queries.findings(accountId, { ignored: true }, 0, 50)).findings).toEqual([first]);

    await world.command('mend.now', { accountId, key: must(second).key });
    await world.work();
    expect(await world.queries.finding(accountId, must(second).key)).toBeNull();
    const mended = must(crowd.find((one) => must(second).title.startsWith(`${one.name} `)));
    expect(inAircall(world).get(mended.name)).toBe(mended.meant);
    const [change] = await world.queries.recordJournal(
      accountId,
      must(second).kind === 'number' ? (second as { recordId: string }).recordId : '',
      5,
    );
    expect(change?.changes[0]?.after[0]?.value).toBe(mended.meant);

    const spoilt = must((await world.queries.findings(accountId, {}, 0, 1)).findings[0]);
    if (spoilt.kind !== 'number') throw new Error('a number');
    const asShown = spoilt.value.replace(/(\d\d)(?=\d)/g, '$1 ');
    const verdicts = await world.queries.verdicts(accountId, [
      asShown,
      '+33 6 99 99 99 99',
      'nobody@acme.fr',
    ]);
    expect(verdicts.map((one) => one.problem)).toEqual(['wrong-plus-one', null, null]);
    expect(verdicts[0]?.holders.map((one) => [one.recordId, one.findings.length])).toEqual([
      [spoilt.recordId, 1],
    ]);
    expect(readPhone(must(verdicts[0]?.proposed), 'FR')).toMatchObject({ e164: spoilt.proposed });
  });
});
