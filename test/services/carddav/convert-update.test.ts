import { describe, expect, it } from 'vitest';
import { textOf } from '../../../lib/contact/contact.ts';
import { updateCard } from '../../../lib/services/carddav/convert.ts';
import { changeOf, contactOf, one, without } from './card-changes.ts';
import * as cards from './real-cards.ts';

describe('a real card', () => {
  it.each(Object.entries(cards.contactCards))(
    'of %s that has what is wanted stays to the byte',
    (_name, text) => {
      expect(updateCard(text, contactOf(text))).toBe(text);
    },
  );

  it.each(Object.entries(cards.contactCards))(
    'of %s changes in the lines of the changed field alone',
    (_name, text) => {
      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      const after = updateCard(text, { title: one('Chief of Everything') });
      const rest = (all: string) => all.split(eol).filter((line) => !/^title/i.test(line));
      expect(rest(after)).toEqual(rest(text));
      expect(after).toContain(`TITLE:Chief of Everything${eol}`);
    },
  );

  it('is left to the byte by an empty target, and by a full name, which follows the name', () => {
    expect(updateCard(cards.apple, {})).toBe(cards.apple);
    expect(updateCard(cards.apple, { full_name: one('Somebody Else') })).toBe(cards.apple);
  });

  it('is refused if it is none', () => {
    expect(() => updateCard('<html>', { given: one('x') })).toThrow(
      expect.objectContaining({ code: 'record-unreadable' }),
    );
  });
});

describe('texts', () => {
  it('that hold line breaks, commas and backslashes arrive as they are', () => {
    const note = 'One, two; three\\four\\n\nlast: "x"';
    for (const text of Object.values(cards.contactCards))
      expect(textOf(contactOf(updateCard(text, { note: one(note) })), 'note')).toBe(note);
  });

  it('that are long are folded at 75 octets and never inside a character', () => {
    const octetsOf = (note: string) =>
      updateCard(cards.google, { note: one(note) })
        .split('\r\n')
        .map((line) => new TextEncoder().encode(line).length);
    for (const piece of ['a', 'é', '漢', '😀', 'aé漢😀']) {
      const longest = Math.max(...octetsOf(piece.repeat(300)));
      expect([piece, longest <= 75 && longest > 70]).toEqual([piece, true]);
      expect(updateCard(cards.google, { note: one(piece.repeat(300)) })).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it('that are cleared take their line away', () => {
    expect(changeOf(cards.apple, 'title', () => [])).toEqual(['- TITLE:Einkäuferin\\, Süd']);
  });

  it('fill an empty line that is there', () => {
    const after = updateCard(cards.sogo, { note: one('x') });
    expect(after).toBe(cards.sogo.replace('note:\n', 'note:x\n'));
  });

  it('lose what no card and no XML can carry', () => {
    expect(textOf(contactOf(updateCard(cards.google, { note: one('a\u0000\u000bb\uD83Dc') })), 'note')).toBe(
      'abc',
    );
  });
});

describe('the company', () => {
  it('changes without its units', () => {
    expect(changeOf(cards.apple, 'org', () => one('Neu; & Co'))).toEqual([
      '- ORG:Acme GmbH;Vertrieb;Süd',
      '+ ORG:Neu\\; & Co;Vertrieb;Süd',
    ]);
    expect(changeOf(cards.apple, 'org', () => [])).toEqual([
      '- ORG:Acme GmbH;Vertrieb;Süd',
      '+ ORG:;Vertrieb;Süd',
    ]);
  });
});

describe('groups by category', () => {
  it('are added and taken out one by one', () => {
    expect(
      changeOf(cards.apple, 'categories', (values) => [...without('Kunden')(values), { value: 'A, B' }]),
    ).toEqual(['- CATEGORIES:Kunden,Berlin\\, Mitte', '+ CATEGORIES:Berlin\\, Mitte,A\\, B']);
    expect(changeOf(cards.nextcloud, 'categories', without('Friends'))).toEqual([
      '- CATEGORIES:Friends',
      '- CATEGORIES:Family,Friends',
      '+ CATEGORIES:Family',
    ]);
    expect(changeOf(cards.thunderbird, 'categories', () => one('New'))).toEqual(['+ CATEGORIES:New']);
  });
});

describe('a birthday', () => {
  it('is written as the version has it, with and without a year', () => {
    const written = (text: string, date: string) => changeOf(text, 'birthday', () => one(date)).slice(-1);
    expect(written(cards.google, '1990-12-31')).toEqual(['+ BDAY:1990-12-31']);
    expect(written(cards.apple, '1990-12-31')).toEqual(['+ BDAY:1990-12-31']);
    expect(written(cards.google, '--12-31')).toEqual(['+ BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-31']);
    expect(written(cards.nextcloud, '1990-12-31')).toEqual(['+ BDAY:19901231']);
    expect(written(cards.nextcloud, '--12-31')).toEqual(['+ BDAY:--1231']);
  });

  it('that is no date is refused', () => {
    expect(() => updateCard(cards.google, { birthday: one('soon') })).toThrow(
      expect.objectContaining({ code: 'record-rejected', detail: { field: 'birthday', reason: 'no-date' } }),
    );
  });
});

describe('a 2.1 card', () => {
  it('is changed in the syntax of 2.1', () => {
    const after = updateCard(cards.outlook, {
      family: one('Möller'),
      org: one('Müller & Söhne'),
      title: one('Plain'),
      note: one('a\nb'),
      tel: [
        { value: '+44 20 7946 0000', label: 'Main' },
        { value: '1', label: 'Küche' },
      ],
    });
    expect(after).toContain(
      'N;LANGUAGE=de;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=B6ller;J=C3=B6rg\r\n',
    );
    expect(after).toContain('FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=B6ller\r\n');
    expect(after).toContain('ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller & S=C3=B6hne;R\\;D\r\n');
    expect(after).toContain('TITLE:Plain\r\n');
    expect(after).toContain('NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab\r\n');
    expect(after).toContain('TEL;VOICE;TYPE=MAIN:+44 20 7946 0000\r\n');
    expect(after).toContain('X-ABLabel;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:K=C3=BCche\r\n');
    expect(contactOf(after).department).toEqual(one('R;D'));
    expect(after.split('\r\n').every((line) => line.startsWith('X-MS') || line.length <= 99)).toBe(true);
  });
});
