// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { factsOf, rowOf } from '../../lib/dashboard/around.ts';
import { isPhoneInput } from '../../lib/dashboard/phone-input.ts';
import { isStill } from '../../lib/dashboard/place.ts';
import { readElement } from '../../lib/dashboard/read-element.ts';
import { createScan } from '../../lib/dashboard/scan.ts';
import { isSignedIn } from '../../lib/dashboard/signed-in.ts';
import { takeOver } from '../../lib/dashboard/take-over.ts';

beforeEach(() => document.body.replaceChildren());

function show(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}
const one = (css: string): Element => {
  const found = document.querySelector(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};

/** Every number that is found on the page, and whether it is sure. */
function found(html: string): [text: string, isSure: boolean][] {
  show(html);
  const homes = new Set<Element>();
  const scan = createScan((element) => homes.add(element));
  for (const _step of scan.walk(document.body));
  return [...homes].flatMap(readElement).map(({ text, isSure }) => [text, isSure]);
}

describe('what is found on a page', () => {
  const cases: readonly (readonly [
    about: string,
    html: string,
    numbers: readonly (readonly [string, boolean])[],
  ])[] = [
    ['a text', '<p>Call +33 6 12 34 56 78 now</p>', [['+33 6 12 34 56 78', true]]],
    [
      'a link, by what it dials',
      '<a href="tel:+33612345678">+33 6 12 34 56 78</a>',
      [['+33612345678', true]],
    ],
    [
      'a link around more',
      '<a href="tel:%2B33612345678"><b>Call</b> 06 12 34 56 78</a>',
      [['+33612345678', true]],
    ],
    ['pieces', '<p><span>+33</span> <span>6 12 34 56 78</span></p>', [['+33 6 12 34 56 78', true]]],
    ['a highlight', '<p>+33 6 <mark>12</mark> 34 56 78</p>', [['+33 6 12 34 56 78', true]]],
    ['highlighted digits', '<p>0612<mark>3456</mark>78</p>', [['0612345678', false]]],
    [
      'digits side by side',
      '<p><span>0612345</span> <span>612345678</span></p>',
      [
        ['0612345', false],
        ['612345678', false],
      ],
    ],
    ['a field', '<input type="tel" value="0612345678">', [['0612345678', true]]],
    ['bare digits', '<p>0612345678</p>', [['0612345678', false]]],
    [
      'bare digits in a column of numbers',
      '<table><thead><tr><th>Name</th><th>Number</th></tr></thead><tbody><tr><td>A</td><td>0612345678</td></tr></tbody></table>',
      [['0612345678', true]],
    ],
    ['bare digits behind a label', '<dl><dt>Téléphone</dt><dd>0612345678</dd></dl>', [['0612345678', true]]],
    ['bare digits with a hook', '<i data-test="contact-phone">0612345678</i>', [['0612345678', true]]],
    [
      'a customer number',
      '<div><span>Customer no.</span><span>06 12 34 56 78</span></div>',
      [['06 12 34 56 78', false]],
    ],
    [
      'two columns of digits',
      '<table><tbody><tr><td>+33</td><td>612345678</td></tr></tbody></table>',
      [['612345678', false]],
    ],
    [
      'scripts, drafts and drawings',
      '<script>"+33612345678"</script><textarea>+33612345678</textarea><svg><text>+33612345678</text></svg><div contenteditable>+33612345678</div>',
      [],
    ],
    [
      'searching',
      '<input type="search" value="+33612345678"><input placeholder="Search phone" value="+33612345678">',
      [],
    ],
  ];
  test.each(cases)('%s', (_about, html, numbers) => expect(found(html)).toEqual(numbers));

  const rowOfCalls = (cells: string) =>
    `<table><thead><tr><th>User</th><th>Contact</th><th>Company</th></tr></thead><tbody><tr>${cells}</tr></tbody></table>`;
  const shown: readonly (readonly [about: string, html: string, texts: readonly string[]])[] = [
    ['an address', '<p>Write to Anna.Absent@example.org today</p>', ['Anna.Absent@example.org']],
    ['a name in a list', '<ul><li>Anna Müller</li></ul>', ['Anna Müller']],
    [
      'a name in a table, but not a colleague’s',
      rowOfCalls('<td>Léo Martin</td><td>Anna Müller</td><td>Acme GmbH</td>'),
      ['Anna Müller', 'Acme GmbH'],
    ],
    ['names of other scripts', '<ul><li>田中太郎</li><li>نور حداد</li></ul>', ['田中太郎', 'نور حداد']],
    ['family name first', '<ul><li>O’Brien-Smith, Zoë</li></ul>', ['O’Brien-Smith, Zoë']],
    ['names in prose and headings', '<h1>Anna Müller</h1><p>We spoke to Anna Müller.</p>', []],
    ['what is written otherwise', '<ul><li>Anna</li><li>3 new calls</li><li>Call back (Anna)</li></ul>', []],
    ['a number beside a name', '<ul><li>Anna Müller +33 6 12 34 56 78</li></ul>', ['+33 6 12 34 56 78']],
  ];
  test.each(shown)('of contacts without a number: %s', (_about, html, texts) =>
    expect(found(html).map(([text]) => text)).toEqual(texts),
  );

  test('a text is looked at once per content', () => {
    show('<p>+33 6 12 34 56 78</p>');
    const told: Element[] = [];
    const scan = createScan((element) => told.push(element));
    for (const _step of scan.walk(document.body));
    for (const _step of scan.walk(document.body));
    expect(told).toHaveLength(1);
    (one('p').firstChild as Text).data = '+33 6 12 34 56 79';
    for (const _step of scan.walk(one('p').firstChild as Text));
    expect(told).toHaveLength(2);
  });
});

test('a place is gone as soon as its text, its link or its field says another number', () => {
  show('<p>+33 6 12 34 56 78</p><a href="tel:+33612345678">x</a><input type="tel" value="+33612345678">');
  const places = ['p', 'a', 'input'].flatMap((css) => readElement(one(css)));
  expect(places.map(isStill)).toEqual([true, true, true]);
  (one('p').firstChild as Text).data = '+33 6 99 99 99 99';
  one('a').setAttribute('href', 'tel:+33699999999');
  (one('input') as HTMLInputElement).value = '+33699999999';
  expect(places.map(isStill)).toEqual([false, false, false]);
});

describe('the row around a number', () => {
  const rows: readonly (readonly [about: string, html: string])[] = [
    [
      'a table',
      '<table><tr><td><div>Anna Müller</div></td><td><b id="n">+33 6 12 34 56 78</b></td><td>a@b.io</td></tr><tr><td>Bruno</td></tr></table>',
    ],
    ['a list', '<ul><li><p>Anna Müller</p><p id="n">+33</p><p>a@b.io</p></li><li>Bruno</li></ul>'],
    [
      'boxes of one kind',
      '<main><div><p>Anna Müller</p><p id="n">+33</p><p>a@b.io</p></div><div><p>Bruno</p><p>x</p><p>y</p></div></main>',
    ],
    [
      'a panel',
      '<aside><h3>Anna Müller</h3><div><div><span id="n">+33</span></div></div><p>a@b.io</p></aside><p>Bruno</p>',
    ],
    [
      'a form',
      '<form><input type="text" value="Anna Müller"><input id="n" type="tel"><input type="email" value="a@b.io"></form><p>Bruno</p>',
    ],
  ];
  test.each(rows)('%s', (_about, html) => {
    show(html);
    const row = rowOf(one('#n'));
    expect(row).not.toBeNull();
    const facts = factsOf(row ?? document.body);
    expect(facts.names).toContain('Anna Müller');
    expect(facts.names).not.toContain('Bruno');
    expect(facts.emails).toEqual(['a@b.io']);
  });
});

test('fields for phone numbers are known by type, autofill, hook or label; codes and searches are none', () => {
  const fields: readonly (readonly [html: string, isOne: boolean])[] = [
    ['<input type="tel">', true],
    ['<input autocomplete="tel-national">', true],
    ['<input data-test="phone-input-field">', true],
    ['<label>Numéro de téléphone <input></label>', true],
    ['<input aria-label="Mobile">', true],
    ['<label>First name <input></label>', false],
    ['<input name="otp" inputmode="tel">', false],
    ['<input type="search" aria-label="Phone">', false],
    ['<input type="tel" readonly>', false],
    ['<input type="password" name="phone">', false],
  ];
  for (const [html, isOne] of fields) {
    show(html);
    expect(isPhoneInput(one('input')), html).toBe(isOne);
  }
});

test('taking over a form tells the page as typing does, past a setter that a framework has put there', () => {
  show('<input type="tel" value="06">');
  const input = one('input') as HTMLInputElement;
  const heard: string[] = [];
  for (const name of ['input', 'change'])
    document.body.addEventListener(name, () => heard.push(`${name} ${input.value}`));
  Object.defineProperty(input, 'value', {
    configurable: true,
    get: () => Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.get?.call(input),
    set: () => heard.push('the framework’s own setter'),
  });
  takeOver(input, '+33612345678');
  expect(heard).toEqual(['input +33612345678', 'change +33612345678']);
});

test('pages where nobody is signed in are left alone', () => {
  for (const path of ['/login', '/login?redirect=x', '/oauth/authorize', '/sso/saml', '/reset-password'])
    expect(isSignedIn(`https://dashboard.aircall.io${path}`), path).toBe(false);
  for (const path of ['/', '/conversations', '/calls/12', '/inbox/calls', '/logins-report'])
    expect(isSignedIn(`https://dashboard.aircall.io${path}`), path).toBe(true);
});
