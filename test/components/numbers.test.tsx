// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { ConnectionSettings } from '../../lib/app/api.ts';
import { connected, draft } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { emptyMirror } from '../gallery/fakes/mapping.ts';
import { choose, click, close, has, isDisabled, show, the, words } from './page.tsx';

afterEach(close);

const place = '#/connections/c1/setup/numbers';

function opened(view = draft, queries: object = {}): FakeApp {
  const app = fakeApp({ views: [view], queries });
  return {
    ...app,
    command: (async (name: string, input: unknown) => {
      app.sent.push({ name, input });
      return { ok: true, value: null };
    }) as FakeApp['command'],
  };
}

function saved(app: FakeApp): ConnectionSettings | undefined {
  return (app.sent.at(-1)?.input as { settings: ConnectionSettings } | undefined)?.settings;
}

describe('E.164', () => {
  test('is on, and goes off only after its warning was confirmed', async () => {
    const app = opened();
    await show(app, place);
    expect((the('e164') as HTMLInputElement).checked).toBe(true);
    await click('e164');
    expect(the('e164-warning').textContent).toContain('Aircall may add +1');
    expect(the('e164-warning').textContent).toContain('above all outside North America');
    await click('e164-keep');
    expect((the('e164') as HTMLInputElement).checked).toBe(true);
    expect(has('e164-is-off')).toBe(false);
    await click('e164');
    await click('e164-off');
    expect((the('e164') as HTMLInputElement).checked).toBe(false);
    expect(has('e164-is-off')).toBe(true);
    await click('wizard-next');
    expect(saved(app)?.e164).toBe(false);
  });

  test("shows on the user's own numbers what Aircall may make of them, and leaves those with a country code out", async () => {
    await show(opened(), place);
    await click('e164');
    const warning = the('e164-warning').textContent ?? '';
    expect(warning).toContain('+1030123456');
    expect(warning).not.toContain('7946');
  });

  test('is switched on again without a question', async () => {
    const view = {
      ...draft,
      connection: { ...draft.connection, settings: { ...draft.connection.settings, e164: false } },
    };
    const app = opened(view);
    await show(app, place);
    await click('e164-on');
    await click('wizard-next');
    expect(saved(app)?.e164).toBe(true);
  });
});

describe('numbers', () => {
  test('are shown as they would be written, or with the reason why they are not', async () => {
    await show(opened(), place);
    const examples = the('number-examples').textContent ?? '';
    expect(examples).toContain('+4915123456789');
    expect(examples).toContain('+442079460018');
    expect(examples).toContain('cannot be read as a phone number');
  });

  test('follow the default country and the chosen style at once', async () => {
    const app = opened();
    await show(app, place);
    await choose('numbers-country-right', 'FR');
    expect(the('number-examples').textContent).toContain('+33612345678');
    await click('phone-style-right-national');
    expect(the('number-examples').textContent).toContain('030 123456');
    await click('wizard-next');
    expect(saved(app)).toMatchObject({
      defaultCountry: { left: 'DE', right: 'FR' },
      phoneStyle: { right: 'national' },
    });
  });

  test('lead to the check of all numbers in Aircall', async () => {
    await show(opened(), place);
    expect(the('number-check').getAttribute('href')).toBe('#/accounts/a1/numbers');
  });

  test('without any numbers read yet, say so', async () => {
    await show(opened(draft, emptyMirror), place);
    expect(words()).toContain('Lineup has not read these contacts yet');
  });
});

describe("on a connection's page", () => {
  test('fields and numbers are saved each for itself, and a new preview is announced', async () => {
    const app = opened(connected);
    await show(app, '#/connections/c1');
    expect(isDisabled('save-numbers')).toBe(true);
    await click('phone-style-right-international');
    expect(words()).toContain('a new preview is needed');
    await click('row-on-note');
    await click('save-numbers');
    expect(saved(app)).toMatchObject({
      phoneStyle: { right: 'international' },
      mapping: connected.connection.settings.mapping,
    });
    await click('save-fields');
    expect(saved(app)?.phoneStyle).toBeUndefined();
    expect(saved(app)?.mapping.find((row) => row.id === 'note')?.direction).toBe('off');
  });
});
