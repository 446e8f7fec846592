/**
 * What the mirror knows of numbers, addresses and names that somebody sees on a page: whose they are, what is wrong with them there, and what is
 * wrong with a number by itself. A batch costs one look into the index.
 */
import { emailKey, isEmail } from '../contact/email.ts';
import { checkNumber } from '../contact/number-check.ts';
import { titleOf } from '../contact/person.ts';
import { phoneKey, readPhone } from '../contact/phone.ts';
import { titleKeys } from '../contact/title-keys.ts';
import type { Account, MirrorRecord } from '../engine/ports.ts';
import type { Database } from '../store/database.ts';
import { holdersOf } from '../store/findings.ts';
import { companyOf } from '../sync/findings.ts';
import { FindingSource } from './finding-source.ts';
import type { Finding, Holder, Verdict } from './mend-api.ts';

export async function verdictsFor(
  db: Database,
  accountId: string,
  texts: readonly string[],
): Promise<Verdict[]> {
  const account = await db.accounts.get(accountId);
  const source = await FindingSource.open(db, accountId);
  if (!account || !source) return texts.map((asked) => ({ ...judge(asked, ''), holders: [] }));
  const keys = texts.map((text) => keysOf(text, account.defaultCountry));
  const holders = await holdersOf(db, accountId, [...new Set(keys.flat())]);
  const findings = await source.ofRecords(holders.map(({ record }) => record.id));
  return texts.map((asked, index) => ({
    ...judge(asked, account.defaultCountry),
    holders: holders
      .filter(({ held }) => keys[index]?.some((key) => held.has(key)))
      .map(({ record, held }) => holderOf(account, record, held, keys[index] ?? [], findings)),
  }));
}

/** By any of these a text may be held: an address and a number have one key, a name one for each spelling. */
export function keysOf(text: string, country: string): string[] {
  if (isEmail(text)) return [`e:${emailKey(text)}`];
  return hasNoDigit(text) ? titleKeys(text) : [numberKey(text, country)];
}

/** Then it can only be a name. */
function hasNoDigit(text: string): boolean {
  return !/\p{Nd}/u.test(text);
}

function numberKey(text: string, country: string): string {
  const key = phoneKey(text, country).replace(/;ext=\d+$/, '');
  return key.startsWith('raw:') ? key : `p:${key}`;
}

function holderOf(
  account: Account,
  record: MirrorRecord,
  held: ReadonlySet<string>,
  keys: readonly string[],
  findings: readonly Finding[],
): Holder {
  const { fields, defaultCountry } = account;
  // Asked for by a number, a record answers for that number only; asked for by its address or name, for all that it has.
  const isByNumber = keys.some((key) => key.startsWith('p:') || key.startsWith('raw:'));
  const isAbout = (finding: Finding) =>
    finding.kind === 'number'
      ? finding.recordId === record.id &&
        (!isByNumber || keys.includes(numberKey(finding.value, defaultCountry)))
      : finding.records.some((one) => one.id === record.id);
  return {
    recordId: record.id,
    title: titleOf(record.contact, fields),
    company: companyOf(record.contact, fields),
    keys: [...held],
    findings: findings.filter(isAbout),
  };
}

/** Pages show numbers with blanks: only the digits are judged. */
function judge(asked: string, country: string): Omit<Verdict, 'holders'> {
  const fine = { asked, problem: null, reason: null, proposed: null };
  if (isEmail(asked) || hasNoDigit(asked)) return { ...fine, e164: '' };
  const phone = readPhone(asked, country);
  const e164 = phone.kind === 'number' ? phone.e164 : '';
  const verdict = checkNumber(asked, { country, others: [], wantsE164: true });
  const digits = asked.replace(/[^\d+]/g, '');
  if (!verdict || (verdict.problem === 'not-e164' && digits === e164)) return { ...fine, e164 };
  return { asked, ...verdict, e164 };
}
