// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../lib/app/api.ts';
import { aircall, book, connected } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { findingsOf, mendQueries } from '../gallery/fakes/findings.ts';
import { done } from '../gallery/fakes/runs.ts';
import { all, choose, click, close, has, press, settle, show, the, type, words } from './page.tsx';

afterEach(close);

const route = '#/accounts/a1/numbers';
const findings = findingsOf(300);
const doable = findings.filter((one) => (one.kind === 'number' ? one.proposed : !one.refused)).length;
const started = { ok: true, value: { runId: 'm1' } } as const;

function check(found: readonly Finding[] = findings, ignored: readonly Finding[] = []): FakeApp {
  const app: FakeApp = fakeApp({
    views: [connected],
    queries: mendQueries(found, ignored),
    command: async (name, input) => {
      app.sent.push({ name, input });
      return started as never;
    },
  });
  return app;
}
const ticks = () => all('tick') as HTMLInputElement[];

describe('the number check', () => {
  test('opens at Aircall, from the frame, and shows each number as it is and as it should be', async () => {
    await show(check(), '#/numbers');
    expect(the('nav-numbers').getAttribute('aria-current')).toBe('page');
    const [first] = all('open-finding');
    expect(first?.querySelector('del')?.textContent).toBe('+103001234567');
    expect(first?.querySelector('ins')?.textContent).toBe('+493001234567');
    expect(first?.textContent).toContain('Aircall put +1 in front');
  });

  test('asks which account where there are several', async () => {
    await show(check(), route);
    await choose('numbers-account', book.account.id);
    expect(location.hash).toBe('#/accounts/b1/numbers');
  });

  test('filters by what is wrong, with the number of each, and by a word', async () => {
    await show(check(), route);
    await click('problem-duplicates');
    expect(all('open-finding').every((row) => row.textContent?.includes('contacts'))).toBe(true);
    await type('search', 'nobody is called this');
    expect(words()).toContain('Nothing found');
  });

  test('mends everything that it can by default, after a preview', async () => {
    const app = check();
    await show(app, route);
    expect(the('mend').textContent).toBe(`Mend all ${doable}`);
    await click('mend');
    expect(app.sent).toEqual([{ name: 'mend.preview', input: { accountId: 'a1', which: { kind: 'all' } } }]);
    expect(location.hash).toBe('#/connections/own%3Aa1/runs/m1');
  });

  test('mends all of one problem', async () => {
    const app = check();
    await show(app, route);
    await click('problem-wrong-plus-one');
    await click('tick-all');
    expect(ticks().every(({ checked }) => checked)).toBe(true);
    await click('mend');
    expect(app.sent[0]?.input).toMatchObject({ which: { kind: 'all', problem: 'wrong-plus-one' } });
  });

  test('mends those that are ticked', async () => {
    const app = check();
    await show(app, route);
    await click('problem-not-e164');
    const wanted = findings.filter(({ problem }) => problem === 'not-e164').map(({ key }) => key);
    await click('tick', 0);
    await click('tick', 2);
    expect(the('mend').textContent).toBe('Mend 2 numbers');
    await click('mend');
    expect(app.sent[0]?.input).toMatchObject({ which: { kind: 'some', keys: [wanted[0], wanted[2]] } });
  });

  test('mends all but those that were unticked again', async () => {
    const app = check();
    await show(app, route);
    await click('problem-not-e164');
    const wanted = findings.filter(({ problem }) => problem === 'not-e164').map(({ key }) => key);
    await click('tick-all');
    await click('tick', 1);
    await click('mend');
    const keys = wanted.filter((_, index) => index !== 1);
    expect(app.sent[0]?.input).toMatchObject({ which: { kind: 'some', keys } });
  });

  test('mends all that a search found, and nothing that it did not', async () => {
    const app = check();
    await show(app, route);
    await type('search', 'bra');
    await click('tick-all');
    await click('mend');
    const found = findings.filter(
      (one) => one.kind === 'number' && one.proposed && one.title.toLowerCase().includes('bra'),
    );
    const groups = findings.filter(
      (one) => one.kind === 'duplicates' && !one.refused && one.title.toLowerCase().includes('bra'),
    );
    const keys = [...found, ...groups].map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(1);
    expect(app.sent[0]?.input).toMatchObject({ which: { kind: 'some', keys } });
  });

  test('another filter unticks everything, so that nothing out of sight is mended', async () => {
    await show(check(), route);
    await click('tick-all');
    await click('problem-wrong-plus-one');
    expect(ticks().some(({ checked }) => checked)).toBe(false);
  });

  test('arrow keys go from tick to tick', async () => {
    await show(check(), route);
    const [first, second] = ticks();
    first?.focus();
    await press(first as HTMLElement, 'ArrowDown');
    expect(document.activeElement).toBe(second);
  });

  test('says when all is well, and for how many', async () => {
    await show(check([]), route);
    expect(the('all-well').textContent).toContain('All numbers are fine');
    expect(the('all-well').textContent).toContain('1,204 contacts in Aircall');
    expect(has('mend')).toBe(false);
  });

  test('says how to get contacts to check where there are none yet', async () => {
    const app = fakeApp({ queries: { accounts: async () => [{ ...aircall, records: 0 }] } });
    await show(app, '#/numbers');
    expect(words()).toContain('Not read yet');
  });
});

describe('a finding', () => {
  test('opens with what it means and the whole contact, and is mended at once, with the way back', async () => {
    const app = check();
    const shown = { ...app, queries: { ...app.queries, run: async () => ({ ...done, id: 'm1' }) } };
    await show(shown, route);
    await click('open-finding');
    expect(the('finding-sheet').textContent).toContain('valid number of another country');
    await click('mend-now');
    expect(app.sent[0]).toEqual({
      name: 'mend.now',
      input: { accountId: 'a1', key: findings[0]?.key },
    });
    expect(has('finding-sheet')).toBe(false);
    expect(the('mended').textContent).toContain('يوسف الحداد is mended');
    await click('undo');
    expect(app.sent[1]).toEqual({ name: 'undo.preview', input: { of: { kind: 'run', runId: 'm1' } } });
  });

  test('shows its contact before the account had a mend, too', async () => {
    const app = fakeApp({
      views: [connected],
      queries: { ...mendQueries(findings), connection: async () => null },
    });
    await show(app, route);
    await click('open-finding');
    expect(the('finding-sheet').textContent).toContain('Now in Aircall');
    expect(the('finding-sheet').textContent).toContain('y@noor.example');
  });

  test('that only a person can mend says why and where, and offers no mend', async () => {
    await show(check(), route);
    await click('problem-unreadable');
    expect(ticks()).toEqual([]);
    await click('open-finding');
    expect(words()).toContain('Lineup never guesses a number');
    expect(the('open-aircall').getAttribute('href')).toBe('https://workspace.aircall.io/');
    expect(has('mend-now')).toBe(false);
  });

  test('is ignored for good, and can be brought back', async () => {
    const app = check(findings, findings.slice(0, 2));
    await show(app, route);
    await click('open-finding');
    await click('ignore');
    await click('problem-ignored');
    await click('bring-back');
    const key = findings[0]?.key;
    expect(app.sent.map(({ input }) => input)).toEqual([
      { accountId: 'a1', key, ignored: true },
      { accountId: 'a1', key, ignored: false },
    ]);
  });

  test('of duplicates shows the records side by side and the one that remains', async () => {
    const app = check();
    await show(app, route);
    await click('problem-duplicates');
    await click('open-finding');
    expect(all('twin')).toHaveLength(2);
    expect(the('merged').querySelector('ins')?.textContent).toContain('privat@example.com');
    expect(words()).toContain('nothing is lost');
    await click('ignore');
    expect(app.sent[0]?.input).toMatchObject({ ignored: true });
  });

  test('lets one choose which of the duplicates stays', async () => {
    const app = check();
    await show(app, route);
    await click('problem-duplicates');
    await click('open-finding');
    const titles = () => all('twin').map((twin) => twin.querySelector('label')?.textContent);
    expect(titles()).toEqual(['Stays', 'Keep this one']);
    await click('keep-this', 1);
    expect(titles()).toEqual(['Keep this one', 'Stays']);
    await click('mend-now');
    const twins = findings.find((one) => one.kind === 'duplicates');
    const other = twins?.kind === 'duplicates' ? twins.records[1]?.id : '';
    expect(app.sent[0]?.input).toMatchObject({ key: twins?.key, survivor: other });
  });

  test('of duplicates that do not fit into one says how many do', async () => {
    await show(check(findings.filter((one) => one.kind === 'duplicates' && one.refused)), route);
    await click('open-finding');
    expect(words()).toContain('together they have 23, and Aircall holds 20 at most');
    expect(has('merged')).toBe(false);
  });

  test('of duplicates that may hold more than Lineup sees says so, and how they are merged by hand', async () => {
    const [twins] = findings.filter((one) => one.kind === 'duplicates');
    if (!twins) throw new Error('there are no duplicates');
    const refused = { reason: 'holds-more', field: '', count: 0, most: 0 } as const;
    await show(check([{ ...twins, refused }]), route);
    expect(has('tick')).toBe(false);
    await click('open-finding');
    expect([has('mend-now'), has('merged')]).toEqual([false, false]);
    const said = the('finding-sheet').textContent ?? '';
    expect(said).toContain('more in Aircall than Lineup can carry over, a photo for example');
    expect(said).toContain('delete the rest there');
    expect(said).not.toContain('Merged, one of them keeps');
    expect(all('twin')).toHaveLength(2);
  });
});

test('whoever is led to one finding has it opened, and the list again when it is closed', async () => {
  const twins = findings.find((one) => one.kind === 'duplicates');
  await show(check(), `${route}/${encodeURIComponent(twins?.key ?? '')}`);
  expect(all('twin')).toHaveLength(2);
  await click('finding-sheet-close');
  expect(location.hash).toBe(route);
  expect(has('finding-sheet')).toBe(false);
});

test('whoever is led to one that is mended by now is told so, beside the others', async () => {
  await show(check(), `${route}/gone`);
  expect(the('finding-gone').textContent).toContain('no longer wrong');
  expect(has('open-finding')).toBe(true);
});

test('the list keeps itself up to date', async () => {
  let found = findings;
  const app = fakeApp({
    views: [connected],
    queries: {
      ...mendQueries(),
      findings: (...asked) => mendQueries(found).findings(...asked),
    },
  });
  await show(app, route);
  found = [];
  app.refresh();
  await settle();
  expect(has('all-well')).toBe(true);
});

test('the popup tells of numbers to mend, and leads to them', async () => {
  const app = check();
  await show(app, 'popup');
  expect(the('popup-numbers').textContent).toBe(`${doable} numbers and duplicates to mend`);
  await click('popup-numbers');
  expect(app.opened).toEqual(['#/accounts/a1/numbers']);
});
