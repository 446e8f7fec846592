import { describe, expect, it } from 'vitest';
import { updateCard } from '../../../lib/services/carddav/convert.ts';
import { changeOf, contactOf, difference, relabel, swap, without } from './card-changes.ts';
import * as cards from './real-cards.ts';
import { lines } from './real-cards.ts';

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
