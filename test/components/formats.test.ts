import { beforeEach, describe, expect, test } from 'vitest';
import { countryCodes, guessedCountry } from '../../components/controls/country-codes.ts';
import { country, day, duration, interval, relative } from '../../components/words/formats.ts';
import { currentLocale, speak } from '../../components/words/words.ts';
import { catalogues, sourceOf } from '../gallery/words.ts';

const english = sourceOf(catalogues.en ?? {});
const minute = 60_000;

beforeEach(() => speak(english, 'en'));

describe('time', () => {
  test('a duration has at most two units and is rounded up', () => {
    expect(duration(3_000)).toBe('5 sec');
    expect(duration(42_000)).toBe('45 sec');
    expect(duration(61_000)).toBe('2 min');
    expect(duration(60 * minute)).toBe('1 hr');
    expect(duration(65 * minute)).toBe('1 hr 5 min');
    expect(duration(26 * 60 * minute)).toBe('1 day 2 hr');
  });

  test('what is near is told by how long ago', () => {
    const now = Date.now();
    expect(relative(now - 10_000, now)).toBe('just now');
    expect(relative(now + 10_000, now)).toBe('any moment now');
    expect(relative(now - 3 * minute, now)).toBe('3 minutes ago');
    expect(relative(now + 2 * 60 * minute, now)).toBe('in 2 hours');
    expect(relative(now - 24 * 60 * minute, now)).toBe('yesterday');
  });

  test('a day is called today or yesterday, else by its date', () => {
    const now = new Date(2026, 10, 23, 9).getTime();
    expect(day(now - 8 * 60 * minute, now)).toBe('Today');
    expect(day(now - 10 * 60 * minute, now)).toBe('Yesterday');
    expect(day(now - 5 * 24 * 60 * minute, now)).toBe('Wednesday, November 18, 2026');
  });

  test('an interval is exact', () => {
    expect([1, 5, 60, 120, 1440].map(interval)).toEqual([
      '1 minute',
      '5 minutes',
      '1 hour',
      '2 hours',
      '1 day',
    ]);
  });
});

describe('language and country', () => {
  test('dates follow the region of the browser where its language is ours', () => {
    speak(english, 'en_GB');
    expect(currentLocale()).toBe('en-GB');
    speak(english, 'it');
    expect(currentLocale()).toBe('en');
  });

  test('every country of the list has a name', () => {
    expect(countryCodes.length).toBeGreaterThan(230);
    expect(countryCodes.filter((code) => country(code) === code)).toEqual([]);
  });

  test('the default country is guessed from the languages of the browser', () => {
    expect(guessedCountry(['de'])).toBe('DE');
    expect(guessedCountry(['en-GB', 'fr'])).toBe('GB');
    expect(guessedCountry(['x', 'fr'])).toBe('FR');
    expect(guessedCountry([])).toBe('US');
  });
});
