/** People in Aircall whose numbers were spoilt over the years, for the picture of the number check: 300 findings of every kind. */
import type { ContactData } from '../emulators/aircall/contact.ts';
import { asAircall } from '../world/as-aircall.ts';
import { people } from '../world/people.ts';
import { plainSpelling } from '../world/spelling.ts';

/** In 20 people. */
const shares: readonly (readonly [number, (digits: string) => string])[] = [
  [10, (digits) => `+10${digits}`],
  [15, (digits) => `0${digits.replace(/(\d\d)(?=\d)/g, '$1 ')}`],
  [17, (digits) => `+33${digits.slice(0, 5)}`],
  [18, () => '3.36123E+10'],
];

export function spoiltNumbers(count: number): ContactData[] {
  const whole = people(77, 6 * count)
    .filter(({ country, phones }) => country === 'FR' && phones.length > 0)
    .map((person) => asAircall(person, plainSpelling))
    .filter(({ phone_numbers }) => phone_numbers?.[0]?.value.startsWith('+33'));
  if (whole.length < count) throw new Error('too few people');
  return whole.slice(0, count).flatMap((data, index) => {
    const [first] = data.phone_numbers ?? [];
    const spoil = shares.find(([share]) => index % 20 < share)?.[1];
    if (!first || !spoil) return [data, { ...data, company_name: null }];
    const value = spoil(first.value.slice(3));
    return [{ ...data, phone_numbers: [{ ...first, value }] }];
  });
}
