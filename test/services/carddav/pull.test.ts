import { describe, expect, it } from 'vitest';
import { expectFailure } from '../contract/expect.ts';
import { card } from './card-texts.ts';
import { connected } from './connected.ts';

function fill(emulator: { put(name: string, text: string): void }, count: number): void {
  for (let n = 0; n < count; n += 1) emulator.put(`c${n}.vcf`, card(`c${n}`));
}

describe('a pull costs no more than it must', () => {
  it('an idle book costs exactly one request', async () => {
    const { emulator, pull, requestsOf } = connected();
    fill(emulator, 7);
    await pull();
    expect(await requestsOf(() => pull())).toEqual(['sync']);
  });

  it('an idle book without sync-collection costs one request where it has a tag', async () => {
    const { emulator, pull, requestsOf } = connected({ switches: { syncCollection: 'refused' } });
    fill(emulator, 7);
    await pull();
    expect(await requestsOf(() => pull())).toEqual(['propfind']);
  });

  it('an idle book with neither costs one listing', async () => {
    const { emulator, pull, requestsOf } = connected({
      switches: { syncCollection: 'refused', ctag: false },
    });
    fill(emulator, 7);
    await pull();
    expect(await requestsOf(() => pull())).toEqual(['propfind']);
  });

  it('only the cards that changed are fetched', async () => {
    const { emulator, pull, idOf, requestsOf } = connected({ switches: { syncCollection: 'refused' } });
    fill(emulator, 20);
    await pull();
    emulator.put('c3.vcf', card('c3', { family: 'Changed' }));
    expect(await requestsOf(async () => expect((await pull()).changed).toEqual([idOf('c3.vcf')]))).toEqual([
      'propfind',
      'propfind',
      'multiget',
    ]);
  });

  it('what we wrote ourselves is not fetched again', async () => {
    const { emulator, connector, mirror, pull, read, requestsOf } = connected();
    fill(emulator, 3);
    await pull();
    const after = await connector.update(await read('c1.vcf'), { org: [{ value: 'Neu' }] });
    mirror.records.set(after.id, { version: after.version, contact: after.contact, uid: after.uid });
    expect(await requestsOf(() => pull())).toEqual(['sync']);
  });
});

describe('when the server no longer knows the token', () => {
  it.each([403, 409, 410, 500] as const)(
    'answered with %i, everything is listed anew',
    async (badTokenStatus) => {
      const { emulator, mirror, pull } = connected({ switches: { badTokenStatus } });
      fill(emulator, 6);
      await pull();
      emulator.remove('c2.vcf');
      emulator.book().expireTokens();
      const pulled = await pull();
      expect([pulled.listing, pulled.changed]).toEqual(['complete', []]);
      expect(mirror.records.size).toBe(5);
    },
  );

  it('a token that dies between two pages restarts the listing', async () => {
    const { emulator, connector, mirror } = connected({ switches: { syncPageSize: 4 } });
    fill(emulator, 10);
    await mirror.begin(connector, 1);
    emulator.book().expireTokens();
    const pulled = await mirror.pull(connector);
    expect(pulled.listing).toBe('complete');
    expect(pulled.steps[0]?.restartsListing).toBe(true);
    expect(mirror.records.size).toBe(10);
  });
});

describe('a card that cannot be read', () => {
  it('is told with its reason, and the others go on', async () => {
    const { emulator, mirror, pull, idOf } = connected();
    fill(emulator, 3);
    emulator.put('bad.vcf', 'this is no card');
    const pulled = await pull();
    const [told] = pulled.steps.flatMap(({ unreadable }) => unreadable);
    expect([told?.id, told?.reason]).toEqual([idOf('bad.vcf'), 'no-begin']);
    expect(mirror.records.size).toBe(4);
  });

  it('is not fetched again while it stays the same, and heals when it is mended', async () => {
    const { emulator, pull, idOf, requestsOf } = connected();
    emulator.put('bad.vcf', 'this is no card');
    await pull();
    expect(await requestsOf(() => pull(true))).toEqual(['sync']);
    emulator.put('bad.vcf', card('bad'));
    expect((await pull()).changed).toEqual([idOf('bad.vcf')]);
  });

  it('and makes the whole answer no XML costs only itself', async () => {
    const { emulator, mirror, pull } = connected();
    fill(emulator, 12);
    emulator.put('control.vcf', card('control', { lines: ['NOTE:a\u0001b'] }));
    const pulled = await pull();
    expect(pulled.listing).toBe('complete');
    expect(mirror.records.size).toBe(13);
    expect([...mirror.records.values()].every(({ contact }) => contact !== null)).toBe(true);
  });

  it('and on which the server itself fails is told as unreadable', async () => {
    const { emulator, pull, idOf } = connected();
    fill(emulator, 12);
    emulator.book().breakCard('c4.vcf', 500);
    const pulled = await pull();
    expect(pulled.steps.flatMap(({ unreadable }) => unreadable)).toMatchObject([
      { id: idOf('c4.vcf'), reason: 'status 500' },
    ]);
    expect(pulled.changed).toHaveLength(11);
  });
});

describe('nothing is taken for deleted', () => {
  it.each(['status-404', 'multistatus'] as const)(
    'when the book was removed meanwhile (%s)',
    async (missingBook) => {
      for (const syncCollection of ['yes', 'refused'] as const)
        for (const ctag of [true, false]) {
          const { emulator, mirror, pull } = connected({ switches: { missingBook, syncCollection, ctag } });
          fill(emulator, 3);
          await pull();
          emulator.removeBook('contacts');
          await expectFailure(pull(), 'book-missing');
          expect(mirror.records.size).toBe(3);
        }
    },
  );

  it('when the book was removed between the listing and the cards', async () => {
    const { emulator, connector, mirror, pull } = connected();
    fill(emulator, 3);
    await pull();
    for (const name of ['c0', 'c1', 'c2']) emulator.put(`${name}.vcf`, card(name, { family: 'Changed' }));
    await mirror.begin(connector, 1);
    emulator.removeBook('contacts');
    await expectFailure(mirror.pull(connector), 'book-missing');
    expect(mirror.records.size).toBe(3);
  });

  it('when a single card is asked for in a book that is gone', async () => {
    const { emulator, pull, reconnect, idOf } = connected();
    fill(emulator, 1);
    await pull();
    const id = idOf('c0.vcf');
    emulator.removeBook('contacts');
    await expectFailure(reconnect().read(id), 'book-missing');
  });

  it('when the answer breaks off', async () => {
    const { emulator, mirror, pull } = connected();
    fill(emulator, 3);
    await pull();
    emulator.faults.next({ kind: 'sync' }, { kind: 'truncated' });
    await expectFailure(pull(), 'answer-unreadable');
    expect((await pull()).listing).toBe('changes');
    expect(mirror.records.size).toBe(3);
  });

  it('but a book that is really empty is told as empty', async () => {
    const { emulator, mirror, pull } = connected();
    fill(emulator, 3);
    await pull();
    for (const name of ['c0', 'c1', 'c2']) emulator.remove(`${name}.vcf`);
    expect((await pull(true)).listing).toBe('complete');
    expect(mirror.records.size).toBe(0);
  });
});

describe('a pull that fails half way', () => {
  it('goes on where it was, in another connector', async () => {
    const { emulator, connector, mirror, reconnect } = connected();
    fill(emulator, 23);
    await mirror.begin(connector, 3);
    emulator.faults.next({ kind: 'multiget' }, { kind: 'status', status: 503 }, 3);
    await expectFailure(mirror.pull(connector), 'service-down');
    const pulled = await mirror.pull(reconnect());
    expect(pulled.listing).toBe('complete');
    expect(pulled.changed).toHaveLength(13);
    expect(mirror.records.size).toBe(23);
  });

  it('a limit on requests is told with the time when it ends', async () => {
    const { emulator, pull } = connected();
    emulator.faults.next(
      { kind: 'sync' },
      { kind: 'status', status: 429, headers: { 'retry-after': '120' } },
    );
    await expect(pull()).rejects.toMatchObject({ code: 'rate-limited', retryAt: 1_120_000 });
  });
});

describe('ids of cards', () => {
  it.each(['path', 'absolute', 'inner-host', 'differently-encoded'] as const)(
    'are the same whatever the spelling of addresses (%s)',
    async (hrefs) => {
      const { emulator, mirror, pull, read } = connected({ switches: { hrefs } });
      for (const name of ['a b', 'Zoë', 'x@y', '50%', 'a;b,c', 'q?r#s'])
        emulator.put(`${name}.vcf`, card(name.replace(/[^a-z]/gi, 'x')));
      await pull();
      expect(mirror.records.size).toBe(6);
      emulator.put('Zoë.vcf', card('Zo', { family: 'Changed' }));
      const [id = ''] = (await pull()).changed;
      expect(mirror.records.size).toBe(6);
      expect(decodeURIComponent(id)).toMatch(/Zoë\.vcf$/);
      expect((await read(encodeURIComponent('a;b,c.vcf'))).id).toMatch(/a%3Bb,c\.vcf$|a%3Bb%2Cc\.vcf$/);
    },
  );
});
