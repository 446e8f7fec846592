/** A few dozen people for the scenarios: some on both sides in other spellings, some on one side only, all of them clear cases. */
import type { ContactData } from '../emulators/aircall/contact.ts';
import { asAircall } from '../world/as-aircall.ts';
import { asCard } from '../world/as-card.ts';
import { cardText } from '../world/card-text.ts';
import { people } from '../world/people.ts';
import { plainSpelling } from '../world/spelling.ts';

export interface SmallWorld {
  readonly country: 'FR';
  readonly aircall: readonly ContactData[];
  readonly book: readonly { readonly fileName: string; readonly text: string }[];
}

export interface Sizes {
  readonly shared: number;
  readonly onlyAircall: number;
  readonly onlyBook: number;
}

export function smallWorld({ shared, onlyAircall, onlyBook }: Sizes): SmallWorld {
  const all = people(11, 3 * (shared + onlyAircall + onlyBook)).filter(
    ({ phones, country }) =>
      country === 'FR' && phones.length > 0 && phones.every(({ kind }) => kind !== 'switchboard'),
  );
  const atAircall = all.slice(0, shared + onlyAircall);
  const inBook = [
    ...all.slice(0, shared),
    ...all.slice(shared + onlyAircall, shared + onlyAircall + onlyBook),
  ];
  if (inBook.length < shared + onlyBook) throw new Error('too few people');
  return {
    country: 'FR',
    aircall: atAircall.map((person) => asAircall(person, plainSpelling)),
    book: inBook.map((person) => {
      const uid = `person-${person.id}`;
      const content = asCard(person, { ...plainSpelling, phone: 'national' }, uid);
      return { fileName: `${uid}.vcf`, text: cardText(content, { version: '3.0' }) };
    }),
  };
}
