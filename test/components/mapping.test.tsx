// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { ConnectionSettings, ConnectionView, MappingRow } from '../../lib/app/api.ts';
import { draft } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { emptyMirror, manyPeople, nothingLost } from '../gallery/fakes/mapping.ts';
import { all, choose, click, close, has, isDisabled, settle, show, the, type, words } from './page.tsx';

afterEach(close);

const place = '#/connections/c1/setup/fields';

function opened(views: readonly ConnectionView[] = [draft], queries: object = {}): FakeApp {
  const app = fakeApp({ views, queries });
  return {
    ...app,
    command: (async (name: string, input: unknown) => {
      app.sent.push({ name, input });
      return { ok: true, value: null };
    }) as FakeApp['command'],
  };
}

function savedMapping(app: FakeApp): readonly MappingRow[] {
  const last = app.sent.at(-1)?.input as { settings: ConnectionSettings } | undefined;
  return last?.settings.mapping ?? [];
}

function withRow(row: MappingRow): ConnectionView {
  const { connection } = draft;
  const mapping = [...connection.settings.mapping, row];
  return { ...draft, connection: { ...connection, settings: { ...connection.settings, mapping } } };
}

/** Trials wait for a pause in typing; a busy machine takes its time. */
async function rest(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await settle();
    if (!words().includes('Loading')) return;
  }
}

describe('the rows', () => {
  test('are shown with both fields, who wins and what an emptied value means', async () => {
    await show(opened(), place);
    expect(words()).toContain('Information');
    expect(words()).toContain('Note');
    expect(words()).toContain('If both differ: ask me');
    expect(words()).toContain('Values of both sides are kept');
  });

  test('can be switched off and on again, in the direction they had', async () => {
    const app = opened();
    await show(app, place);
    await choose('row-way-note', 'to-right');
    await click('row-on-note');
    expect(words()).toContain('This row does nothing until it is switched on.');
    await click('row-on-note');
    expect((the('row-way-note') as HTMLSelectElement).value).toBe('to-right');
    await click('row-on-note');
    await click('wizard-next');
    expect(savedMapping(app).find((row) => row.id === 'note')?.direction).toBe('off');
  });

  test('can be removed, and the default rows come back by one click', async () => {
    const app = opened();
    await show(app, place);
    await click('row-edit-company');
    await click('row-remove');
    expect(has('row-on-company')).toBe(false);
    await click('restore-rows');
    expect(has('row-on-company')).toBe(true);
  });

  test('that cannot be right say so beside them, and hold up the setup', async () => {
    const double = { ...draft.connection.settings.mapping[2], id: 'again' } as MappingRow;
    await show(opened([withRow(double)]), place);
    expect(the('row-fault').textContent).toContain('Another row already writes Company');
    expect(isDisabled('wizard-next')).toBe(true);
    await click('row-on-again');
    expect(isDisabled('wizard-next')).toBe(false);
  });
});

describe('a row of one’s own', () => {
  test('is not possible between two fields that do not go together, and the reason is told', async () => {
    await show(opened(), place);
    await click('add-row');
    await choose('row-left', 'phone_numbers');
    await choose('row-right', 'birthday');
    expect(the('refused').textContent).toContain(
      'Phone numbers holds phone numbers, and Birthday holds a date',
    );
    expect(isDisabled('row-done')).toBe(true);
  });

  test('offers unfit fields under a heading of their own instead of hiding them', async () => {
    await show(opened(), place);
    await click('add-row');
    await choose('row-left', 'emails');
    const groups = [...the('row-right').querySelectorAll('optgroup')];
    expect(groups.map((group) => group.label)).toEqual([
      'Go together with E-mails',
      'Do not go together with E-mails',
    ]);
    expect(groups[1]?.textContent).toContain('Birthday');
  });

  test('goes only in directions that type and read-only allow, and says why not the other', async () => {
    const app = opened();
    await show(app, place);
    await click('add-row');
    await choose('row-left', 'information');
    await choose('row-right', 'birthday');
    expect(words()).toContain('Only to Aircall');
    expect(words()).toContain('Not to iCloud: Birthday holds a date there');
    // The note is written by another row.
    expect(isDisabled('row-done')).toBe(true);
    expect(the('row-fault').textContent).toContain('Another row already writes Information');
  });

  test('of many to one states which is taken, in an order that can be changed', async () => {
    const app = opened();
    await show(app, place);
    await click('add-row');
    await choose('row-left', 'phone_numbers');
    await choose('row-right', 'nickname');
    expect(words()).toContain('all others stay in Aircall as they are');
    await click('primary-add');
    await choose('primary-next', 'Work');
    await click('primary-add');
    await click('primary-down');
    await click('primary-only');
    await click('row-done');
    await click('wizard-next');
    expect(savedMapping(app).at(-1)).toMatchObject({
      left: 'phone_numbers',
      right: 'nickname',
      direction: 'to-right',
      transform: { kind: 'primary', order: ['Work', 'type:mobile'], only: true },
    });
  });

  test('made from several fields shows its text for somebody real', async () => {
    const app = opened();
    await show(app, place);
    await click('row-on-note');
    await click('add-row');
    await click('row-kind-template');
    await choose('row-target', 'left information');
    expect(isDisabled('row-done')).toBe(true);
    await type('template-text', '{org} – {title}');
    await rest();
    expect(the('result-text').textContent).toBe('Bülow Architekten – Geschäftsführerin');
    await click('row-done');
    await click('wizard-next');
    expect(savedMapping(app).at(-1)?.transform).toEqual({
      kind: 'template',
      to: 'left',
      text: '{org} – {title}',
    });
  });

  test('with a block shows the whole note as it would stand there', async () => {
    await show(opened(), place);
    await click('add-row');
    await click('row-kind-block');
    await choose('row-target', 'left information');
    await choose('block-next', 'title');
    await click('block-add');
    await rest();
    expect(the('result-text').textContent).toMatch(
      /^Kundin seit 2019\n\n--- Lineup ---\nJob title: Geschäftsführerin/,
    );
    await type('block-label', '');
    expect(the('row-fault').textContent).toContain('each line a label of its own');
  });

  test('for whole names shows how a real name is joined and split', async () => {
    await show(opened(), place);
    await click('add-row');
    await click('row-kind-name');
    await choose('row-target', 'right nickname');
    await rest();
    expect(the('name-note').textContent).toContain('is never split anew');
    expect(the('name-note').textContent).toContain('Anna + von Bülow → Anna von Bülow');
  });

  test('before anybody is known, shows the result with the names of the fields', async () => {
    await show(opened([draft], emptyMirror), place);
    await click('add-row');
    await click('row-kind-template');
    await choose('row-target', 'left information');
    await type('template-text', '{org} – {title}');
    expect(the('result-text').textContent).toBe('Company – Job title');
  });
});

describe('a try with a contact', () => {
  test('shows each row’s old and new values, and another contact can be searched', async () => {
    await show(opened(), place);
    const fold = the('try-rows').closest('details') as HTMLDetailsElement;
    fold.open = true;
    fold.dispatchEvent(new Event('toggle'));
    await rest();
    expect(the('sample-name').textContent).toBe('Anna von Bülow');
    expect(the('samples').textContent).toContain('+33612345678');
    await click('sample-other');
    await type('sample-search', 'garc');
    await new Promise((resolve) => setTimeout(resolve, 250));
    await settle();
    expect(all('sample-person').length).toBeGreaterThan(0);
    await click('sample-person');
    expect(the('sample-name').textContent).toContain('García-Núñez');
  });

  test('says that nobody is known yet where nothing was read', async () => {
    await show(opened([draft], emptyMirror), place);
    await new Promise((resolve) => setTimeout(resolve, 450));
    await settle();
    expect(words()).toContain('Lineup has not read these contacts yet');
  });
});

describe('what would stay behind', () => {
  /** It waits for a pause in typing. */
  const looked = async () => {
    await new Promise((resolve) => setTimeout(resolve, 450));
    await settle();
  };

  test('is listed by reason with examples', async () => {
    await show(opened(), place);
    await looked();
    expect(the('lost-emoji-dropped').textContent).toContain('41');
    expect(the('lost-number-unreadable').textContent).toContain('0800 CALL-US');
    expect(words()).toContain('All contacts looked at: 2,107');
    expect(has('lost-all')).toBe(false);
  });

  test('of many is told of some, and of all to whoever asks, with a way to stop', async () => {
    await show(opened([draft], manyPeople), place);
    await looked();
    expect(words()).toContain('1,000 of 199,482 contacts looked at');
    expect(the('losses').getAttribute('aria-busy')).toBe('false');
    await click('lost-all');
    expect(words()).toContain('58,200 of 199,482 contacts looked at');
    expect(the('losses').getAttribute('aria-busy')).toBe('true');
    await click('lost-stop');
    expect(the('losses').getAttribute('aria-busy')).toBe('false');
    expect(the('lost-emoji-dropped').textContent).toContain('2,501');
    expect(has('lost-all')).toBe(true);
  });

  test('is looked for among some again when a row changes', async () => {
    const asked: string[] = [];
    const wouldBeLost: typeof manyPeople.wouldBeLost = (id, settings, extent, signal) => {
      asked.push(extent);
      return manyPeople.wouldBeLost(id, settings, extent, signal);
    };
    await show(opened([draft], { wouldBeLost }), place);
    await looked();
    await click('lost-all');
    await click('row-on-note');
    await looked();
    expect(asked).toEqual(['some', 'all', 'some']);
  });

  test('is not said to be nothing of all where only some were looked at', async () => {
    await show(opened([draft], nothingLost), place);
    await looked();
    expect(words()).toContain('Of these, nothing stays behind.');
  });
});

test('when a sheet closes, the focus is back where it was', async () => {
  await show(opened(), place);
  the('add-row').focus();
  await click('add-row');
  the('row-cancel').focus();
  await click('row-cancel');
  expect(document.activeElement).toBe(the('add-row'));
});
