/** What is true of every card and every change, however odd. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact, Value } from '../../../lib/contact/contact.ts';
import { labelKey } from '../../../lib/contact/equality.ts';
import { SyncError } from '../../../lib/errors.ts';
import { cardFields, newCard, readCard, updateCard } from '../../../lib/services/carddav/convert.ts';
import { formatCard, parseCard } from '../../../lib/services/carddav/vcard/card.ts';
import { card, target } from './arbitrary-cards.ts';
import { contactCards } from './real-cards.ts';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 500) };

function contactOf(text: string): Contact {
  const read = readCard(text);
  if (read.kind !== 'contact') throw new Error('a group');
  return read.contact;
}

const isContact = (text: string) => readCard(text).kind === 'contact';

/** Values without order and repeats, labels without case: as the engine compares them. */
function key(values: readonly Value[] = []): string[] {
  return [...new Set(values.map(({ value, label }) => `${value}|${labelKey(label)}`))].sort();
}

function expectHeld(contact: Contact, wanted: Contact): void {
  for (const [field, values] of Object.entries(wanted))
    expect([field, ...key(contact[field])]).toEqual([field, ...key(values)]);
}

describe('every card', () => {
  it('is the same to the byte when it was taken apart and put together', () => {
    fc.assert(
      fc.property(card, (text) => {
        expect(formatCard(parseCard(text))).toBe(text);
      }),
      runs,
    );
  });

  it('is the same to the byte when it is given the values that it has', () => {
    fc.assert(
      fc.property(card.filter(isContact), (text) => {
        expect(updateCard(text, contactOf(text))).toBe(text);
      }),
      runs,
    );
  });

  it('is the same to the byte even if its one name stands in several lines', () => {
    const text = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\\n\\nMüller\r\nEND:VCARD\r\n';
    expect(contactOf(text)).toMatchObject({ given: [{ value: 'Anna' }], family: [{ value: 'Müller' }] });
    expect(updateCard(text, contactOf(text))).toBe(text);
  });

  it('holds what was written into it', () => {
    fc.assert(
      fc.property(card.filter(isContact), target, (text, wanted) => {
        expectHeld(contactOf(updateCard(text, wanted)), wanted);
      }),
      runs,
    );
  });

  it('does not change again when the same is written once more', () => {
    fc.assert(
      fc.property(card.filter(isContact), target, (text, wanted) => {
        const once = updateCard(text, wanted);
        expect(updateCard(once, wanted)).toBe(once);
      }),
      runs,
    );
  });

  it('keeps every line that holds none of our fields, to the byte and in order', () => {
    const foreign = (text: string) =>
      parseCard(text)
        .lines.filter(({ property }) => !property || /^(X-FOO|PHOTO|ADR|AGENT|UID|KIND)$/.test(property.name))
        .map(({ raw }) => raw);
    fc.assert(
      fc.property(card.filter(isContact), target, (text, wanted) => {
        expect(foreign(updateCard(text, wanted))).toEqual(foreign(text));
      }),
      runs,
    );
  });

  it('keeps the fields that the change does not name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(contactCards)), target, (text, wanted) => {
        const before = contactOf(text);
        const after = contactOf(updateCard(text, wanted));
        for (const { id } of cardFields)
          if (!(id in wanted) && id !== 'full_name') expect([id, after[id]]).toEqual([id, before[id]]);
      }),
      runs,
    );
  });

  it('that is new holds what it was made of', () => {
    fc.assert(
      fc.property(target, (wanted) => {
        expectHeld(contactOf(newCard('uid', wanted)), wanted);
      }),
      runs,
    );
  });
});

describe('any text at all', () => {
  const piece = fc.constantFrom(
    ...[
      'BEGIN:VCARD',
      'END:VCARD',
      'VERSION:2.1',
      'N:',
      'FN',
      ';',
      ':',
      '=',
      '"',
      '\\',
      '\r',
      '\n',
      ' ',
      '\t',
      ',',
    ],
    ...[
      'NOTE;QUOTED-PRINTABLE:',
      '=\r\n',
      'AGENT:',
      '\uFEFF',
      '\uD83D',
      'item1.',
      'TEL',
      'BDAY:',
      '^',
      'é',
      '1985',
    ],
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.array(piece, { maxLength: 60 }).map((parts) => `BEGIN:VCARD\n${parts.join('')}\nEND:VCARD`),
  );

  it('is read or refused as unreadable, and nothing else happens', () => {
    fc.assert(
      fc.property(anything, (text) => {
        try {
          readCard(text);
        } catch (error) {
          expect(error instanceof SyncError && error.code).toBe('record-unreadable');
        }
      }),
      runs,
    );
  });
});
