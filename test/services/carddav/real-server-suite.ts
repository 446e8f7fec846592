/** What is tried with each real server. Where one is not installed, its tests are skipped and say so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookAddress } from '../../../lib/services/carddav/book.ts';
import { createDav } from '../../../lib/services/carddav/dav.ts';
import { putCard } from '../../../lib/services/carddav/send-card.ts';
import { carddav } from '../../../lib/services/carddav/service.ts';
import { createHttp } from '../../../lib/services/http.ts';
import type { RealServer, RealServerKind } from '../../servers/server.ts';
import { expectFailure, failureOf } from '../contract/expect.ts';
import { TestMirror } from '../contract/mirror.ts';
import { describeContract } from '../contract.ts';
import { sessionOver } from '../session.ts';
import { card, groupCard } from './card-texts.ts';
import { carddavWorld, connectorFor } from './carddav-world.ts';
import { realStore } from './real-store.ts';

export function describeRealServer(kind: RealServerKind): void {
  if (!kind.isAvailable()) {
    it.skip(`${kind.name} is not installed: CardDAV is not tried with it`, () => {});
    return;
  }
  describe(kind.name, () => {
    let started: RealServer | undefined;
    let books = 0;
    const http = createHttp({ fetch, sleep: async () => {}, random: () => 0.5 });

    beforeAll(async () => {
      started = await kind.start();
    });
    afterAll(() => started?.stop());

    function server(): RealServer {
      if (!started) throw new Error(`${kind.name} did not start`);
      return started;
    }
    async function store() {
      books += 1;
      return realStore(server(), `book${books}`);
    }

    describeContract(`CardDAV on ${kind.name}`, async () => {
      const world = carddavWorld(await store());
      if (kind.checksPassword) return world;
      const { withWrongCredentials: _all, ...open } = world;
      return open;
    });

    it('its books are found from the bare address and from the address of a book', async () => {
      const { url, user, password, bookUrl } = server();
      const found = await carddav.signIn({ address: url, user, password }, sessionOver(http));
      expect(found.choices).toContainEqual({ id: bookUrl, label: 'Lineup' });
      const direct = await carddav.signIn({ address: bookUrl, user, password }, sessionOver(http));
      expect(direct.choices).toEqual([{ id: bookUrl, label: 'Lineup' }]);
      expect(direct.identity).toEqual(found.identity);
    });

    it('a wrong password is said to be that', async () => {
      if (!kind.checksPassword) return;
      const { url, user } = server();
      await expectFailure(
        carddav.signIn({ address: url, user, password: 'wrong' }, sessionOver(http)),
        'credentials-rejected',
      );
    });

    it('a token that it does not know leads to a complete listing', async () => {
      const cards = await store();
      await cards.put(`${new URL(cards.bookUrl).pathname}a.vcf`, card('a'));
      const connector = connectorFor(cards, http);
      const mirror = new TestMirror();
      await mirror.pull(connector);
      mirror.cursor = { ...(mirror.cursor as object), token: 'http://example.com/no-token-of-yours' };
      const pulled = await mirror.pull(connector);
      expect([pulled.listing, pulled.changed]).toEqual(['complete', []]);
      expect(mirror.records.size).toBe(1);
    });

    it('garbage is refused by it, and that is a failure whatever its status', async () => {
      const { bookUrl, user, password } = await store();
      const dav = createDav(http, { user, password }, Date.now);
      const book = bookAddress(bookUrl, dav);
      const sent = await putCard(book, `${book.path}x.vcf`, 'no card', { 'if-none-match': '*' });
      expect(sent.kind).toBe('refused');
      if (sent.kind === 'refused') expect(sent.error.code).toBe('record-rejected');
    });

    it('a book that was removed is missing, not empty', async () => {
      const cards = await store();
      await cards.put(`${new URL(cards.bookUrl).pathname}a.vcf`, card('a'));
      const connector = connectorFor(cards, http);
      const mirror = new TestMirror();
      await mirror.pull(connector);
      await cards.remove(new URL(cards.bookUrl).pathname);
      expect((await failureOf(mirror.pull(connector))).code).toBe('book-missing');
      await expectFailure(connector.identity(), 'book-missing');
      expect(mirror.records.size).toBe(1);
    });

    it('a group card gives and takes a category', async () => {
      const cards = await store();
      const path = new URL(cards.bookUrl).pathname;
      await cards.put(`${path}a.vcf`, card('a'));
      await cards.put(`${path}g.vcf`, groupCard('g', 'Clients', []));
      const connector = connectorFor(cards, http);
      const mirror = new TestMirror();
      await mirror.pull(connector);
      expect([...mirror.records.keys()]).toEqual([`${path}a.vcf`]);
      const before = await connector.read(`${path}a.vcf`);
      if (!before) throw new Error('not there');
      const after = await connector.update(before, { categories: [{ value: 'Clients' }, { value: 'Own' }] });
      expect(after.contact.categories).toEqual([{ value: 'Own' }, { value: 'Clients' }]);
      expect(await cards.get(`${path}g.vcf`)).toContain('a-uid');
      await mirror.pull(connector);
      expect(mirror.records.get(`${path}a.vcf`)?.contact?.categories).toEqual(after.contact.categories);
      await connector.update(after, { categories: [] });
      expect(await cards.get(`${path}g.vcf`)).not.toContain('a-uid');
    });
  });
}
