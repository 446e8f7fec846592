/** What goes with what, what is refused and why; and the views of rows: reading what was written gives what was wanted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact, Field, FieldType, Value } from '../../lib/contact/contact.ts';
import { valueKey } from '../../lib/contact/equality.ts';
import { joinName } from '../../lib/contact/name.ts';
import { joinBlock, parseBlock } from '../../lib/rules/block.ts';
import { compatible } from '../../lib/rules/compatible.ts';
import { type Lens, plainLens, primaryLens } from '../../lib/rules/lens.ts';
import { defaultMapping, type MappingRow, type Transform } from '../../lib/rules/mapping.ts';
import { nameLens } from '../../lib/rules/name-lens.ts';
import { renderTemplate, templateFields } from '../../lib/rules/template.ts';
import { validateMapping } from '../../lib/rules/validate-mapping.ts';
import { leftFields, rightFields } from '../sync/world.ts';

const field = (id: string, type: FieldType = 'text', more: Partial<Field> = {}): Field => ({
  id,
  name: id,
  type,
  many: false,
  ...more,
});
const settings = { seed: 20261123, numRuns: 1000 };

describe('which fields go together', () => {
  const pairs: readonly (readonly [string, Field, Field, string])[] = [
    ['text and text', field('a'), field('b'), 'both to-right to-left off'],
    ['text and long text', field('a'), field('b', 'long-text'), 'both to-right to-left off'],
    [
      'numbers and numbers',
      field('a', 'phone', { many: true }),
      field('b', 'phone'),
      'both to-right to-left off',
    ],
    ['a number and a text: only the text can take it', field('a', 'phone'), field('b'), 'to-right off'],
    ['a text and a date: only the text can take it', field('a'), field('b', 'date'), 'to-left off'],
    ['a field that nobody may write', field('a', 'text', { readOnly: true }), field('b'), 'to-right off'],
    [
      'groups and groups',
      field('a', 'group', { many: true }),
      field('b', 'group', { many: true }),
      'both to-right to-left off',
    ],
    ['a number and an e-mail', field('a', 'phone'), field('b', 'email'), 'types-differ'],
    ['groups and a text', field('a', 'group', { many: true }), field('b'), 'groups-only-with-groups'],
    [
      'many groups and one',
      field('a', 'group', { many: true }),
      field('b', 'group'),
      'groups-only-with-groups',
    ],
    [
      'two that nobody may write',
      field('a', 'text', { readOnly: true }),
      field('b', 'text', { readOnly: true }),
      'both-read-only',
    ],
    [
      'a date and a text that nobody may write',
      field('a', 'date'),
      field('b', 'text', { readOnly: true }),
      'target-read-only',
    ],
  ];
  for (const [name, left, right, wanted] of pairs) {
    test(`${name}: ${wanted}`, () => {
      const fits = compatible(left, right);
      expect(fits.ok ? fits.directions.join(' ') : fits.reason).toBe(wanted);
    });
  }
});

describe('a mapping before it is saved', () => {
  const fields = {
    left: leftFields,
    right: [...rightFields, field('title'), field('full', 'text', { readOnly: true })],
  };
  const row = (change: Partial<MappingRow>): MappingRow => ({
    id: 'x',
    left: 'company_name',
    right: 'org',
    direction: 'both',
    winner: 'ask',
    empty: 'ignore',
    ...change,
  });
  const oneWay = (transform: Transform, change: Partial<MappingRow> = {}) =>
    row({ left: 'information', right: 'title', direction: 'to-left', transform, ...change });
  const block = (...labels: string[]): Transform => ({
    kind: 'block',
    to: 'left',
    lines: labels.map((label) => ({ label, field: 'title' })),
  });
  const template = (text: string): Transform => ({ kind: 'template', to: 'left', text });

  test('the default of every pair of services is without fault', () => {
    expect(validateMapping(defaultMapping(fields.left, fields.right), fields)).toEqual([]);
  });

  test('a row that is switched off is never at fault', () => {
    expect(validateMapping([row({ left: 'gone', direction: 'off' })], fields)).toEqual([]);
  });

  const wrong: readonly (readonly [string, readonly MappingRow[], string])[] = [
    ['a field that is gone', [row({ left: 'gone' })], 'unknown-field'],
    ['types that do not go together', [row({ left: 'emails', right: 'tel' })], 'types-differ'],
    ['a direction that the fields do not have', [row({ right: 'full' })], 'direction-not-possible'],
    ['two rows with one id', [row({}), row({ left: 'first_name', right: 'given' })], 'same-id'],
    ['two rows that write one field', [row({}), row({ id: 'y', right: 'title' })], 'written-twice'],
    [
      'one of many between two lists',
      [row({ left: 'phone_numbers', right: 'tel', transform: { kind: 'primary', order: [] } })],
      'not-many-to-one',
    ],
    ['a template without a field', [oneWay(template('Hello'))], 'template-empty'],
    ['a template of a field that is gone', [oneWay(template('{gone}'))], 'unknown-field'],
    ['a template both ways', [oneWay(template('{title}'), { direction: 'both' })], 'direction-not-possible'],
    ['a template without end', [oneWay(template(`{title}${'x'.repeat(600)}`))], 'template-too-long'],
    ['a block in a short text', [oneWay(block('Title'), { left: 'company_name' })], 'not-a-long-text'],
    ['a block of nothing', [oneWay(block())], 'block-lines'],
    ['a block with one label twice', [oneWay(block('Title', 'Title'))], 'block-lines'],
    ['a label that would end the block', [oneWay(block('--- /Lineup ---'))], 'block-lines'],
    ['two blocks in one text', [oneWay(block('A')), oneWay(block('B'), { id: 'y' })], 'two-blocks'],
    [
      'a name in a list',
      [
        row({
          left: 'first_name',
          right: 'tel',
          transform: { kind: 'name', parts: 'left', family: 'last_name' },
        }),
      ],
      'not-a-text',
    ],
  ];
  for (const [name, rows, reason] of wrong)
    test(`${name}: ${reason}`, () =>
      expect(validateMapping(rows, fields).map((fault) => fault.reason)).toContain(reason));

  test('a list may be shared out between rows, and a block may stand in a note that another row keeps', () => {
    const rows = [
      row({ left: 'information', right: 'note' }),
      oneWay(block('Title'), { id: 'b' }),
      row({ id: 'c', left: 'phone_numbers', right: 'tel' }),
    ];
    expect(validateMapping(rows, fields)).toEqual([]);
  });
});

/** Writes through a lens into a contact, as a plan would. */
function put(lens: Lens, contact: Contact, wanted: readonly Value[], isFirst = false): Contact {
  const base = isFirst ? null : { own: contact, other: lens.read(contact) };
  const writes = lens.write((id) => contact[id] ?? [], wanted, base);
  return { ...contact, ...Object.fromEntries(writes.map((write) => [write.field.id, write.values])) };
}

const phones = field('phones', 'phone', { many: true });
const number = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((digits) => `+336${digits}`);
const phone: fc.Arbitrary<Value> = fc.record({
  value: number,
  label: fc.constantFrom('Work', 'Mobile', 'Home', ''),
});
const order = fc.subarray(['Mobile', 'Work', 'type:mobile']);

describe('one of many', () => {
  test('whatever is written to the one, no other value of the list is dropped or changed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(phone, { selector: (one) => one.value }),
        number,
        order,
        fc.boolean(),
        (list, next, wish, isFirst) => {
          const lens = primaryLens(phones, { kind: 'primary', order: wish, only: wish.length > 0 }, 'FR');
          const contact = { phones: list };
          const [before] = lens.read(contact);
          const after = put(lens, contact, [{ value: next }], isFirst).phones ?? [];
          const others = list.filter((one) => one.value !== before?.value);
          for (const other of others) expect(after).toContainEqual(other);
          expect(after.map((one) => one.value)).toContain(next);
          if (isFirst) for (const one of list) expect(after).toContainEqual(one);
          // A number that is no mobile stays in the list all the same; it only does not stand for the mobiles.
          const isAsked = !wish.includes('type:mobile');
          if (isAsked && !isFirst && before && !others.some((one) => one.value === next))
            expect(lens.read({ phones: after })[0]?.value).toBe(next);
        },
      ),
      settings,
    );
  });

  test('writing what is read changes nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(phone, { selector: (one) => one.value }), order, (list, wish) => {
        const lens = primaryLens(phones, { kind: 'primary', order: wish }, 'FR');
        expect(put(lens, { phones: list }, lens.read({ phones: list }))).toEqual({ phones: list });
      }),
      settings,
    );
  });
});

const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,8}$/);
const name = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
const names = nameLens(field('given'), field('family'));
const single = (text: string): readonly Value[] => (text === '' ? [] : [{ value: text }]);

describe('a whole name and its parts', () => {
  const put2 = (given: string, family: string, full: string) => {
    const after = put(names, { given: single(given), family: single(family) }, single(full));
    return { given: after.given?.[0]?.value ?? '', family: after.family?.[0]?.value ?? '' };
  };

  test('joined and split again, a name is what the person typed', () => {
    fc.assert(
      fc.property(name, name, (given, family) => {
        expect(put2(given, family, joinName(given, family))).toEqual({ given, family });
      }),
      settings,
    );
  });

  test('any full name that is split keeps all its letters', () => {
    const letters = (text: string) => [...text.replace(/[\s,]/g, '')].sort().join('');
    fc.assert(
      fc.property(name, name, name, (given, family, full) => {
        const split = put2(given, family, full);
        expect(letters(split.given + split.family)).toBe(letters(full));
      }),
      settings,
    );
  });

  test('a part that is still in the edited name stays', () => {
    const [given, family] = ['Maria del', 'Carmen Ruiz'];
    expect(put2(given, family, 'Maria del Rosario')).toEqual({ given: 'Maria del', family: 'Rosario' });
    expect(put2(given, family, 'Ana Carmen Ruiz')).toEqual({ given: 'Ana', family: 'Carmen Ruiz' });
    expect(put2(given, family, 'Carmen Ruiz, Maria del')).toEqual({ given, family });
  });
});

describe('a template', () => {
  const contact = {
    company: [{ value: 'Acme' }],
    title: [{ value: 'CEO' }],
    tags: [{ value: 'a' }, { value: 'b' }],
  };
  const table: readonly (readonly [string, string])[] = [
    ['{company} – {title}', 'Acme – CEO'],
    ['{company} – {empty}', 'Acme'],
    ['{empty} – {title}', 'CEO'],
    ['{company}, {empty}, {title}', 'Acme, CEO'],
    ['{empty}', ''],
    ['({company})', '(Acme)'],
    ['({empty}) {title}', 'CEO'],
    ['{company} ({empty})', 'Acme'],
    ['{tags}', 'a, b'],
    ['{{{company}}}', '{Acme}'],
    ['at { company }!', 'at Acme!'],
  ];
  for (const [text, wanted] of table)
    test(`"${text}" gives "${wanted}"`, () => expect(renderTemplate(text, contact)).toBe(wanted));

  test('names its fields once each', () => {
    expect(templateFields('{a} {b} {{c}} {a}')).toEqual(['a', 'b']);
  });
});

describe('a block', () => {
  const line = fc.stringMatching(/^[ -~]{0,20}$/);
  const text = fc
    .array(fc.oneof(line, fc.constantFrom('--- Lineup ---', '--- /Lineup ---')), { maxLength: 8 })
    .map((lines) => lines.join('\n'));

  test('whatever people typed, even our own marks, is found again around it', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.stringMatching(/^[A-Z][a-z]{0,5}: [a-z]{1,8}$/), { maxLength: 3 }),
        (typed, lines) => {
          const before = parseBlock(typed).typed;
          const after = parseBlock(joinBlock(before, lines));
          expect(after.typed).toBe(before);
          expect(after.block ?? []).toEqual(lines);
        },
      ),
      settings,
    );
  });

  test('no line of any text is lost by looking for a block in it', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const { typed: around, block } = parseBlock(typed);
        const words = (one: string) => one.split(/\s+/).filter((word) => word !== '');
        const marks = typed.split('\n').filter((one) => one.trim().startsWith('--- '));
        const kept = [...words(around), ...(block ?? []).flatMap(words)].sort();
        const all = words(typed).sort();
        // But for the marks of the block itself.
        expect(all.length - kept.length).toBeLessThanOrEqual(marks.flatMap(words).length);
        expect(all.filter((word) => !kept.includes(word) && !marks.flatMap(words).includes(word))).toEqual(
          [],
        );
      }),
      settings,
    );
  });

  test('a long text without a block is a plain text', () => {
    const note = plainLens(field('note', 'long-text'));
    expect(put(note, { note: single('a') }, single('b'))).toEqual({ note: single('b') });
    expect(valueKey('long-text', 'a ', '')).toBe('a');
  });
});
