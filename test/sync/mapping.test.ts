/** Stories of how values travel: one of many, names in one field, texts from templates, the block among people's notes, numbers in the style of a side. */
import { describe, expect, test } from 'vitest';
import type { Field } from '../../lib/contact/contact.ts';
import type { MappingRow, Transform } from '../../lib/rules/mapping.ts';
import { defaultMapping } from '../../lib/rules/mapping.ts';
import { planConnection } from '../../lib/sync/plan.ts';
import type { PlanInput } from '../../lib/sync/view.ts';
import { books, edit, settle } from './carry-out.ts';
import { contactOf, inputOf, leftFields, rightFields, type Said, type Story, sentences } from './world.ts';

const one = (id: string, type: Field['type'] = 'text', more: Partial<Field> = {}): Field => ({
  id,
  name: id,
  type,
  many: false,
  ...more,
});
const row = (id: string, left: string, right: string, transform?: Transform): MappingRow => ({
  id,
  left,
  right,
  direction: 'both',
  winner: 'ask',
  empty: 'ignore',
  ...(transform ? { transform } : {}),
});
/** A CRM that has one name, two numbers in fields of their own, one e-mail, a title, a long text. */
const crmFields: readonly Field[] = [
  one('name', 'text', { role: 'full-name' }),
  one('phone', 'phone', { hasLabels: false, role: 'phone' }),
  one('mobile', 'phone', { hasLabels: false }),
  one('others', 'phone', { many: true, hasLabels: false }),
  one('mail', 'email', { hasLabels: false, role: 'email' }),
  one('company', 'text', { role: 'company' }),
  one('title'),
  one('stage', 'choice'),
  one('about', 'long-text'),
];
const nameRow = row('name', 'first_name', 'name', { kind: 'name', parts: 'left', family: 'last_name' });
const crmRows: readonly MappingRow[] = [
  nameRow,
  row('company', 'company_name', 'company'),
  row('phone', 'phone_numbers', 'phone', { kind: 'primary', order: ['Work', 'type:landline'], only: true }),
  row('mobile', 'phone_numbers', 'mobile', { kind: 'primary', order: ['Mobile', 'type:mobile'], only: true }),
  row('mail', 'emails', 'mail'),
];

/** `extra`: fields of the right side beyond what stories say of a contact. */
function crm(
  left: Said | null,
  right: Readonly<Record<string, string>> | null,
  mapping = crmRows,
  more: Story['settings'] = {},
): PlanInput {
  const input = inputOf({ ...(left ? { left: { a: left } } : {}), settings: { mapping, ...more } });
  const records = right
    ? [{ id: 'r', contact: said(right), isDeleted: false, unreadable: null }]
    : input.right.records;
  return { ...input, right: { ...input.right, fields: crmFields, records } };
}
const said = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value === '' ? [] : [{ value }]]));
const shown = (input: PlanInput, side: 'left' | 'right', id: string) =>
  Object.fromEntries(
    Object.entries(books(input)[side][id] ?? {}).map(([field, values]) => [
      field,
      values.map((value) => (value.label ? `${value.label}:${value.value}` : value.value)).join(' & '),
    ]),
  );
const lossesOf = (input: PlanInput) =>
  planConnection(input).items.flatMap((item) => item.losses.map((loss) => `${loss.reason} ${loss.value}`));
const anna: Said = {
  first: 'Anna',
  last: 'Muller',
  phone: ['Work:+33142685300', 'Mobile:+33612345678', 'Home:+33142685301'],
};

describe('many numbers against single fields', () => {
  test('a list is shared out by label, and what finds no room is told', () => {
    const input = crm(anna, null);
    expect(lossesOf(input)).toEqual(['only-one-kept +33142685301']);
    expect(shown(settle(input), 'right', "a'")).toEqual({
      name: 'Anna Muller',
      phone: '+33142685300',
      mobile: '+33612345678',
    });
  });

  test('single fields are gathered into the list, each with its label', () => {
    const input = crm(null, { name: 'Anna Muller', phone: '01 42 68 53 00', mobile: '06 12 34 56 78' });
    expect(shown(settle(input), 'left', "r'").phone_numbers).toBe('Work:+33142685300 & Mobile:+33612345678');
  });

  test('a list and a single field are gathered into one list', () => {
    const mapping = [...crmRows, row('others', 'phone_numbers', 'others')];
    const input = crm(
      null,
      { name: 'Anna Muller', mobile: '06 12 34 56 78', others: '01 42 68 53 01' },
      mapping,
    );
    expect(shown(settle(input), 'left', "r'").phone_numbers).toBe('Mobile:+33612345678 & Work:+33142685301');
  });

  test('one way from the list: a number of the list that stands in the field already is as good as the first', () => {
    const mapping = [nameRow, { ...row('phone', 'phone_numbers', 'phone'), direction: 'to-right' as const }];
    const input = crm(anna, { name: 'Anna Muller', phone: '06 12 34 56 78' }, mapping);
    expect(sentences(planConnection(input))).toEqual(['La+Rr link by phone+name']);
  });

  test('a label that finds no place is told, but not the one that the service gives by itself', () => {
    const mapping = [nameRow, row('others', 'phone_numbers', 'others')];
    expect(
      lossesOf(crm({ ...anna, phone: ['Work:+33142685300', 'Lobby:+33612345678'] }, null, mapping)),
    ).toEqual(['label-dropped Lobby: +33612345678']);
  });

  test('a number edited in its field replaces its own and no other', () => {
    const input = edit(settle(crm(anna, null)), 'right', "a'", said({ mobile: '06 99 99 99 99' }));
    const now = settle(input);
    expect(shown(now, 'left', 'a').phone_numbers).toBe(
      'Work:+33142685300 & Mobile:+33699999999 & Home:+33142685301',
    );
    expect(shown(now, 'right', "a'").mobile).toBe('06 99 99 99 99');
  });

  test('a number emptied in its field is not taken from the list, unless the row says so; then nothing else is', () => {
    const emptied = (empty: 'ignore' | 'clear') => {
      const mapping = crmRows.map((one) => ({ ...one, empty }));
      const input = edit(settle(crm(anna, null, mapping)), 'right', "a'", { mobile: [] });
      return shown(settle(input), 'left', 'a').phone_numbers;
    };
    expect(emptied('ignore')).toBe('Work:+33142685300 & Mobile:+33612345678 & Home:+33142685301');
    expect(emptied('clear')).toBe('Work:+33142685300 & Home:+33142685301');
  });

  test('at a first meeting the one joins the many, and nothing is taken away', () => {
    const input = crm(
      { first: 'Anna', last: 'Muller', phone: ['Work:+33142685300'], email: 'Work:anna@acme.fr' },
      { name: 'Anna Muller', phone: '01 99 99 99 99', mail: 'anna@acme.fr' },
    );
    expect(sentences(planConnection(input))).toEqual([
      'La+Rr link by email+name; left phone_numbers: Work:+33142685300 -> Work:+33142685300 & Work:+33199999999',
    ]);
    expect(shown(settle(input), 'right', 'r').phone).toBe('01 99 99 99 99');
  });

  test('the first of many stands for them where no order is given, and a new first one travels', () => {
    const mapping = [nameRow, row('phone', 'phone_numbers', 'phone')];
    const input = settle(crm(anna, null, mapping));
    expect(shown(input, 'right', "a'").phone).toBe('+33142685300');
    const now = edit(
      input,
      'left',
      'a',
      contactOf('left', { phone: ['Mobile:+33612345678', 'Home:+33142685301'] }),
    );
    expect(shown(settle(now), 'right', "a'").phone).toBe('+33612345678');
  });
});

describe('a full name against two parts', () => {
  test('parts are joined, and an edited full name keeps the part that is still in it', () => {
    const van = { ...anna, first: 'Jan Peter', last: 'van den Berg' };
    const input = settle(crm(van, null));
    expect(shown(input, 'right', "a'").name).toBe('Jan Peter van den Berg');
    const married = settle(edit(input, 'right', "a'", said({ name: 'Jan Peter Smit' })));
    expect(shown(married, 'left', 'a')).toMatchObject({ first_name: 'Jan Peter', last_name: 'Smit' });
    const called = settle(edit(input, 'right', "a'", said({ name: 'Jan van den Berg' })));
    expect(shown(called, 'left', 'a')).toMatchObject({ first_name: 'Jan', last_name: 'van den Berg' });
  });

  test('what a person typed as first and last is never split anew', () => {
    const odd = { ...anna, first: 'Maria del', last: 'Carmen Ruiz' };
    const now = settle(edit(settle(crm(odd, null)), 'right', "a'", said({ title: 'CEO' })));
    expect(shown(now, 'left', 'a')).toMatchObject({ first_name: 'Maria del', last_name: 'Carmen Ruiz' });
  });

  test('"Last, First" on one side and the parts on the other are the same name', () => {
    const input = crm(anna, { name: 'Muller, Anna', phone: '01 42 68 53 00' });
    const [item] = planConnection(input).items;
    expect(item?.kind === 'pair' && item.conflicts).toEqual([]);
    expect(shown(settle(input), 'right', 'r').name).toBe('Muller, Anna');
  });

  test('where a split is a guess, the plan says so', () => {
    const guesses = (name: string) =>
      planConnection(crm(null, { name, phone: '01 42 68 53 00' })).items.flatMap(
        (item) => item.guesses ?? [],
      );
    expect(guesses('Anna Muller')).toEqual([]);
    expect(guesses('Anna Lena Maria Muller')).toEqual([{ side: 'left', text: 'Anna Lena Maria Muller' }]);
  });

  test('the default mapping joins and splits where one service has only the whole name', () => {
    const rows = defaultMapping(leftFields, crmFields);
    expect(rows.map((one) => [one.id, one.left, one.right])).toEqual([
      ['full-name', 'first_name', 'name'],
      ['company', 'company_name', 'company'],
      ['phone', 'phone_numbers', 'phone'],
      ['email', 'emails', 'mail'],
    ]);
    expect(defaultMapping(leftFields, rightFields).map((one) => one.id)).not.toContain('full-name');
  });
});

describe('a text made from a template', () => {
  const titled: MappingRow = {
    ...row('title', 'company_name', 'company', { kind: 'template', to: 'left', text: '{company} – {title}' }),
    direction: 'to-left',
    winner: 'right',
  };
  const mapping = [nameRow, row('phone', 'phone_numbers', 'phone'), titled];
  const card = { name: 'Anna Muller', phone: '01 42 68 53 00', company: 'Acme', title: 'CEO' };

  test('is written on creation and whenever one of its fields changes', () => {
    let now = settle(crm(null, card, mapping));
    expect(shown(now, 'left', "r'").company_name).toBe('Acme – CEO');
    now = settle(edit(now, 'right', 'r', said({ title: '' })));
    expect(shown(now, 'left', "r'").company_name).toBe('Acme');
  });

  test('travels one way only: what somebody makes of the text stays, until a field of it changes', () => {
    let now = settle(
      edit(settle(crm(null, card, mapping)), 'left', "r'", contactOf('left', { company: 'ACME!' })),
    );
    expect(shown(now, 'left', "r'").company_name).toBe('ACME!');
    expect(shown(now, 'right', 'r')).toMatchObject(card);
    now = settle(edit(now, 'right', 'r', said({ title: 'CTO' })));
    expect(shown(now, 'left', "r'").company_name).toBe('Acme – CTO');
  });
});

describe('a marked block among what people typed', () => {
  const block: MappingRow = {
    ...row('block', 'information', 'title', {
      kind: 'block',
      to: 'left',
      lines: [
        { label: 'Title', field: 'title' },
        { label: 'Stage', field: 'stage' },
      ],
    }),
    direction: 'to-left',
  };
  const mapping = [
    nameRow,
    row('phone', 'phone_numbers', 'phone'),
    row('note', 'information', 'about'),
    block,
  ];
  const card = {
    name: 'Anna Muller',
    phone: '01 42 68 53 00',
    title: 'CEO',
    stage: 'Lead',
    about: 'Likes tea',
  };
  const noted = (lines: readonly string[], typed = '') =>
    `${typed ? `${typed}\n\n` : ''}--- Lineup ---\n${lines.join('\n')}\n--- /Lineup ---`;
  const information = (input: PlanInput) => shown(input, 'left', "r'").information;
  const type = (input: PlanInput, text: string) =>
    settle(edit(input, 'left', "r'", { information: [{ value: text }] }));

  test('stands below the typed text, and is kept up to date without touching it', () => {
    let now = settle(crm(null, card, mapping));
    expect(information(now)).toBe(noted(['Title: CEO', 'Stage: Lead'], 'Likes tea'));
    now = settle(edit(now, 'right', 'r', said({ stage: 'Customer' })));
    expect(information(now)).toBe(noted(['Title: CEO', 'Stage: Customer'], 'Likes tea'));
    now = settle(edit(now, 'right', 'r', said({ title: '', stage: '' })));
    expect(information(now)).toBe('Likes tea');
  });

  test('never travels back with the note', () => {
    const now = type(
      settle(crm(null, card, mapping)),
      noted(['Title: CEO', 'Stage: Lead'], 'Likes tea\nand biscuits'),
    );
    expect(shown(now, 'right', 'r').about).toBe('Likes tea\nand biscuits');
    expect(information(now)).toBe(noted(['Title: CEO', 'Stage: Lead'], 'Likes tea\nand biscuits'));
  });

  test('survives a note that comes from the other side', () => {
    const now = settle(edit(settle(crm(null, card, mapping)), 'right', 'r', said({ about: 'Likes coffee' })));
    expect(information(now)).toBe(noted(['Title: CEO', 'Stage: Lead'], 'Likes coffee'));
  });

  test('what somebody typed inside it is saved into the note when the block changes, on both sides', () => {
    let now = type(
      settle(crm(null, card, mapping)),
      noted(['Title: CEO', 'call on Monday', 'Stage: Lead'], 'Likes tea'),
    );
    now = settle(edit(now, 'right', 'r', said({ stage: 'Customer' })));
    expect(information(now)).toBe(noted(['Title: CEO', 'Stage: Customer'], 'Likes tea\ncall on Monday'));
    expect(shown(now, 'right', 'r').about).toBe('Likes tea\ncall on Monday');
  });

  test('a block whose end somebody took away is text; a new one is made when it changes', () => {
    let now = type(settle(crm(null, card, mapping)), 'Likes tea\n\n--- Lineup ---\nTitle: CEO');
    now = settle(edit(now, 'right', 'r', said({ stage: 'Customer' })));
    expect(information(now)).toBe(
      noted(['Title: CEO', 'Stage: Customer'], 'Likes tea\n\n--- Lineup ---\nTitle: CEO'),
    );
  });

  test('gives way where there is no room for it, and that is told', () => {
    const long = { ...card, about: 'x'.repeat(29_990) };
    const input = crm(null, long, mapping);
    expect(lossesOf(input)).toEqual(['too-long Title: CEO']);
    expect(information(settle(input))).toBe(long.about);
  });

  test('no block is made of fields that are all empty', () => {
    expect(information(settle(crm(null, { ...card, title: '', stage: '' }, mapping)))).toBe('Likes tea');
  });
});

describe('winners', () => {
  test('two long texts are both kept where the row says so', () => {
    const mapping = [
      nameRow,
      row('phone', 'phone_numbers', 'phone'),
      { ...row('note', 'information', 'about'), winner: 'both' as const },
    ];
    const input = crm(
      { first: 'Anna', last: 'Muller', phone: 'Work:+33142685300', note: 'Likes tea' },
      { name: 'Anna Muller', phone: '01 42 68 53 00', about: 'Called twice' },
      mapping,
    );
    const now = settle(input);
    expect(shown(now, 'left', 'a').information).toBe('Likes tea\n\nCalled twice');
    expect(shown(now, 'right', 'r').about).toBe('Likes tea\n\nCalled twice');
  });
});

describe('the style of numbers on a side that takes any', () => {
  const made = (style: 'as-is' | 'e164' | 'international' | 'national', number: string) =>
    shown(
      settle(
        inputOf({
          left: { a: { first: 'Anna', phone: number } },
          settings: { phoneStyle: { right: style } },
        }),
      ),
      'right',
      "a'",
    ).tel;
  test.each([
    ['as-is', '+33612345678', '+33612345678'],
    ['e164', '06 12 34 56 78', '+33612345678'],
    ['international', '+33612345678', '+33 6 12 34 56 78'],
    ['national', '+33612345678', '06 12 34 56 78'],
    ['national', '+493012345678', '+49 30 12345678'],
    ['international', 'ask for Bob', 'ask for Bob'],
  ] as const)('%s: %s is written as %s', (style, number, wanted) => {
    expect(made(style, number)).toBe(wanted);
  });

  test('numbers that are there already keep the spelling that people gave them', () => {
    const input = inputOf({
      left: { a: { first: 'Anna', last: 'Muller', phone: ['+33612345678', '+33142685300'] } },
      right: { r: { first: 'Anna', last: 'Muller', phone: '06.12.34.56.78' } },
      settings: { phoneStyle: { right: 'international' } },
    });
    expect(shown(settle(input), 'right', 'r').tel).toBe('06.12.34.56.78 & +33 1 42 68 53 00');
  });
});
