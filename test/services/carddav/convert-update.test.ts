import { describe, expect, it } from 'vitest';
import { type Contact, textOf, type Value } from '../../../lib/contact/contact.ts';
import { readCard, updateCard } from '../../../lib/services/carddav/convert.ts';
import * as cards from './real-cards.ts';
import { lines } from './real-cards.ts';

function contactOf(text: string): Contact {
  const read = readCard(text);
  if (read.kind !== 'contact') throw new Error('a group');
  return read.contact;
}

const one = (value: string): Value[] => [{ value }];

/** Lines that went and came, in order. */
function difference(before: string, after: string): string[] {
  const [old, now] = [before.split('\r\n'), after.split('\r\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

function changeOf(before: string, field: string, change: (values: readonly Value[]) => readonly Value[]) {
  const after = updateCard(before, { [field]: change(contactOf(before)[field] ?? []) });
  return difference(before, after);
}

const swap = (from: string, to: string) => (values: readonly Value[]) =>
  values.map((value) => (value.value === from ? { ...value, value: to } : value));
const relabel = (number: string, label: string) => (values: readonly Value[]) =>
  values.map((value) => (value.value === number ? { ...value, label } : value));
const without = (gone: string) => (values: readonly Value[]) => values.filter(({ value }) => value !== gone);

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

describe('a number', () => {
  it('that changed keeps its line, its parameters and its group', () => {
    expect(changeOf(cards.apple, 'tel', swap('+49 151 23456789', '+4915199999999'))).toEqual([
      '- TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+49 151 23456789',
      '+ TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+4915199999999',
    ]);
    expect(changeOf(cards.apple, 'tel', swap('+49 30 1234567', '+49301234567'))).toEqual([
      '- item2.TEL:+49 30 1234567',
      '+ item2.TEL:+49301234567',
    ]);
  });

  it('that is only written otherwise is the same one, whatever else changes', () => {
    const after = updateCard(cards.outlook, {
      tel: [
        { value: '+442079460000', label: 'Work' },
        { value: '+44 7700 900999', label: 'Work' },
      ],
    });
    expect(difference(cards.outlook, after)).toEqual([
      '- TEL;WORK;VOICE:+44 20 7946 0000',
      '- TEL;WORK;FAX:+44 20 7946 0001',
      '- TEL;CELL;VOICE:+44 7700 900123',
      '+ TEL;WORK;VOICE:+442079460000',
      '+ TEL;WORK:+44 7700 900999',
    ]);
  });

  it('that is taken away takes its label along, and nothing else of the card', () => {
    expect(changeOf(cards.apple, 'tel', without('+49 30 1234567'))).toEqual([
      '- item2.TEL:+49 30 1234567',
      '- item2.X-ABLabel:Büro\\, hinten',
    ]);
  });

  it('that is new stands behind the others', () => {
    const after = updateCard(cards.apple, {
      tel: [...(contactOf(cards.apple).tel ?? []), { value: '+1 212 555 0100', label: 'New York' }],
    });
    expect(after).toContain(
      lines(
        'item3.X-ABLabel:_$!<HomeFAX>!$_',
        'item6.TEL:+1 212 555 0100',
        'item6.X-ABLabel:New York',
        'item4.ADR;type=WORK;type=pref:;;Hauptstr. 1;Berlin;;10115;Deutschland',
      ),
    );
  });

  it('keeps what it can do and its rank when its label changes', () => {
    expect(changeOf(cards.apple, 'tel', relabel('+49 151 23456789', 'Work'))).toEqual([
      '- TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+49 151 23456789',
      '+ TEL;type=VOICE;type=pref;TYPE=WORK:+49 151 23456789',
    ]);
    expect(changeOf(cards.apple, 'tel', relabel('+49 151 23456789', 'Boot'))).toEqual([
      '- TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+49 151 23456789',
      '+ item6.TEL;type=VOICE;type=pref:+49 151 23456789',
      '+ item6.X-ABLabel:Boot',
    ]);
    expect(changeOf(cards.apple, 'tel', relabel('+49 30 1234567', 'Main'))).toEqual([
      '- item2.TEL:+49 30 1234567',
      '- item2.X-ABLabel:Büro\\, hinten',
      '+ item2.TEL;TYPE=MAIN:+49 30 1234567',
    ]);
    expect(changeOf(cards.apple, 'tel', relabel('+49 30 1234567', 'Lager'))).toEqual([
      '- item2.X-ABLabel:Büro\\, hinten',
      '+ item2.X-ABLabel:Lager',
    ]);
  });

  it('with a label in other capitals is not changed', () => {
    expect(changeOf(cards.apple, 'tel', relabel('+49 151 23456789', 'mobile'))).toEqual([]);
  });

  it('that shares its group with another leaves the label to that one', () => {
    const text = lines(
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:A',
      'i.TEL:1234567',
      'i.TEL:7654321',
      'i.X-ABLabel:Boot',
      'END:VCARD',
    );
    expect(changeOf(text, 'tel', without('1234567'))).toEqual(['- i.TEL:1234567']);
    expect(changeOf(text, 'tel', relabel('1234567', 'Work'))).toEqual([
      '- i.TEL:1234567',
      '+ TEL;TYPE=WORK:1234567',
    ]);
  });

  it('that is an address stays one if it can', () => {
    expect(changeOf(cards.nextcloud, 'tel', swap('+353-85-012-3456;ext=12', '+353850123456'))).toEqual([
      '- TEL;VALUE=uri;TYPE="cell,voice":tel:+353-85-012-3456;ext=12',
      '+ TEL;VALUE=uri;TYPE="cell,voice":tel:+353850123456',
    ]);
    expect(changeOf(cards.nextcloud, 'tel', swap('+353-85-012-3456;ext=12', '+353 85 012 3456'))).toEqual([
      '- TEL;VALUE=uri;TYPE="cell,voice":tel:+353-85-012-3456;ext=12',
      '+ TEL;TYPE="cell,voice":+353 85 012 3456',
    ]);
  });
});

describe('texts', () => {
  it('that hold line breaks, commas and backslashes arrive as they are', () => {
    const note = 'One, two; three\\four\\n\nlast: "x"';
    for (const text of Object.values(cards.contactCards))
      expect(textOf(contactOf(updateCard(text, { note: one(note) })), 'note')).toBe(note);
  });

  it('that are long are folded at 75 octets and never inside a character', () => {
    const after = updateCard(cards.google, { note: one('é漢😀'.repeat(60)) });
    const octets = after.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(after).not.toMatch(/\p{Surrogate}/u);
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
