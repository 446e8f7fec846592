/**
 * The numbering plans of the world: libphonenumber's, and the only place that knows it. It says whether digits are a valid number;
 * which digits a text means is decided in phone.ts and phone-candidates.ts.
 */
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  type PhoneNumber,
  type PhoneNumberType,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { PhoneType } from './phone-kinds.ts';

export type { CountryCode };

export interface PlannedNumber {
  readonly e164: string;
  readonly country: string | null;
  readonly callingCode: string;
  /** Digits behind the calling code. */
  readonly national: string;
  /** `unknown` where no plan knows the range: the number is possible, not valid. */
  readonly type: PhoneType;
}

/** Undefined for '' and for what is no country. */
export function countryOf(text: string): CountryCode | undefined {
  return isSupportedCountry(text) ? text : undefined;
}

export function callingCodeOf(country: CountryCode): string {
  return getCountryCallingCode(country);
}

/** Digits with their calling code, with libphonenumber's forgiveness of trunk digits (`+33 06…`). */
export function validAbroad(digits: string): PlannedNumber | null {
  return validOf(parsePhoneNumberFromString(`+${digits}`));
}

/** Digits as they are dialled in that country. */
export function validAtHome(digits: string, home: CountryCode | undefined): PlannedNumber | null {
  return home && digits !== '' ? validOf(parsePhoneNumberFromString(digits, home)) : null;
}

/** Digits with their calling code, untouched, if their count fits; the ranges may be newer than our plans. */
export function possibleAbroad(digits: string): PlannedNumber | null {
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  return parsed?.number === `+${digits}` && parsed.isPossible() ? planned(parsed, 'unknown') : null;
}

/** A number is valid if its country's plan knows its type; libphonenumber asks the same question twice. */
function validOf(parsed: PhoneNumber | undefined): PlannedNumber | null {
  const type = parsed?.getType();
  return parsed && type ? planned(parsed, types[type]) : null;
}

function planned(parsed: PhoneNumber, type: PhoneType): PlannedNumber {
  return {
    e164: parsed.number,
    country: parsed.country ?? null,
    callingCode: parsed.countryCallingCode,
    national: parsed.nationalNumber,
    type,
  };
}

const types: Readonly<Record<PhoneNumberType, PhoneType>> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'landline',
  FIXED_LINE_OR_MOBILE: 'mobile-or-landline',
  TOLL_FREE: 'toll-free',
  SHARED_COST: 'shared-cost',
  PREMIUM_RATE: 'premium',
  VOIP: 'internet',
  PERSONAL_NUMBER: 'personal',
  PAGER: 'pager',
  UAN: 'company',
  VOICEMAIL: 'voicemail',
};

interface Plan {
  IDDPrefix(): string;
  possibleLengths(): number[];
  /** Not among the package's types, but in its code since 1.0; a test holds it. */
  type?(name: PhoneNumberType): { possibleLengths?(): number[] | undefined } | undefined;
}

interface HomePlan {
  /** What is dialled there before a number of another country, e.g. `00`; followed by a calling code. */
  readonly abroadPrefix: RegExp;
  /** Digits of the longest landline number, without its trunk digit. */
  readonly longestLandline: number;
}

const plans = new Map<CountryCode, HomePlan>();

export function planOf(country: CountryCode): HomePlan {
  const known = plans.get(country);
  if (known) return known;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan: Plan | undefined = metadata.numberingPlan;
  const lengths = plan?.type?.('FIXED_LINE')?.possibleLengths?.() ?? plan?.possibleLengths() ?? [15];
  const made = {
    abroadPrefix: new RegExp(`^(?:${plan?.IDDPrefix() ?? '00'})(?=[1-9])`),
    longestLandline: Math.max(...lengths),
  };
  plans.set(country, made);
  return made;
}

export function formatNumber(e164: string, style: 'international' | 'national'): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed?.number !== e164) return e164;
  return style === 'national' ? parsed.formatNational() : parsed.formatInternational();
}
