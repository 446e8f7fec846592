/** The same values as different hands write them. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

export const phoneSpellings = [
  'e164', // +33612345678
  'international', // +33 6 12 34 56 78
  'trunk-zero', // +33 (0)6 12 34 56 78
  'double-zero', // 0033 6 12 34 56 78
  'national', // 06 12 34 56 78
  'dots', // 06.12.34.56.78
  'digits', // 0612345678
] as const;
export type PhoneSpelling = (typeof phoneSpellings)[number];

/** Those that only a reader who knows the country understands. */
export const homeSpellings: readonly PhoneSpelling[] = ['national', 'dots', 'digits'];
/** Those that anybody understands. */
export const worldSpellings: readonly PhoneSpelling[] = [
  'e164',
  'international',
  'trunk-zero',
  'double-zero',
];

export type NameSpelling = 'as-is' | 'upper-case' | 'no-diacritics';

export interface Spelling {
  readonly name: NameSpelling;
  readonly phone: PhoneSpelling;
  readonly email: 'as-is' | 'upper-case';
}

export const plainSpelling: Spelling = { name: 'as-is', phone: 'e164', email: 'as-is' };

export function spellPhone(e164: string, spelling: PhoneSpelling): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  const international = parsed.formatInternational();
  const national = parsed.formatNational();
  switch (spelling) {
    case 'e164':
      return e164;
    case 'international':
      return international;
    case 'trunk-zero': {
      // Only where callers at home dial a zero first: never in the United States.
      const code = `+${parsed.countryCallingCode} `;
      return /^\(?0/.test(national) ? international.replace(code, `${code}(0)`) : international;
    }
    case 'double-zero':
      return international.replace('+', '00');
    case 'national':
      return national;
    case 'dots':
      return national.replace(/\D+/g, '.').replace(/^\.|\.$/g, '');
    case 'digits':
      return national.replace(/\D/g, '');
  }
}

export function spellName(text: string, spelling: NameSpelling): string {
  switch (spelling) {
    case 'as-is':
      return text;
    case 'upper-case':
      return text.replace(/ß/g, 'ss').toUpperCase();
    case 'no-diacritics':
      return text
        .replace(/ß/g, 'ss')
        .replace(/\p{Script=Latin}\p{M}*/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
  }
}

export function spellEmail(address: string, spelling: Spelling['email']): string {
  return spelling === 'as-is' ? address : address.toUpperCase();
}
