/** What reading a phone number gives: the number and how it was read, or the reason why not. */

export type PhoneReason =
  | 'empty'
  /** Letters or signs that no number has. */
  | 'letters'
  | 'several'
  | 'too-short'
  | 'too-long'
  | 'no-such-number'
  /** Codes such as `112`, `12345`, `*21*…#`: they have no E.164 form. */
  | 'short-code'
  /** Without a country code, in an account without a default country. */
  | 'no-country'
  /** Two different numbers could be meant. */
  | 'ambiguous'
  /** A spreadsheet has destroyed it: `3.36123E+10`, `#####`. */
  | 'spreadsheet';

export type PhoneType =
  | 'mobile'
  | 'landline'
  /** The country's plan does not tell them apart. */
  | 'mobile-or-landline'
  | 'toll-free'
  | 'shared-cost'
  | 'premium'
  | 'internet'
  | 'personal'
  | 'pager'
  | 'company'
  | 'voicemail'
  | 'unknown';

export type PhoneHow =
  /** `+33…`, also `44 (0)20…`. */
  | 'plus'
  /** `00`, `011`, or what the default country dials for abroad. */
  | 'abroad-prefix'
  /** As at home in the default country. */
  | 'national'
  /** The default country's calling code without its plus. */
  | 'lost-plus'
  /** At home, but for the first zero, which spreadsheets eat. */
  | 'lost-zero'
  /** Letters on the keypad. */
  | 'keypad';

export interface ReadNumber {
  readonly kind: 'number';
  /** Compact, e.g. `+33612345678`. */
  readonly e164: string;
  /** ISO 3166 alpha-2, or null where the calling code belongs to no country (`+800`). */
  readonly country: string | null;
  readonly type: PhoneType;
  readonly extension: string | null;
  readonly how: PhoneHow;
  /**
   * False: it has a right length, but the country's plan knows no such range. Only ever for numbers written with `+`, whose digits are then
   * taken as written: plans grow faster than any table of them.
   */
  readonly isValid: boolean;
  /** True if the country came from the default, not from the text. */
  readonly usedDefault: boolean;
}

export type Phone = ReadNumber | { readonly kind: 'unreadable'; readonly reason: PhoneReason };

/**
 * `as-is` is the text as people typed it. `national` is the form at home, and international for numbers of other countries, which could not
 * be read back otherwise.
 */
export type PhoneStyle = 'as-is' | 'e164' | 'international' | 'national';
