/**
 * Numbers read per second, against bare libphonenumber on the same texts. Only the ratios mean anything: machines differ.
 * Run by `npm run bench`, in one process, best of several rounds.
 */
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readPhone, suspectPlusOne } from '../../lib/contact/phone.ts';
import { spelledNumber } from '../contact/phone-spellings.ts';

const rounds = 5;
const sampled = fc.sample(spelledNumber, { numRuns: 12_000, seed: 11 });
/** As an address book holds them: compact, international, national. */
const tidyTexts = sampled.map(({ e164, country }) => ({ text: e164, country }));
const nationalTexts = sampled.flatMap(({ e164 }) => {
  const parsed = parsePhoneNumberFromString(e164);
  return parsed?.country ? [{ text: parsed.formatNational(), country: parsed.country as string }] : [];
});

type Text = { readonly text: string; readonly country: string };

function perSecond(texts: readonly Text[], read: (text: string, country: string) => unknown): number {
  const started = performance.now();
  for (const { text, country } of texts) read(text, country);
  return texts.length / ((performance.now() - started) / 1000);
}

function best(
  texts: (round: number) => readonly Text[],
  read: (text: string, country: string) => unknown,
): number {
  let most = 0;
  for (let round = 0; round < rounds; round += 1) most = Math.max(most, perSecond(texts(round), read));
  return most;
}

/** Blanks behind the text make it new to our memory of texts, and are nothing to a parser. */
const fresh = (texts: readonly Text[]) => (round: number) =>
  texts.map(({ text, country }) => ({ text: `${text}${' '.repeat(round + 1)}`, country }));

const bare = (text: string, country: string) =>
  parsePhoneNumberFromString(
    text,
    country === '' ? undefined : { defaultCountry: country as 'FR' },
  )?.isValid();

function report(name: string, ours: number, theirs: number): void {
  process.stdout.write(`${name.padEnd(44)} ${(ours / theirs).toFixed(2)} × bare libphonenumber\n`);
}

for (const [name, texts] of [
  ['compact numbers, seen for the first time', tidyTexts],
  ['national numbers, seen for the first time', nationalTexts],
  ['messy spellings, seen for the first time', sampled],
] as const) {
  report(name, best(fresh(texts), readPhone), best(fresh(texts), bare));
}
const few = tidyTexts.slice(0, 5_000);
for (const { text, country } of few) readPhone(text, country);
report(
  'compact numbers, seen before',
  best(() => few, readPhone),
  best(() => few, bare),
);
report(
  'looked at for a wrong +1',
  best(fresh(tidyTexts), (text, country) => suspectPlusOne(text, [country])),
  best(fresh(tidyTexts), bare),
);
