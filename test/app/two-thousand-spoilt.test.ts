/**
 * Two thousand people come from a real Radicale while E.164 is switched off: Aircall puts +1 before every number without a country code. Then
 * E.164 is switched on and the number check mends all of it; what was right is not touched, and the undo brings back what was there.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { radicale } from '../servers/radicale.ts';
import { authorization, type RealServer, user } from '../servers/server.ts';
import {
  type CardBook,
  damaged,
  emulatedBook,
  everyFinding,
  inAircall,
  must,
  writes,
} from './spoilt-crowd.ts';

let server: RealServer | null = null;
let folder = '';
let book: CardBook = emulatedBook;

beforeAll(async () => {
  if (!radicale.isAvailable()) {
    console.log('Radicale is not here: its place is taken by the emulated book');
    return;
  }
  folder = await mkdtemp(join(tmpdir(), 'lineup-crowd-'));
  server = await radicale.start(folder);
  book = realBook(server, join(folder, 'collections', 'collection-root', user, 'contacts'));
}, 60_000);

afterAll(async () => {
  await server?.stop();
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

/** Cards are put where Radicale keeps them, as another program might. */
function realBook({ url, bookUrl, password }: RealServer, cardsIn: string): CardBook {
  return {
    plug: {
      service: 'carddav',
      hosts: [new URL(url).hostname],
      fetch: (input, init) => fetch(input, init),
      credentials: { address: bookUrl, user, password },
    },
    put: (_world, name, text) => writeFile(join(cardsIn, name), text),
    ready: async () => {
      // Reads every card once and remembers its etag; a person's address book has done so long ago.
      const headers = { authorization: authorization(), depth: '1' };
      await (await fetch(bookUrl, { method: 'PROPFIND', headers })).text();
    },
    cards: async () => {
      const names = (await readdir(cardsIn)).filter((name) => name.endsWith('.vcf')).sort();
      return Promise.all(names.map(async (name) => `${name} ${await readFile(join(cardsIn, name), 'utf8')}`));
    },
  };
}

describe('two thousand people with E.164 off, then on', () => {
  test('every spoilt number is found, all are mended, nothing valid is touched, and the undo restores', {
    timeout: 600_000,
  }, async () => {
    const { world, connectionId, accountId, crowd } = await damaged(2_000, book);
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
    const held = await book.cards(world);
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
    expect(await book.cards(world)).toEqual(held);
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
