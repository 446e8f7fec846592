import { describe, expect, it } from 'vitest';
import { bareEtag, etagOfVersion, versionOf } from '../../../lib/services/carddav/etag.ts';
import { nameWithin, pathOf } from '../../../lib/services/carddav/href.ts';
import { readMultistatus } from '../../../lib/services/carddav/multistatus.ts';
import { CARD, DAV, NotXml, readXml } from '../../../lib/services/carddav/xml.ts';
import type { HttpResponse } from '../../../lib/services/contract.ts';

const answer = (text: string, type = 'application/xml'): HttpResponse => ({
  status: 207,
  url: 'https://dav.example.com/book/',
  headers: new Headers({ 'content-type': type }),
  text,
});

describe('answers in XML', () => {
  it.each([
    [
      'prefixes',
      '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:response><d:href>/book/a.vcf</d:href><d:propstat><d:prop><d:getetag>"1"</d:getetag><c:address-data>A&#13;&#10;&lt;B&gt;</c:address-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>',
    ],
    [
      'no prefixes and CDATA',
      '<?xml version="1.0"?>\n<multistatus xmlns="DAV:"><response><propstat><status>HTTP/1.1 200 OK</status><prop><address-data xmlns="urn:ietf:params:xml:ns:carddav"><![CDATA[A\n<B>]]></address-data><getetag>"1"</getetag></prop></propstat><href>a.vcf</href></response></multistatus>',
    ],
    [
      'a blank line first and a prefix that changes its meaning',
      '\n<?xml version="1.0"?><x:multistatus xmlns:x="DAV:"><x:response><x:href>https://inner:1/book/a.vcf</x:href><x:propstat><x:prop><x:getetag>"1"</x:getetag><x:address-data xmlns:x="urn:ietf:params:xml:ns:carddav">A\n&lt;B></x:address-data></x:prop></x:propstat></x:response></x:multistatus>',
    ],
  ])('are read alike with %s', (_what, text) => {
    const [member] = readMultistatus(answer(text)).members;
    expect(member?.path).toBe('/book/a.vcf');
    expect(member?.prop(DAV, 'getetag')?.text).toBe('"1"');
    expect(member?.prop(CARD, 'address-data')?.text.replace('\r', '')).toBe('A\n<B>');
  });

  it('of the same name in another namespace are something else', () => {
    const text =
      '<a:multistatus xmlns:a="DAV:"><a:response><a:href>/x</a:href><a:propstat><a:prop><getetag xmlns="other">1</getetag></a:prop></a:propstat></a:response></a:multistatus>';
    expect(readMultistatus(answer(text)).members[0]?.prop(DAV, 'getetag')).toBeUndefined();
  });

  it.each([
    ['HTML', '<!DOCTYPE html><html><body>Sign in</body></html>'],
    ['JSON', '{}'],
    ['nothing', ''],
    ['half an answer', '<d:multistatus xmlns:d="DAV:"><d:response>'],
    ['something else', '<d:error xmlns:d="DAV:"/>'],
  ])('%s in place of them is unreadable', (_what, text) => {
    expect(() => readMultistatus(answer(text))).toThrow('answer-unreadable');
  });

  it('never expand entities of their own', () => {
    expect(() => readXml('<!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>')).toThrow(NotXml);
  });

  it('nested without end are refused, not a crash', () => {
    expect(() => readXml('<a>'.repeat(200_000))).toThrow(NotXml);
  });
});

describe('etags', () => {
  it.each(['"x"', 'x', 'W/"x"', ' "x" ', '"x-gzip"', 'w/"x"'])('%s is the same', (spelt) => {
    expect(bareEtag(spelt)).toBe('x');
  });

  it('a version tells the groups too, and gives the etag back', () => {
    const version = versionOf('x', ['b', 'a']);
    expect(version).toBe(versionOf('x', ['a', 'b']));
    expect(version).not.toBe(versionOf('x', ['a']));
    expect([etagOfVersion(version), etagOfVersion('x')]).toEqual(['x', 'x']);
  });
});

describe('paths', () => {
  it.each([
    ['/book/Zo%c3%ab.vcf', '/book/Zo%C3%AB.vcf'],
    ['/book/Zoë.vcf', '/book/Zo%C3%AB.vcf'],
    ['https://other:1/book/a%2Db.vcf', '/book/a-b.vcf'],
    ['/book/a%40b.vcf', '/book/a@b.vcf'],
    ['/book/50%.vcf', '/book/50%25.vcf'],
    ['/book/a%2Fb.vcf', '/book/a%2Fb.vcf'],
    ['x.vcf', '/base/x.vcf'],
  ])('%s is %s', (href, path) => {
    expect(pathOf(href, 'https://dav.example.com/base/')).toBe(path);
    expect(pathOf(path, 'https://dav.example.com/base/')).toBe(path);
  });

  it('only what lies directly in a book is in it', () => {
    expect(nameWithin('/book/', '/book/a.vcf')).toBe('a.vcf');
    for (const other of ['/book/', '/book/sub/a.vcf', '/book2/a.vcf', '/'])
      expect(nameWithin('/book/', other)).toBeNull();
  });
});
