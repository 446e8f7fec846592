/** Cards that say of somebody what another card says already: name, numbers and addresses alike. */
import { type ReadCard, readCard } from './read-card.ts';

export function duplicateCards(cards: ReadonlyMap<string, string>): number {
  const seen = new Set<string>();
  let duplicates = 0;
  for (const text of cards.values()) {
    const key = canonical(readCard(text));
    if (seen.has(key)) duplicates += 1;
    seen.add(key);
  }
  return duplicates;
}

function canonical({ given, family, company, phones, emails }: ReadCard): string {
  return JSON.stringify([
    given,
    family,
    company,
    phones.map((phone) => phone.replace(/[^\d+]/g, '')).sort(),
    emails.map((email) => email.toLowerCase()).sort(),
  ]);
}
