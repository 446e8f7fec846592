// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { aircall, book, draft, nextcloud } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { choose, click, close, has, isDisabled, show, the, words } from './page.tsx';

afterEach(close);

function answering(app: FakeApp, isDraft = true): FakeApp {
  return {
    ...app,
    command: (async (name: string, input: unknown) => {
      app.sent.push({ name, input });
      return {
        ok: true,
        value: name === 'connection.draft' ? { connectionId: 'c1', isDraft } : { runId: 'r2' },
      };
    }) as FakeApp['command'],
  };
}

describe('the first visit', () => {
  test('says what Lineup does, and the only button connects Aircall', async () => {
    await show(fakeApp({ queries: { accounts: async () => [] } }), '#/');
    expect(words()).toContain('Lineup keeps Aircall and your address book in line');
    expect(the('connect-aircall').getAttribute('href')).toBe('#/accounts/add/aircall');
    expect(has('connect-other')).toBe(false);
  });

  test('once Aircall is there, the other address book is next', async () => {
    await show(fakeApp({ queries: { accounts: async () => [aircall] } }), '#/');
    expect(has('connect-aircall')).toBe(false);
    expect(has('connect-other')).toBe(true);
  });

  test('with both, the connection can be begun', async () => {
    await show(fakeApp(), '#/');
    expect(the('new-connection').getAttribute('href')).toBe('#/new');
  });
});

describe('setting up a connection', () => {
  test('the only account of each side is chosen already', async () => {
    const app = answering(fakeApp());
    await show(app, '#/new');
    await click('wizard-next');
    expect(app.sent).toEqual([{ name: 'connection.draft', input: { left: 'a1', right: 'b1' } }]);
    expect(location.hash).toBe('#/connections/c1/setup/direction');
  });

  test('two accounts that are connected already lead to their connection', async () => {
    await show(answering(fakeApp(), false), '#/new');
    await click('wizard-next');
    expect(location.hash).toBe('#/connections/c1');
  });

  test('of several accounts one must be chosen', async () => {
    const app = answering(fakeApp({ queries: { accounts: async () => [aircall, book, nextcloud] } }));
    await show(app, '#/new');
    expect(isDisabled('wizard-next')).toBe(true);
    await click('choose-right-b2');
    await click('wizard-next');
    expect(app.sent[0]?.input).toEqual({ left: 'a1', right: 'b2' });
  });

  test('deletions are never followed unless one chooses so, and only in a direction that is on', async () => {
    const app = answering(fakeApp({ views: [draft] }));
    await show(app, '#/connections/c1/setup/direction');
    expect((the('deletions-to-left') as HTMLSelectElement).value).toBe('never');
    await choose('deletions-to-left', 'created-here');
    await click('direction-to-left');
    expect(has('deletions-to-right')).toBe(false);
    await click('wizard-next');
    expect(app.sent[0]?.input).toMatchObject({
      connectionId: 'c1',
      settings: { direction: 'to-left', deletions: { toLeft: 'created-here', toRight: 'never' } },
    });
  });

  test('a draft that was left opens with what was chosen', async () => {
    const left = {
      ...draft,
      connection: {
        ...draft.connection,
        settings: { ...draft.connection.settings, direction: 'to-right' as const },
      },
    };
    await show(fakeApp({ views: [left] }), '#/connections');
    expect(the('open-connection').getAttribute('href')).toBe('#/connections/c1/setup/direction');
    await show(fakeApp({ views: [left] }), '#/connections/c1/setup/direction');
    expect((the('direction-to-right') as HTMLInputElement).checked).toBe(true);
  });

  test('the fields that go together are shown by name', async () => {
    await show(fakeApp({ views: [draft] }), '#/connections/c1/setup/fields');
    expect(words()).toContain('Information');
    expect(words()).toContain('Note');
  });

  test("the preview begins only after Aircall's own sync was ticked off", async () => {
    const app = answering(fakeApp({ views: [draft] }));
    await show(app, '#/connections/c1/setup/own-sync');
    expect(words()).toContain('you get duplicates');
    expect(isDisabled('start-preview')).toBe(true);
    await click('own-sync-off');
    await click('start-preview');
    expect(app.sent).toEqual([{ name: 'connection.preview', input: { connectionId: 'c1' } }]);
    expect(location.hash).toBe('#/connections/c1/preview');
  });

  test('with a file there is nothing of Aircall’s to switch off first', async () => {
    const file = { ...book, account: { ...book.account, service: 'files' } };
    const app = answering(fakeApp({ views: [{ ...draft, right: file }] }));
    await show(app, '#/connections/c1/setup/own-sync');
    expect(has('own-sync-off')).toBe(false);
    expect(words()).toContain('Nothing to switch off');
    await click('start-preview');
    expect(app.sent).toEqual([{ name: 'connection.preview', input: { connectionId: 'c1' } }]);
  });

  test('a draft can be discarded', async () => {
    const app = answering(fakeApp({ views: [draft] }));
    await show(app, '#/connections/c1/setup/direction');
    await click('discard-draft');
    expect(app.sent).toEqual([{ name: 'connection.remove', input: { connectionId: 'c1' } }]);
  });
});
