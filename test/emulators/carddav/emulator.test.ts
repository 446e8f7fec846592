/** The emulator is as strict as the standards: what it lets pass, a connector may rely on. */
import { describe, expect, it } from 'vitest';
import { card } from '../../services/carddav/card-texts.ts';
import { CarddavEmulator, type CarddavOptions } from './emulator.ts';

function server(options: CarddavOptions = {}) {
  const emulator = new CarddavEmulator(options);
  const authorization = `Basic ${Buffer.from(`${emulator.user}:${emulator.password}`).toString('base64')}`;
  const base = `https://dav.example.com${emulator.path(emulator.book())}`;
  return {
    emulator,
    base,
    async send(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
      const response = await emulator.fetch(new URL(path, base), {
        method,
        headers: { authorization, ...headers },
        ...(body === undefined ? {} : { body }),
      });
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
  };
}
const vcard = { 'content-type': 'text/vcard; charset=utf-8' };
const sync = (token: string) =>
  `<sync-collection xmlns="DAV:"><sync-token>${token}</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>`;
const multiget = (href: string) =>
  `<C:addressbook-multiget xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns="DAV:"><prop><getetag/><C:address-data/></prop><href>${href}</href></C:addressbook-multiget>`;

describe('the emulated CardDAV server', () => {
  it('lets nobody in without the password', async () => {
    const { send } = server();
    for (const method of ['GET', 'PUT', 'DELETE', 'PROPFIND', 'REPORT'])
      expect((await send(method, 'a.vcf', { authorization: 'Basic eA==' })).status).toBe(401);
  });

  it('holds to If-Match and If-None-Match', async () => {
    const { send, emulator } = server();
    expect((await send('PUT', 'a.vcf', { ...vcard, 'if-match': '"x"' }, card('a'))).status).toBe(412);
    const made = await send('PUT', 'a.vcf', { ...vcard, 'if-none-match': '*' }, card('a'));
    const etag = made.headers.get('etag') ?? '';
    expect([made.status, etag]).toEqual([201, expect.stringMatching(/^".+"$/)]);
    expect((await send('PUT', 'a.vcf', { ...vcard, 'if-none-match': '*' }, card('a'))).status).toBe(412);
    expect((await send('PUT', 'a.vcf', { ...vcard, 'if-match': etag.slice(1, -1) }, card('a'))).status).toBe(
      412,
    );
    const next = await send('PUT', 'a.vcf', { ...vcard, 'if-match': etag }, card('a', { family: 'B' }));
    expect([next.status, next.headers.get('etag') === etag]).toEqual([204, false]);
    expect((await send('DELETE', 'a.vcf', { 'if-match': etag })).status).toBe(412);
    expect((await send('DELETE', 'a.vcf', { 'if-match': next.headers.get('etag') ?? '' })).status).toBe(204);
    expect((await send('DELETE', 'a.vcf')).status).toBe(404);
    expect(emulator.ledger.unconditionalWrites).toBe(1);
  });

  it.each([
    ['no card', 'hello'],
    ['no FN', card('a').replace(/FN:.*\r\n/, '')],
    ['no UID', card('a').replace(/UID:.*\r\n/, '')],
    ['no VERSION', card('a').replace(/VERSION:.*\r\n/, '')],
    ['two cards', card('a') + card('b')],
    ['bare line feeds', card('a').replaceAll('\r\n', '\n')],
    ['a line without a name', card('a', { lines: ['oops'] })],
  ])('refuses a PUT of %s', async (_what, text) => {
    const { send } = server();
    expect((await send('PUT', 'a.vcf', vcard, text)).status).toBe(403);
    expect((await send('PUT', 'a.vcf', { 'content-type': 'text/plain' }, card('a'))).status).toBe(415);
  });

  it('lets no two cards have one uid, and says where the first is', async () => {
    const { send } = server();
    await send('PUT', 'a.vcf', vcard, card('a'));
    const second = await send('PUT', 'b.vcf', vcard, card('a'));
    expect([second.status, second.text]).toEqual([409, expect.stringMatching(/no-uid-conflict.*a\.vcf/s)]);
  });

  it('tells what changed since a token, each change once, and refuses tokens that are not its own', async () => {
    const { send, emulator } = server();
    for (const name of ['a', 'b', 'c']) emulator.put(`${name}.vcf`, card(name));
    const tokenIn = (text: string) => /sync-token>([^<]+)</.exec(text)?.[1] ?? '';
    const all = await send('REPORT', '', {}, sync(''));
    expect(all.text.match(/\.vcf/g)).toHaveLength(3);
    emulator.remove('a.vcf');
    emulator.put('b.vcf', card('b', { family: 'X' }));
    emulator.put('b.vcf', card('b', { family: 'Y' }));
    const some = await send('REPORT', '', {}, sync(tokenIn(all.text)));
    expect(some.text.match(/[a-z]\.vcf/g)).toEqual(['a.vcf', 'b.vcf']);
    expect(some.text).toContain('404');
    expect((await send('REPORT', '', {}, sync(tokenIn(some.text)))).text).not.toContain('.vcf');
    emulator.book().expireTokens();
    expect((await send('REPORT', '', {}, sync(tokenIn(some.text)))).text).toContain('valid-sync-token');
    expect((await send('REPORT', '', {}, sync('nonsense'))).status).toBe(403);
  });

  it('a listing in pages is whole in the end', async () => {
    const { send, emulator } = server({ switches: { syncPageSize: 2 } });
    for (let n = 0; n < 5; n += 1) emulator.put(`c${n}.vcf`, card(`c${n}`));
    const seen = new Set<string>();
    let token = '';
    let pages = 0;
    for (let more = true; more; pages += 1) {
      const { text } = await send('REPORT', '', {}, sync(token));
      for (const [name] of text.matchAll(/c\d\.vcf/g)) seen.add(name);
      token = /sync-token>([^<]+)</.exec(text)?.[1] ?? '';
      more = text.includes('507');
    }
    expect([seen.size, pages]).toEqual([5, 3]);
  });

  it('wants absolute paths in multiget, as iCloud does, and knows no addressbook-query', async () => {
    const { send, emulator, base } = server();
    emulator.put('a.vcf', card('a'));
    expect((await send('REPORT', '', {}, multiget(`${base}a.vcf`))).status).toBe(400);
    expect((await send('REPORT', '', {}, multiget(new URL(`${base}a.vcf`).pathname))).text).toContain(
      'BEGIN:VCARD',
    );
    const query = '<C:addressbook-query xmlns:C="urn:ietf:params:xml:ns:carddav"/>';
    expect((await send('REPORT', '', {}, query)).status).toBe(403);
  });

  it('wants a depth, and nothing but XML', async () => {
    const { send } = server();
    const body = '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>';
    expect((await send('PROPFIND', '', {}, body)).status).toBe(403);
    expect((await send('PROPFIND', '', { depth: 'infinity' }, body)).status).toBe(403);
    expect((await send('PROPFIND', '', { depth: '1' }, '{}')).status).toBe(400);
    expect((await send('REPORT', '', {}, '{}')).status).toBe(400);
  });

  it('counts duplicates and writes that change nothing', async () => {
    const { send, emulator } = server();
    await send('PUT', 'a.vcf', vcard, card('a', { family: 'Same' }));
    await send('PUT', 'b.vcf', vcard, card('b', { family: 'Same' }));
    await send('PUT', 'a.vcf', vcard, card('a', { family: 'Same', lines: ['REV:20260101T000000Z'] }));
    await send('PUT', 'a.vcf', vcard, card('a', { family: 'Other' }));
    const { creates, duplicates, unchangedWrites, counts } = emulator.ledger;
    expect([creates, duplicates, unchangedWrites, counts.put]).toEqual([2, 1, 1, 4]);
  });

  it('answers on the loopback address, and ends when it is told to', async () => {
    const emulator = new CarddavEmulator();
    const listening = await emulator.listen();
    const response = await fetch(`http://127.0.0.1:${listening.port}/.well-known/carddav`, {
      redirect: 'manual',
    });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/dav/']);
    await response.arrayBuffer();
    await listening.close();
    await expect(fetch(`http://127.0.0.1:${listening.port}/`)).rejects.toThrow();
  });
});
