/**
 * How sure we are that two records are the same person, and why.
 *
 * Weighing: a wrong link mixes two people's data and is hard to see; a missed link asks the user one question. So only unmistakable
 * evidence links by itself, and anything that smells of the same person but is not sure becomes a question, never a second contact.
 */
import { isRoleAddress } from '../contact/email.ts';
import { foldCompany } from '../contact/fold.ts';
import { compareNames, type NameAgreement, nameWords } from '../contact/name.ts';
import type { Person } from '../contact/person.ts';
import type { Evidence } from './plan.types.ts';

export interface Verdict {
  /** strong: links if it is the only one. weak: asks. none: two people. */
  readonly strength: 'strong' | 'weak' | 'none';
  readonly evidence: readonly Evidence[];
}

/** @param isShared whether a key (`p:…`, `e:…`) is held by several records of one side, as a switchboard's or a family's number is. */
export function weigh(a: Person, b: Person, isShared: (key: string) => boolean): Verdict {
  const phones = a.phones.filter((phone) => b.phones.includes(phone));
  const emails = a.emails.filter((email) => b.emails.includes(email));
  const names = compareNames(a.name || a.company, b.name || b.company);
  const evidence: Evidence[] = [
    ...phones.map((value) => ({ kind: 'phone' as const, value })),
    ...emails.map((value) => ({ kind: 'email' as const, value })),
  ];
  if (names === 'equal' || names === 'similar') evidence.push({ kind: 'name' });
  const ownPhone = phones.some((phone) => !isShared(`p:${phone}`));
  const ownEmail = emails.some((email) => !isShared(`e:${email}`) && !isRoleAddress(email));
  const hasCommon = phones.length > 0 || emails.length > 0;
  if (hasCommon)
    return { strength: byCommon(names, ownPhone, ownEmail), evidence: explain(evidence, names, phones) };
  if (isSameNameAtSameCompany(a, b))
    return { strength: 'strong', evidence: [{ kind: 'name' }, { kind: 'company' }] };
  return { strength: 'none', evidence: [] };
}

function byCommon(names: NameAgreement, ownPhone: boolean, ownEmail: boolean): Verdict['strength'] {
  if (names === 'equal') return 'strong';
  if (ownPhone && ownEmail) return 'strong';
  if (ownPhone || ownEmail) return names === 'different' ? 'weak' : 'strong';
  // Only shared numbers or addresses in common: another name means another person at the same desk.
  return names === 'different' ? 'none' : 'weak';
}

function explain(evidence: readonly Evidence[], names: NameAgreement, phones: readonly string[]): Evidence[] {
  if (names !== 'different' || phones.length === 0) return [...evidence];
  return [...evidence, { kind: 'same-number-other-name' }];
}

function isSameNameAtSameCompany(a: Person, b: Person): boolean {
  const words = nameWords(a.name, true);
  if (words.length < 2 || a.company === '' || b.company === '') return false;
  return (
    words.join(' ') === nameWords(b.name, true).join(' ') && foldCompany(a.company) === foldCompany(b.company)
  );
}
