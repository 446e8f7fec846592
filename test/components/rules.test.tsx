// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropDraft } from '../../components/rules/draft-store.ts';
import type { Rules } from '../../lib/app/rule-api.ts';
import { connected, draft } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { fakeRuleQueries, faultyRule, someRules, vipRule } from '../gallery/fakes/rules.ts';
import {
  all,
  choose,
  click,
  close,
  has,
  isDisabled,
  press,
  settle,
  show,
  the,
  type,
  words,
} from './page.tsx';

const noRules: Rules = { toRight: [], toLeft: [] };

beforeEach(() => {
  localStorage.clear();
  dropDraft('c1');
});
afterEach(close);

function withRules(rules: Rules, view = connected, isRead = true): FakeApp {
  const settings = { ...view.connection.settings, rules };
  const held = { ...view, connection: { ...view.connection, settings } };
  const app = fakeApp({ views: [held], queries: fakeRuleQueries(held, isRead) });
  return {
    ...app,
    command: (async (name: string, input: unknown) => {
      app.sent.push({ name, input });
      return { ok: true, value: null };
    }) as FakeApp['command'],
  };
}

/** Counting waits for a moment without a keystroke. */
async function counted(): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  await settle();
}

const focused = () => document.activeElement?.getAttribute('data-id');
const list = '#/connections/c1/rules';
const vip = '#/connections/c1/rules/to-right/vip';

function sentRules(app: FakeApp): Rules {
  const last = app.sent.at(-1);
  if (!last) throw new Error('nothing was sent');
  return (last.input as { settings: { rules: Rules } }).settings.rules;
}

async function pick(what: string) {
  const input = the('pick-condition') as HTMLInputElement;
  await type('pick-condition', what);
  await press(input, 'Enter');
}

describe('the rules of a connection', () => {
  test('without rules everyone takes part, and the page says how many that is', async () => {
    await show(withRules(noRules), list);
    await counted();
    expect(all('no-rules')[0]?.textContent).toBe('Everyone in Aircall takes part in iCloud.');
    expect(all('all-count')[0]?.textContent).toBe('1,204 of 1,204 contacts take part');
  });

  test('a rule reads as a sentence, with groups in parentheses', async () => {
    await show(withRules(someRules), list);
    expect(words()).toContain(
      'If Information contains vip and (it has a number in France or United Arab Emirates, it has an e-mail at ' +
        'donau.example or brandt-und-soehne.example, or none of this holds (it was made by Aircall after a call or ' +
        'Company is empty)), then create in iCloud, add to Clients, and set Job title to VIP if it is empty.',
    );
  });

  test('and so it does in German, French and Spanish', async () => {
    const one = {
      ...someRules,
      toRight: [{ ...vipRule, when: { ...vipRule.when, of: vipRule.when.of.slice(0, 1) } }],
    };
    await show(withRules(one), list, 'de');
    expect(words()).toContain(
      'Wenn gilt: Information enthält vip, dann in iCloud anlegen, zu Clients hinzufügen und',
    );
    await show(withRules(one), list, 'fr');
    expect(words()).toContain('Si Informations contient vip, alors créer dans iCloud, ajouter à Clients et');
    await show(withRules(one), list, 'es');
    expect(words()).toContain('contiene vip, entonces crear en iCloud, añadir a Clients y');
  });

  test('nothing is claimed before the address books were read', async () => {
    await show(withRules(noRules, draft, false), '#/connections/c1/setup/rules');
    await counted();
    expect(all('all-count')[0]?.textContent).toContain('Not known yet');
    expect(isDisabled('test-contact')).toBe(true);
  });

  test('rules that are all off let nobody in, and the page says so', async () => {
    await show(withRules({ toRight: [{ ...vipRule, isOn: false }], toLeft: [] }), list);
    expect(words()).toContain('All rules are switched off');
  });

  test('are switched, moved, copied and deleted, and saved at once with everything else left as it was', async () => {
    const app = withRules(someRules);
    await show(app, list);
    await click('rule-down', 0);
    expect(focused()).toBe('rule-down');
    await click('rule-on', 1);
    await click('rule-copy', 1);
    expect(focused()).toBe('edit-rule');
    await click('rule-remove', 0);
    expect(app.sent).toEqual([]);
    await click('save-rules');
    expect(sentRules(app).toRight.map(({ id, name, isOn }) => [id, name, isOn])).toEqual([
      ['vip', 'Good customers in France', false],
      [expect.any(String), 'Copy of Good customers in France', false],
      ['long', expect.any(String), false],
    ]);
    expect(app.sent[0]?.input).toMatchObject({ settings: { direction: 'both', e164: true } });
    expect(has('save-rules')).toBe(false);
  });

  test('a deleted rule can be had back', async () => {
    await show(withRules(someRules), list);
    await click('rule-remove', 0);
    expect(words()).toContain('Good customers in France was deleted.');
    expect(all('rule')).toHaveLength(2);
    await click('undo-change');
    expect(all('rule')).toHaveLength(3);
    expect(has('save-rules')).toBe(false);
  });

  test('changing them leads to a preview and to no deletion: the page says both', async () => {
    await show(withRules(someRules), list);
    expect(words()).toContain('Changing rules never deletes anybody');
    await click('rule-on', 0);
    expect(words()).toContain('a new preview shows what changes. Until then nothing is written');
  });
});

describe('what was not saved', () => {
  test('is there again after the page was closed', async () => {
    await show(withRules(someRules), list);
    await click('rule-remove', 0);
    await show(withRules(someRules), list);
    expect(all('rule')).toHaveLength(2);
    await show(withRules(someRules), '#/connections/c1');
    expect(words()).toContain('Rules that you changed are waiting');
    await show(withRules(someRules), list);
    await click('discard-rules');
    expect(all('rule')).toHaveLength(3);
  });

  test('is asked about when one leaves, and staying is possible', async () => {
    await show(withRules(someRules), list);
    await click('rule-remove', 0);
    await act(async () => {
      location.hash = '#/accounts';
    });
    await settle();
    expect(has('leave-rules')).toBe(true);
    expect(location.hash).toBe(list);
    await click('leave-rules-close');
    expect(all('rule')).toHaveLength(2);
    await act(async () => {
      location.hash = '#/accounts';
    });
    await settle();
    await click('leave-keep');
    expect(location.hash).toBe('#/accounts');
    expect(has('add-account')).toBe(true);
  });

  test('is not asked about on the way between the list and one rule', async () => {
    await show(withRules(someRules), list);
    await click('rule-remove', 1);
    await act(async () => {
      location.hash = vip;
    });
    await settle();
    expect(has('leave-rules')).toBe(false);
    expect(has('rule-words')).toBe(true);
  });
});

describe('the editor of a rule', () => {
  test('a first rule includes everyone until a condition is picked, and its place to type has the focus', async () => {
    const app = withRules(noRules);
    await show(app, list);
    await click('add-rule');
    expect(words()).toContain('For everyone: create in iCloud.');
    await click('add-condition');
    await pick('information');
    expect(focused()).toBe('condition-value');
    await type('condition-value', 'vip');
    await counted();
    expect(the('rule-words').textContent).toBe('If Information contains vip, then create in iCloud.');
    expect(the('rule-count').textContent).toBe('151 of 1,204 contacts match');
    await click('save-rules');
    expect(sentRules(app).toRight).toMatchObject([
      {
        isOn: true,
        when: { match: 'all', of: [{ kind: 'text', field: 'information', test: 'contains', value: 'vip' }] },
      },
    ]);
  });

  test('groups nest; their focus comes along, and goes on when one is removed', async () => {
    await show(withRules({ toRight: [{ ...vipRule, when: { ...vipRule.when, of: [] } }], toLeft: [] }), vip);
    await click('add-group');
    expect(focused()).toBe('add-condition');
    await choose('group-match', 'none');
    await click('add-condition', 0);
    await pick('has a number');
    expect(the('rule-words').textContent).toContain('none of this holds (Phone numbers is filled in)');
    await click('remove-condition');
    expect(focused()).toBe('add-condition');
    expect(words()).toContain('The condition was removed.');
    await click('undo-change');
    expect(the('rule-words').textContent).toContain('Phone numbers is filled in');
  });

  test('what was typed for one question serves the next', async () => {
    await show(withRules(someRules), vip);
    await choose('condition-ask', 'one_of');
    expect(the('rule-words').textContent).toContain('If Information is vip');
    await choose('condition-subject', 'company_name');
    expect(the('rule-words').textContent).toContain('If Company is vip');
  });

  test('several values are added by Enter or comma, chosen by arrows, and taken away by Backspace', async () => {
    await show(withRules(someRules), vip);
    const countries = all('condition-value')[1] as HTMLInputElement;
    const typeInto = (text: string) =>
      act(async () => {
        countries.focus();
        countries.value = text;
        countries.dispatchEvent(new Event('input', { bubbles: true }));
      });
    await typeInto('germ');
    await press(countries, 'ArrowDown');
    expect(countries.getAttribute('aria-activedescendant')).toBeTruthy();
    await press(countries, 'Enter');
    expect(the('rule-words').textContent).toContain('France, United Arab Emirates, or Germany');
    await typeInto('nowhere');
    await press(countries, 'Enter');
    expect(the('rule-words').textContent).not.toContain('nowhere');
    await typeInto('');
    await press(countries, 'Backspace');
    expect(the('rule-words').textContent).toContain('France or United Arab Emirates');
  });

  test('suggests what the address book really holds', async () => {
    await show(withRules(someRules), vip);
    const group = the('action-value') as HTMLInputElement;
    await act(async () => group.focus());
    await settle();
    await type('action-value', 'f');
    const options = all('action-value-option').map((option) => option.dataset.value);
    expect(options).toEqual(expect.arrayContaining(['Friends', 'Fournisseurs', 'Familie']));
  });

  test('a mistake is told beside its place once it was left, not while one types', async () => {
    await show(withRules(noRules), list);
    await click('add-rule');
    await click('add-condition');
    await pick('company');
    await choose('condition-ask', 'text_contains');
    expect(has('condition-error')).toBe(false);
    expect(the('rule-count').textContent).toContain('once nothing is missing');
    await act(async () => {
      the('condition').dispatchEvent(
        new FocusEvent('focusout', { bubbles: true, relatedTarget: the('add-group') }),
      );
    });
    expect(the('condition-error').textContent).toBe('Please fill this in.');
    expect(the('condition-value').getAttribute('aria-describedby')).toBe(the('condition-error').id);
  });

  test('what is not complete is not saved: everything missing is shown, and the first place has the focus', async () => {
    const app = withRules({ toRight: [faultyRule], toLeft: [] });
    await show(app, '#/connections/c1/rules/to-right/faulty');
    await type('rule-name', 'Later');
    await click('save-rules');
    expect(app.sent).toEqual([]);
    expect(focused()).toBe('condition-value');
    const errors = all('condition-error').map((one) => one.textContent);
    expect(errors).toEqual([
      'Please fill this in.',
      'Please fill this in.',
      'Please enter a whole number of days.',
      'This field is no longer there. Choose another one or remove this.',
    ]);
    expect(has('action-error')).toBe(true);
  });

  test('actions and the way out say in plain words what they do', async () => {
    const app = withRules(someRules);
    await show(app, vip);
    await click('rule-create-update');
    await click('rule-exit-delete-created');
    expect(the('rule-words').textContent).toContain('without creating anybody');
    expect(words()).toContain('never because you changed the rules');
    await click('add-action');
    await type('pick-action', 'label of phone');
    await press(the('pick-action'), 'Enter');
    expect(focused()).toBe('action-value');
    const label = all('action-value').at(-1) as HTMLInputElement;
    await act(async () => {
      label.value = 'Work';
      label.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click('save-rules');
    expect(sentRules(app).toRight[0]).toMatchObject({
      onlyUpdate: true,
      exit: 'delete-created',
      actions: [{}, {}, { kind: 'set-label', field: 'tel', label: 'Work', when: 'empty' }],
    });
  });

  test('who exists on both sides is not claimed to be known before the first run', async () => {
    const known = { ...vipRule, when: { ...vipRule.when, of: [{ kind: 'partner', is: true } as const] } };
    await show(
      withRules(
        { toRight: [known], toLeft: [] },
        { ...connected, connection: { ...connected.connection, settled: null } },
      ),
      vip,
    );
    await counted();
    expect(words()).toContain('Who is on both sides is known after the first run');
  });
});

describe('testing a contact', () => {
  test('shows for every condition whether it holds, what was seen, and the verdict', async () => {
    await show(withRules(someRules), vip);
    await counted();
    await click('test-contact');
    await type('test-search', 'hohenlohe');
    await counted();
    await click('test-person');
    expect(the('test-result').dataset.verdict).toBe('takes-part');
    const first = all('test-rule')[0]?.textContent ?? '';
    expect(first).toContain('holds:Information contains vip' + 'VIP client since 2019');
    expect(first).toContain('does not hold:it has a number in France or United Arab Emirates+4915123456789');
    await click('test-another');
    await type('test-search', 'garcía');
    await counted();
    await click('test-person');
    expect(the('test-result').dataset.verdict).toBe('out');
    expect(words()).toContain('Does not take part: no rule matches');
  });
});
