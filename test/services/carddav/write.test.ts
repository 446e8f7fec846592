import { describe, expect, it } from 'vitest';
import { bookAddress } from '../../../lib/services/carddav/book.ts';
import { createDav } from '../../../lib/services/carddav/dav.ts';
import { putCard } from '../../../lib/services/carddav/send-card.ts';
import { expectFailure, failureOf } from '../contract/expect.ts';
import { card } from './card-texts.ts';
import { connected, httpOver } from './connected.ts';
import { emulatedStore } from './emulated-store.ts';

const contact = {
  given: [{ value: 'Ada' }],
  family: [{ value: 'Lovelace' }],
  tel: [{ value: '+33612345678', label: 'Work' }],
};
const company = { org: [{ value: 'Neu & Söhne' }] };

describe('creating a card', () => {
  it('is one request, and made twice with the same key makes one card', async () => {
    const { emulator, connector, reconnect, requestsOf } = connected();
    expect(await requestsOf(() => connector.create('k', contact))).toEqual(['put']);
    await reconnect().create('k', contact);
    expect([
      emulator.book().cards.size,
      emulator.ledger.creates,
      emulator.ledger.unconditionalWrites,
    ]).toEqual([1, 1, 0]);
  });

  it.each(['lost-answer', 'gateway-timeout'] as const)(
    'of which the answer gets lost (%s) is made good by looking',
    async (kind) => {
      const { emulator, connector } = connected();
      emulator.faults.next({ method: 'PUT' }, { kind });
      const record = await connector.create('k', contact);
      expect(record.contact.tel).toEqual(contact.tel);
      expect(emulator.book().cards.size).toBe(1);
    },
  );

  it('of which nobody knows whether it arrived is said to be that', async () => {
    const { emulator, connector } = connected();
    emulator.faults.next({ method: 'PUT' }, { kind: 'dropped' });
    await expectFailure(connector.create('k', contact), 'write-unknown');
    const lookup = { key: 'k', contact, sentAt: 0, now: 1, knownBefore: async () => new Set<string>() };
    expect(await connector.findCreated(lookup)).toEqual({ candidates: [], settled: true });
    await connector.create('k', contact);
    const { candidates } = await connector.findCreated(lookup);
    expect(candidates.map(({ uid }) => uid)).toEqual([[...emulator.book().cards.values()][0]?.uid]);
  });

  it.each([403, 409] as const)(
    'whose uid is in the book under another name is found there (%i)',
    async (status) => {
      const { emulator, connector } = connected({
        switches: { uidConflictStatus: status },
      });
      const made = await connector.create('k', contact);
      const stored = [...emulator.book().cards.values()][0];
      emulator.remove(stored?.name ?? '');
      emulator.put('moved by the server.vcf', stored?.text ?? '');
      const again = await connector.create('k', contact);
      expect([again.uid, decodeURIComponent(again.id)]).toEqual([
        made.uid,
        expect.stringContaining('moved by the server.vcf'),
      ]);
      expect(emulator.book().cards.size).toBe(1);
    },
  );

  it('at whose address somebody else’s card lies is refused, not taken for it', async () => {
    const { emulator, connector } = connected();
    const { id } = await connector.create('k', contact);
    emulator.put(decodeURIComponent(id.split('/').at(-1) ?? ''), card('stranger'));
    await expectFailure(connector.create('k', contact), 'record-rejected');
  });

  it('in a book that is gone says that the book is gone', async () => {
    const { emulator, connector } = connected();
    emulator.removeBook('contacts');
    await expectFailure(connector.create('k', contact), 'book-missing');
  });

  it.each([
    [500, 'record-rejected'],
    [503, 'service-down'],
    [507, 'record-rejected'],
    [422, 'record-rejected'],
    [401, 'credentials-rejected'],
    [403, 'access-denied'],
  ] as const)('answered with %i is %s', async (status, code) => {
    const { emulator, connector } = connected();
    emulator.faults.next({ method: 'PUT' }, { kind: 'status', status });
    await expectFailure(connector.create('k', contact), code);
  });

  it('in a book that may only be read is denied', async () => {
    const { connector } = connected({ books: [{ name: 'shared', isReadOnly: true }] });
    await expectFailure(connector.create('k', contact), 'access-denied');
  });
});

describe('garbage', () => {
  it.each([400, 403, 415, 207] as const)(
    'is refused, whatever the server calls it (%i)',
    async (garbageAnswer) => {
      const { bookUrl, user, password, emulator } = emulatedStore({ switches: { garbageAnswer } });
      const book = bookAddress(bookUrl, createDav(httpOver(emulator.fetch), { user, password }, Date.now));
      const sent = await putCard(book, `${book.path}x.vcf`, 'no card', { 'if-none-match': '*' });
      expect(sent).toMatchObject({ kind: 'refused', error: { code: 'record-rejected' } });
    },
  );
});

describe('changing a card', () => {
  const odd = card('odd', {
    lines: [
      'item1.TEL;TYPE=CELL:+33 6 12 34 56 78',
      'item1.X-ABLabel:_$!<Mobile>!$_',
      'X-CUSTOM;X-P="a;b":kept \\; as it is',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ',
    ],
  });

  it('is one request after the read, and leaves every other line byte for byte', async () => {
    const { emulator, connector, read, requestsOf } = connected();
    emulator.put('odd.vcf', odd);
    const before = await read('odd.vcf');
    expect(await requestsOf(() => connector.update(before, company))).toEqual(['put']);
    const lines = new Set(emulator.book().cards.get('odd.vcf')?.text.split('\r\n'));
    for (const line of odd.split('\r\n')) expect(lines).toContain(line);
    expect(emulator.ledger.unconditionalWrites).toBe(0);
  });

  it('to what it is already sends nothing', async () => {
    const { emulator, connector, read, requestsOf } = connected();
    emulator.put('odd.vcf', odd);
    const before = await read('odd.vcf');
    expect(await requestsOf(() => connector.update(before, before.contact))).toEqual([]);
    expect(emulator.ledger.unchangedWrites).toBe(0);
  });

  it('that somebody changed in the same moment is refused, and their change stays', async () => {
    const { emulator, connector, read } = connected();
    emulator.put('odd.vcf', odd);
    const before = await read('odd.vcf');
    const act = () => emulator.put('odd.vcf', card('odd', { family: 'Theirs' }));
    emulator.faults.next({ method: 'PUT' }, { kind: 'meanwhile', act });
    await expectFailure(connector.update(before, company), 'record-changed');
    expect(emulator.book().cards.get('odd.vcf')?.text).toContain('Theirs');
  });

  it('that is gone is said to be gone', async () => {
    const { emulator, connector, read } = connected();
    emulator.put('odd.vcf', odd);
    const before = await read('odd.vcf');
    emulator.remove('odd.vcf');
    await expectFailure(connector.update(before, company), 'record-gone');
  });

  it('of which the answer gets lost is made good by looking', async () => {
    const { emulator, connector, read } = connected();
    emulator.put('odd.vcf', odd);
    const before = await read('odd.vcf');
    emulator.faults.next({ method: 'PUT' }, { kind: 'lost-answer' });
    expect((await connector.update(before, company)).contact.org).toEqual(company.org);
  });

  it('of which nobody knows whether it arrived is said to be that', async () => {
    const { emulator, connector, read } = connected();
    emulator.put('odd.vcf', odd);
    const before = await read('odd.vcf');
    emulator.faults.next({ method: 'PUT' }, { kind: 'dropped' });
    await expectFailure(connector.update(before, company), 'write-unknown');
  });

  it('known from the mirror alone is read first, and refused if it is another by now', async () => {
    const { emulator, connector, read } = connected();
    emulator.put('odd.vcf', odd);
    const { raw: _raw, ...mirrored } = await read('odd.vcf');
    expect((await connector.update(mirrored, company)).contact.org).toEqual(company.org);
    await expectFailure(connector.update(mirrored, { org: [] }), 'record-changed');
  });

  it('which the server keeps in another form is given back as it is kept', async () => {
    const { emulator, connector, read } = connected({ switches: { storedForm: 'reserialised' } });
    emulator.put('odd.vcf', odd);
    const after = await connector.update(await read('odd.vcf'), company);
    const held = await read('odd.vcf');
    expect([after.version, after.contact]).toEqual([held.version, held.contact]);
  });

  it.each([400, 403, 415, 207] as const)(
    'refused as garbage (%i) is that card’s fault alone',
    async (garbageAnswer) => {
      const { emulator, connector, read } = connected({ switches: { garbageAnswer } });
      // A line that this server does not stand, and that we keep as all others.
      emulator.put('odd.vcf', odd.replace('FN:', 'NO PROPERTY\r\nFN:'));
      const error = await failureOf(connector.update(await read('odd.vcf'), company));
      expect([error.code, error.scope]).toEqual(['record-rejected', 'record']);
    },
  );
});

describe('deleting a card', () => {
  it('is one request, on condition that it is the card that was seen', async () => {
    const { emulator, connector, read, requestsOf } = connected();
    emulator.put('a.vcf', card('a'));
    const before = await read('a.vcf');
    expect(await requestsOf(() => connector.delete(before))).toEqual(['delete']);
    await connector.delete(before);
    expect(emulator.ledger.unconditionalWrites).toBe(0);
  });

  it('that somebody changed in the same moment is refused', async () => {
    const { emulator, connector, read } = connected();
    emulator.put('a.vcf', card('a'));
    const before = await read('a.vcf');
    const act = () => emulator.put('a.vcf', card('a', { family: 'Theirs' }));
    emulator.faults.next({ method: 'DELETE' }, { kind: 'meanwhile', act });
    await expectFailure(connector.delete(before), 'record-changed');
    expect(emulator.book().cards.size).toBe(1);
  });

  it('of which the answer gets lost is made good by looking', async () => {
    const { emulator, connector, read } = connected();
    emulator.put('a.vcf', card('a'));
    const before = await read('a.vcf');
    emulator.faults.next({ method: 'DELETE' }, { kind: 'lost-answer' });
    await connector.delete(before);
    expect(emulator.book().cards.size).toBe(0);
  });
});
