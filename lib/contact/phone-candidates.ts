/** All the valid numbers that typed digits could mean. More than one is for phone.ts to refuse. */
import type { PhoneHow } from './phone-kinds.ts';
import {
  type CountryCode,
  callingCodeOf,
  formatNumber,
  type PlannedNumber,
  planOf,
  validAbroad,
  validAtHome,
} from './phone-plan.ts';
import type { TypedNumber } from './phone-text.ts';

export interface Candidate {
  readonly parsed: PlannedNumber;
  readonly how: PhoneHow;
}

export function candidatesOf(typed: TypedNumber, home: CountryCode | undefined): Candidate[] {
  const zeros = /^0*/.exec(typed.digits)?.[0].length ?? 0;
  if (typed.isInternational && zeros === 0) return abroad(typed, 0, 'plus');
  return [
    // `+0033…` and `+0612…` are `0033…` and `0612…` with a stray plus.
    ...(typed.hasPlus ? abroad(typed, zeros, 'abroad-prefix') : []),
    ...(home ? atHome(typed, home) : []),
    ...behindPrefix(typed, home),
  ];
}

/** With and without the zero of `(0)`: in Italy it belongs to the number, in Britain it does not. */
function abroad(typed: TypedNumber, skipped: number, how: PhoneHow): Candidate[] {
  const ways = typed.withoutTrunk === null ? [typed.digits] : [typed.digits, typed.withoutTrunk];
  return ways.flatMap((digits) => {
    const parsed = validAbroad(digits.slice(skipped));
    return parsed ? [{ parsed, how }] : [];
  });
}

function behindPrefix(typed: TypedNumber, home: CountryCode | undefined): Candidate[] {
  const own = home ? planOf(home).abroadPrefix.exec(typed.digits) : null;
  const common = /^(?:00|011)(?=[1-9])/.exec(typed.digits);
  // A prefix of other countries may be the start of a local number: it needs a number of full length behind it.
  const isSure = (match: RegExpExecArray) => match === own || typed.digits.length - match[0].length >= 10;
  return [own, common].flatMap((match) =>
    match && isSure(match) ? abroad(typed, match[0].length, 'abroad-prefix') : [],
  );
}

function atHome(typed: TypedNumber, home: CountryCode): Candidate[] {
  const { digits } = typed;
  const code = callingCodeOf(home);
  if (planOf(home).abroadPrefix.test(digits)) {
    // Free numbers of Thailand and Japan start like a call abroad.
    const parsed = validAbroad(`${code}${digits}`);
    return parsed?.national === digits ? [{ parsed, how: 'national' }] : [];
  }
  const withCode = digits.startsWith(code) && code !== '1' ? validAbroad(digits) : null;
  const lostPlus: Candidate[] = withCode ? [{ parsed: withCode, how: 'lost-plus' }] : [];
  const parsed = validAtHome(digits, home);
  const isNational = parsed?.callingCode === code && parsed.e164 !== withCode?.e164;
  if (!parsed || !isNational) return digits.length >= 10 || typed.firstGroup === code ? lostPlus : [];
  const how = howAtHome(typed, parsed, home);
  // Where numbers have no trunk digit, 390 6698123 is at home in Italy, but 39 06 698123 may be Rome without its plus.
  if (how === 'national') return [{ parsed, how }, ...(typed.firstGroup === code ? lostPlus : [])];
  if (how === null && lostPlus.length === 0) return [];
  return [{ parsed, how: 'lost-zero' }, ...lostPlus];
}

/** Null where a number without its trunk digit may as well be a local one, without area code. */
function howAtHome(typed: TypedNumber, parsed: PlannedNumber, home: CountryCode): PhoneHow | null {
  const { digits } = typed;
  const { longestLandline } = planOf(home);
  const isAsWritten =
    digits !== parsed.national || digits === formatNumber(parsed.e164, 'national').replace(/\D/g, '');
  // Where every number is short, as on small islands, five digits may be all of it.
  if (digits.length < 7) return isAsWritten && digits.length >= 5 && longestLandline <= 8 ? 'national' : null;
  if (isAsWritten) return 'national';
  const isMobile = parsed.type === 'mobile' && digits.length >= 9;
  return isMobile || typed.hasAreaCode || digits.length >= longestLandline ? 'lost-zero' : null;
}
