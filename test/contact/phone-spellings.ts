/** Any valid number of any country of libphonenumber's metadata, and the ways in which people spell it. */
import fc from 'fast-check';
import {
  type CountryCode,
  getCountries,
  Metadata,
  type PhoneNumber,
  PhoneNumber as PhoneNumberClass,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';

export interface Spelled {
  readonly e164: string;
  readonly text: string;
  /** Country whose account holds the text. */
  readonly country: string;
  readonly extension: string | null;
  /** The spelling leaves nothing open: to refuse it would be a fault too. */
  readonly isPlain: boolean;
}

const countries = getCountries();
/** Index of the types in a plan of the metadata; each is `[pattern, lengths?]`, absent types are 0. */
const typesIndex = 11;

/** Every valid number: each pattern of each type of each country can come up. */
export const validNumber: fc.Arbitrary<PhoneNumber> = fc
  .constantFrom(...countries)
  .chain((country) => fc.constantFrom(...patternsOf(country)).map((pattern) => ({ country, pattern })))
  .chain(({ country, pattern }) =>
    fc.stringMatching(new RegExp(`^(?:${pattern})$`)).map((digits) => ({ country, digits })),
  )
  .map(({ country, digits }) => {
    const [code] = metadata.countries[country] as unknown as [string];
    return parsePhoneNumberFromString(`+${code}${digits}`) ?? new PhoneNumberClass('+12025550100');
  })
  .filter((number) => number.isValid());

function patternsOf(country: CountryCode): string[] {
  const plan = metadata.countries[country] as unknown[];
  const types = plan[typesIndex] as readonly (0 | null | readonly [string])[] | undefined;
  const found = (types ?? []).flatMap((type) => (type && type[0] !== '' ? [type[0]] : []));
  return found.length > 0 ? found : [plan[2] as string];
}

const scripts = ['٠', '۰', '०', '０', '๐', '০'].map((zero) => zero.codePointAt(0) ?? 48);

const separators = ['.', '-', ' ', '\u00a0', '\u2011', '\u2013', '  ', '_', '\u2009', '·'];
const labels = [
  'tel. ',
  'Tel: ',
  'T ',
  'mobile: ',
  'Handy ',
  'portable : ',
  '☎ ',
  '📱',
  'Cell: ',
  '电话：',
  'тел. ',
  'هاتف: ',
];
const remarks = [
  ' (mobile)',
  ' (bureau)',
  ' [privat]',
  ' work',
  ' Büro',
  ' (Anna)',
  ',',
  ' ☎',
  ' (WhatsApp)',
];
const wraps: readonly (readonly [string, string])[] = [
  ["'", ''],
  ['"', '"'],
  ['="', '"'],
  ['\u202a', '\u202c'],
  ['\u200e', ''],
  ['  ', ' \n'],
  ['\ufeff', ''],
  ['tel:', ''],
];
const extensions = [
  ' ext. ',
  ' x',
  ' poste ',
  ' int. ',
  ' доб. ',
  ' Durchwahl ',
  ' #',
  ',',
  ' 内線',
  ' toestel ',
  ';ext=',
];

/** Without a home: read alike in every account. */
function abroadForms(number: PhoneNumber): string[] {
  const { countryCallingCode: code, nationalNumber } = number;
  const international = number.formatInternational();
  const national = number.formatNational();
  const hasTrunkZero =
    national.replace(/\D/g, '') === `0${nationalNumber}` &&
    parsePhoneNumberFromString(`+${code}0${nationalNumber}`)?.number === number.number;
  return [
    number.number,
    international,
    international.replace('+', '+ '),
    international.replace(`+${code}`, `(+${code})`),
    international.replace(`+${code}`, `+(${code})`),
    number.format('RFC3966').replace('tel:', ''),
    hasTrunkZero ? `+${code} ${national}` : number.number,
  ];
}

/** As in an account of the number's own country. */
function homeForms(number: PhoneNumber): string[] {
  const national = number.formatNational();
  return [national, national.replace(/\D/g, '')];
}

/** Right only with luck: to be refused, or read as the same number. */
function daringForms(number: PhoneNumber, home: CountryCode): string[] {
  const { countryCallingCode: code, nationalNumber } = number;
  // 3989450000 is how Italy writes a mobile: without a blank or a plus it is no spelling of +39 8945 0000.
  const isOtherAtHome =
    parsePhoneNumberFromString(`${code}${nationalNumber}`, home)?.formatNational().replace(/\D/g, '') ===
    `${code}${nationalNumber}`;
  return [
    `${code} ${nationalNumber}`,
    isOtherAtHome ? number.number : `${code}${nationalNumber}`,
    nationalNumber,
    `+ 00${code} ${nationalNumber}`,
    `00${code} ${nationalNumber}`,
    `${abroadPrefixOf(home) ?? '00'}${code}${nationalNumber}`,
    `+${code} (0)${nationalNumber}`,
    isReadBack(number, home) && number.formatNational().startsWith('0')
      ? `+${number.formatNational()}`
      : number.number,
  ];
}

/** A national form that libphonenumber itself reads back; a few of its own, as of Gabon's old numbers, it does not. */
export function isReadBack(number: PhoneNumber, country: CountryCode | undefined): boolean {
  const again = parsePhoneNumberFromString(number.formatNational(), country);
  return again?.number === number.number;
}

export const spelledNumber: fc.Arbitrary<Spelled> = fc
  .record({
    number: validNumber,
    home: fc.constantFrom(...countries, ''),
    form: fc.nat(23),
    separator: fc.option(fc.constantFrom(...separators), { nil: null }),
    script: fc.option(fc.constantFrom(...scripts), { nil: null, freq: 4 }),
    label: fc.constantFrom('', '', ...labels),
    remark: fc.constantFrom('', '', ...remarks),
    wrap: fc.constantFrom(['', ''] as const, ...wraps),
    extension: fc.option(fc.record({ word: fc.constantFrom(...extensions), digits: fc.nat(99_999) }), {
      nil: null,
      freq: 4,
    }),
  })
  .map(({ number, home, form, separator, script, label, remark, wrap, extension }) => {
    const own = number.country;
    const isAtHome = own !== undefined && form % 3 === 1 && isReadBack(number, own);
    const isDaring = own !== undefined && form % 3 === 2;
    const forms = isAtHome ? homeForms(number) : isDaring ? daringForms(number, own) : abroadForms(number);
    const plain = forms[Math.floor(form / 3) % forms.length] ?? number.number;
    const separated = separator === null ? plain : plain.replace(/(?<=\d)[ -](?=\d)/g, separator);
    const scripted =
      script === null
        ? separated
        : separated.replace(/\d/g, (digit) => String.fromCodePoint(script + Number(digit)));
    const end = extension ? `${extension.word}${extension.digits}` : remark;
    const isLink = wrap[0] === 'tel:';
    return {
      e164: number.number,
      text: `${wrap[0]}${isLink ? '' : label}${scripted}${end}${wrap[1]}`,
      country: isAtHome || isDaring ? own : home,
      extension: extension ? String(extension.digits) : null,
      isPlain:
        !isDaring &&
        (!isAtHome || (number.nationalNumber.length >= 7 && !number.nationalNumber.startsWith('00'))),
    };
  });

export function abroadPrefixOf(country: CountryCode): string | undefined {
  const plan = new Metadata();
  plan.selectNumberingPlan(country);
  const prefix = plan.numberingPlan?.defaultIDDPrefix() ?? plan.numberingPlan?.IDDPrefix() ?? '';
  return /^\d+$/.test(prefix) ? prefix : undefined;
}
