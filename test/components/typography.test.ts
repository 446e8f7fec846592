/** Quotation marks, apostrophes and spaces as each language prints them, throughout its catalogue. */
import { describe, expect, test } from 'vitest';
import { catalogues } from '../gallery/words.ts';

/** Pairs of a language's own quotation marks; whatever is another language's is a slip. */
const quotes: Readonly<Record<string, readonly [string, string]>> = {
  en: ['“', '”'],
  fr: ['«', '»'],
  de: ['„', '“'],
  es: ['«', '»'],
};
const everyQuote = /["“”„«»‹]/g;

function sentences(language: string): [string, string][] {
  return Object.entries(catalogues[language] ?? {}).map(([key, { message }]) => [key, message]);
}

function faulty(language: string, fault: RegExp): string[] {
  return sentences(language).flatMap(([key, message]) => (fault.test(message) ? [`${key}: ${message}`] : []));
}

describe.each(Object.keys(catalogues))('in %s', (language) => {
  test('apostrophes are curly, and dots that trail off are one sign', () => {
    expect(faulty(language, /'|´|`|\.\.\./)).toEqual([]);
  });

  test('quotation marks are its own, and each that opens is closed', () => {
    const own = quotes[language];
    expect(own, 'the marks of a new language stand above').toBeDefined();
    const wrong = sentences(language).filter(([, message]) =>
      (message.match(everyQuote) ?? []).some((mark, place) => mark !== own?.[place % 2]),
    );
    const open = sentences(language).filter(
      ([, message]) => (message.match(everyQuote) ?? []).length % 2 > 0,
    );
    expect([...wrong, ...open]).toEqual([]);
  });

  test('no space stands twice, first or last', () => {
    expect(faulty(language, /^\s|\s$|\s\s/)).toEqual([]);
  });
});

test('in French, no line breaks before a colon, a question mark or the end of a quotation', () => {
  expect(faulty('fr', / [:;!?»]|« /)).toEqual([]);
  expect(faulty('fr', /[^\s\u00a0\u202f][;!?»]|«[^\u00a0]/)).toEqual([]);
});
