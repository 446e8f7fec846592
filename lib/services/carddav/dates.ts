/** Birthdays: the spellings of three vCard versions and of Apple's year-less dates, as ISO 8601 (`1985-04-12`, `--04-12`). */
import type { Version } from './vcard/card.ts';
import { textOfProperty } from './vcard/decode.ts';
import { type Property, parameterValues, parseParameter, withoutParameters } from './vcard/property.ts';

const full = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/s;
const yearless = /^--(\d{2})-?(\d{2})(?:T.*)?$/s;

/** '' if it is no date that we can read (`circa 1800`): then it is left alone. */
export function readDate(property: Property): string {
  const text = textOfProperty(property);
  const dated = full.exec(text);
  if (dated) {
    const [, year = '', month = '', day = ''] = dated;
    const isYearless = parameterValues(property, 'X-APPLE-OMIT-YEAR').includes(year);
    return isInYear(month, day) ? `${isYearless ? '-' : year}-${month}-${day}` : '';
  }
  const [, month = '', day = ''] = yearless.exec(text) ?? [];
  return isInYear(month, day) ? `--${month}-${day}` : '';
}

/** The property and the value to write for an ISO date; null if it is none. */
export function writeDate(property: Property, date: string, version: Version): [Property, string] | null {
  const [, year, month = '', day = ''] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (!isInYear(month, day)) return null;
  const plain = withoutParameters(property, ['VALUE', 'X-APPLE-OMIT-YEAR']);
  if (version === '4.0') return [plain, year === '-' ? `--${month}${day}` : `${year}${month}${day}`];
  if (year !== '-') return [plain, date];
  // Before 4.0 a date has a year; Apple marks one that means none, and others show 1604.
  const omit = parseParameter('X-APPLE-OMIT-YEAR=1604');
  return [{ ...plain, parameters: [...plain.parameters, omit] }, `1604-${month}-${day}`];
}

function isInYear(month: string, day: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}
