// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { CommandInput } from '../../lib/app/api.ts';
import { connected } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { files } from '../gallery/fakes/files.ts';
import { choose, click, close, has, settle, show, the } from './page.tsx';

afterEach(close);

function opened(): FakeApp {
  const app = fakeApp({ queries: { connections: async () => [connected] } });
  return {
    ...app,
    command: (async (name: string, input: unknown) => {
      app.sent.push({ name, input });
      return { ok: true, value: { accountId: 'f1' } };
    }) as FakeApp['command'],
  };
}

async function pick(name: string, text = files[name] ?? ''): Promise<void> {
  const input = the('file-input') as HTMLInputElement;
  const file = new File([text], name);
  Object.defineProperty(input, 'files', { configurable: true, value: [file] });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

const imported = (app: FakeApp) => app.sent.at(-1)?.input as CommandInput<'account.import'>;

describe('importing a file', () => {
  test('shows what its columns hold and what it brings before anything is kept', async () => {
    const app = opened();
    await show(app, '#/accounts/add/files');
    expect(has('save-account')).toBe(false);
    await pick('customers.csv');
    expect((the('column-1') as HTMLSelectElement).value).toBe('field given');
    expect((the('column-0') as HTMLSelectElement).value).toBe('id');
    expect((the('column-label-5') as HTMLInputElement).value).toBe('Mobile');
    expect(the('file-without-number').textContent).toContain('1 contact has no number');
    expect(the('file-odd').textContent).toContain('246');
    expect(the('file-sample').textContent).toContain('Anna Brandt');
    expect(app.sent).toEqual([]);
  });

  test('sends the text with the columns as they were set, and the name that was typed', async () => {
    const app = opened();
    await show(app, '#/accounts/add/files');
    await pick('customers.csv');
    await choose('column-7', 'skip');
    await choose('column-8', 'field nickname');
    await click('save-account');
    const { file, name } = imported(app);
    expect([app.sent.at(-1)?.name, name, file.kind, file.separator, file.hasHeadings]).toEqual([
      'account.import',
      'customers',
      'csv',
      ';',
      true,
    ]);
    expect((file.columns as unknown[]).slice(7)).toEqual([
      { kind: 'skip' },
      { kind: 'field', field: 'nickname' },
    ]);
    expect(file.text).toBe(files['customers.csv']);
  });

  test('without headings the first row is a contact too', async () => {
    await show(opened(), '#/accounts/add/files');
    await pick('phones.csv', '06 12 34 56 78,anna@acme.fr\n06 12 34 56 79,bob@acme.fr\n');
    expect(the('save-account').textContent).toContain('1 contact');
    await click('file-headings');
    expect(the('save-account').textContent).toContain('2 contacts');
  });

  test('vCards have no columns to set', async () => {
    await show(opened(), '#/accounts/add/files');
    await pick('phone.vcf');
    expect(has('file-column')).toBe(false);
    expect(the('save-account').textContent).toContain('3 contacts');
  });

  test('a file without contacts says so and cannot be imported', async () => {
    await show(opened(), '#/accounts/add/files');
    await pick('empty.csv');
    expect(has('file-empty')).toBe(true);
    expect([has('save-account'), has('field-name')]).toEqual([false, false]);
    // Its only row may be a contact.
    await click('file-headings');
    expect(has('save-account')).toBe(true);
  });

  test.each([
    ['empty.vcf', 'file-empty', 'no complete card'],
    ['customers.xlsx', 'file-unfit', 'save it as CSV'],
    ['no-bytes.csv', 'file-unfit', 'empty'],
  ])('%s is refused in words, and there is nothing to fill in', async (name, hook, words) => {
    await show(opened(), '#/accounts/add/files');
    await pick(name);
    expect(the(hook).textContent).toContain(words);
    expect(has('save-account')).toBe(false);
    await pick('phone.vcf');
    expect([has(hook), has('save-account')]).toEqual([false, true]);
  });

  test('whatever a cell holds is shown as text, never as markup', async () => {
    await show(opened(), '#/accounts/add/files');
    await pick('evil.csv', 'Name,Phone\n<img src=x onerror=alert(1)>,+33612345678\n');
    expect(the('file-sample').textContent).toContain('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });
});
