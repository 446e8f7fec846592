import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  brakeText,
  evidenceText,
  excludedText,
  lossText,
  reviewText,
} from '../../components/words/reasons.ts';
import { rich, speak, t, tn } from '../../components/words/words.ts';
import type { Field } from '../../lib/contact/contact.ts';
import { errorCodes } from '../../lib/errors.ts';
import { offeredConditions } from '../../lib/rules/offered.ts';
import { sentenceKeys } from '../../lib/rules/sentence.ts';
import { aircallFields } from '../../lib/services/aircall/fields.ts';
import { services } from '../../lib/services/registry.ts';
import { catalogues, sourceOf } from '../gallery/words.ts';

const languages = Object.entries(catalogues);
const english = Object.keys(catalogues.en ?? {});
const plain = (code: string) => code.replaceAll('-', '_');

/** Families of keys that are put together from a code or an id; each is proved below or by the compiler. */
const families =
  /^(rule_if|rule_then|rule_exit|ask|offered|lost_for|phone_reason|error|excluded|review|loss|evidence|brake|label|field|aircall|google|microsoft|hubspot|pipedrive|carddav|files|extension)_|^language$/;

function sources(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx)$/.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
}

/** The literal reasons of a union in a contract, so that a new one without words fails here. */
function unionIn(file: string, name: string): string[] {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(`type ${name} =`);
  const union = text.slice(from, text.indexOf(';', from));
  return [...union.matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? '');
}

describe.each(languages)('the catalogue in %s', (language, catalogue) => {
  beforeEach(() => speak(sourceOf(catalogue), language));

  test('has every sentence of the English one and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...english].sort());
  });

  test('names its own language', () => {
    expect(catalogue.language?.message).toBe(language);
  });

  test('leaves no sentence empty, and the store accepts its description', () => {
    for (const [key, { message }] of Object.entries(catalogue)) expect(message.trim(), key).not.toBe('');
    expect(catalogue.extension_description?.message.length).toBeLessThanOrEqual(132);
    expect(catalogue.extension_name?.message.length).toBeLessThanOrEqual(75);
  });

  test('has the English placeholders, numbered in the alphabetical order of their names', () => {
    for (const [key, entry] of Object.entries(catalogue)) {
      const names = Object.keys(entry.placeholders ?? {});
      expect(names.sort(), key).toEqual(Object.keys(catalogues.en?.[key]?.placeholders ?? {}).sort());
      names.forEach((name, index) => {
        expect(entry.placeholders?.[name]?.content, key).toBe(`$${index + 1}`);
      });
      for (const [, used] of entry.message.matchAll(/\$(\w+)\$/g)) expect(names, key).toContain(used);
    }
  });

  test('says of every error what happened and what to do', () => {
    for (const code of errorCodes) {
      expect(catalogue[`error_${plain(code)}`]?.message, code).toBeTruthy();
      expect(catalogue[`error_${plain(code)}_do`]?.message, code).toBeTruthy();
    }
  });

  test('has words for every reason, evidence, loss and brake of a plan', () => {
    const file = 'lib/sync/plan.types.ts';
    const known = {
      excluded: unionIn(file, 'ExcludedReason'),
      review: unionIn(file, 'ReviewReason'),
      loss: unionIn(file, 'LossReason'),
      brake: unionIn(file, 'BrakeCode'),
      phone_reason: unionIn('lib/contact/phone-kinds.ts', 'PhoneReason'),
    };
    for (const [family, codes] of Object.entries(known)) {
      expect(codes.length, family).toBeGreaterThan(2);
      for (const code of codes) {
        expect(catalogue[`${family}_${plain(code)}`]?.message, `${family} ${code}`).toBeTruthy();
      }
    }
  });

  test('has words for every part of a rule, and for every question and ready-made condition', () => {
    for (const key of sentenceKeys) expect(catalogue[key]?.message, key).toBeTruthy();
    const asks = sentenceKeys.filter((key) => /^rule_if_(?!everyone)/.test(key));
    for (const key of asks) expect(catalogue[key.replace('rule_if', 'ask')]?.message, key).toBeTruthy();
    const shared: Field = { id: 'is_shared', name: '', type: 'yes-no', many: false };
    const offered = offeredConditions([...aircallFields, shared]);
    expect(offered).toHaveLength(11);
    for (const { id } of offered) expect(catalogue[`offered_${plain(id)}`]?.message, id).toBeTruthy();
  });

  test('names every field that a service asks for', () => {
    for (const service of services) {
      for (const field of service.credentialFields) {
        expect(catalogue[`${service.id}_${field.id}`]?.message, field.id).toBeTruthy();
      }
    }
  });

  test('has both forms of every sentence with a number', () => {
    for (const key of Object.keys(catalogue)) {
      if (key.endsWith('_one')) expect(catalogue[key.replace(/_one$/, '_other')], key).toBeTruthy();
    }
  });
});

test('every sentence of the catalogue is used', () => {
  const code = ['components', 'lib', 'entrypoints'].map(sources).join('\n') + readFileSync('wxt.config.ts');
  const unused = english.filter((key) => {
    const base = key.replace(/_(one|other)$/, '');
    return !families.test(key) && !code.includes(`'${key}'`) && !code.includes(`'${base}'`);
  });
  expect(unused).toEqual([]);
});

test('no field of a service is without a name in the catalogue', () => {
  const code = sources('lib/services');
  const names = [
    ...code.matchAll(/name: '((?:field|aircall|google|microsoft|hubspot|pipedrive|carddav|files)_\w+)'/g),
  ].map((match) => match[1] ?? '');
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !english.includes(name))).toEqual([]);
});

describe('a sentence', () => {
  beforeEach(() => speak(sourceOf(catalogues.en ?? {}), 'en'));

  test('takes its values by name, whatever their order', () => {
    expect(t('read_of', { total: 1204, done: 650 })).toBe('650 of 1,204 read');
  });

  test('has the form of its number', () => {
    expect(tn('open_questions', 1)).toBe('1 question for you');
    expect(tn('open_questions', 12_000)).toBe('12,000 questions for you');
  });

  test('may hold elements, and keeps what a name says even if it looks like a placeholder', () => {
    expect(rich('connected_to', { name: '$1 & $name$' }).join('')).toBe('Connected to $1 & $name$');
    expect(t('connected_to', { name: '$1' })).toBe('Connected to $1');
  });

  test('reasons read as sentences', () => {
    expect(excludedText('no-number')).toBe('Has no phone number; Aircall needs one');
    expect(reviewText('conflict')).toContain('both sides');
    expect(lossText('too-many-values')).toContain('no room');
    expect(evidenceText('same-number-other-name')).toContain('another name');
    expect(
      brakeText({ code: 'too-many-deletes', side: 'right', count: 214, of: 903, examples: [] }, 'iCloud'),
    ).toBe('214 of 903 contacts would be deleted in iCloud.');
  });
});
