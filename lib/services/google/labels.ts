/** Google's types of numbers and addresses as the words that people read, and back; any other word is a custom type. */
import { labelKey } from '../../contact/equality.ts';

const words = new Map(
  Object.entries({
    home: 'Home',
    work: 'Work',
    mobile: 'Mobile',
    homeFax: 'Home Fax',
    workFax: 'Work Fax',
    otherFax: 'Fax',
    pager: 'Pager',
    workMobile: 'Work Mobile',
    workPager: 'Work Pager',
    main: 'Main',
    googleVoice: 'Google Voice',
    other: 'Other',
  }),
);
const typesByWord = new Map([...words].map(([type, word]) => [labelKey(word), type]));

export function labelOfType(type: string): string {
  const trimmed = type.trim();
  return words.get(trimmed) ?? trimmed;
}

/** '' for none. */
export function typeOfLabel(label: string | undefined): string {
  const trimmed = (label ?? '').trim();
  return typesByWord.get(labelKey(trimmed)) ?? trimmed;
}
