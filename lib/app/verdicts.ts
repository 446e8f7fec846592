/**
 * What the mirror knows of numbers and addresses that somebody sees on a page: whose they are, what is wrong with them there, and what is wrong
 * with them by themselves. A batch costs one look into the index.
 */
import { emailKey, isEmail } from '../contact/email.ts';
import { checkNumber } from '../contact/number-check.ts';
import { titleOf } from '../contact/person.ts';
import { phoneKey, readPhone } from '../contact/phone.ts';
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
  const keys = texts.map((text) => keyOf(text, account.defaultCountry));
  const holders = await holdersOf(db, accountId, [...new Set(keys)]);
  const findings = await source.ofRecords(holders.map(({ record }) => record.id));
  return texts.map((asked, index) => ({
    ...judge(asked, account.defaultCountry),
    holders: holders
      .filter(({ held }) => held.has(keys[index] ?? ''))
      .map(({ record }) => holderOf(account, record, keys[index] ?? '', findings)),
  }));
}

function keyOf(text: string, country: string): string {
  if (isEmail(text)) return `e:${emailKey(text)}`;
  const key = phoneKey(text, country).replace(/;ext=\d+$/, '');
  return key.startsWith('raw:') ? key : `p:${key}`;
}

function holderOf(account: Account, record: MirrorRecord, key: string, findings: readonly Finding[]): Holder {
  const { fields, defaultCountry } = account;
  const isAbout = (finding: Finding) =>
    finding.kind === 'number'
      ? finding.recordId === record.id && keyOf(finding.value, defaultCountry) === key
      : finding.records.some((one) => one.id === record.id);
  return {
    recordId: record.id,
    title: titleOf(record.contact, fields),
    company: companyOf(record.contact, fields),
    findings: findings.filter(isAbout),
  };
}

/** Pages show numbers with blanks: only the digits are judged. */
function judge(asked: string, country: string): Omit<Verdict, 'holders'> {
  const fine = { asked, problem: null, reason: null, proposed: null };
  if (isEmail(asked)) return { ...fine, e164: '' };
  const phone = readPhone(asked, country);
  const e164 = phone.kind === 'number' ? phone.e164 : '';
  const verdict = checkNumber(asked, { country, others: [], wantsE164: true });
  const digits = asked.replace(/[^\d+]/g, '');
  if (!verdict || (verdict.problem === 'not-e164' && digits === e164)) return { ...fine, e164 };
  return { asked, ...verdict, e164 };
}
