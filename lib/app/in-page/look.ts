/**
 * Looks up what stands on a page: whose it is in Aircall's mirror, what is wrong there, and who that is in the other service. One flag a contact:
 * where a row shows a number of it, its address and its name are silent, and where it shows an address, its name is.
 */
import { compareNames } from '../../contact/name.ts';
import type { Account, Memory } from '../../engine/ports.ts';
import type { Sighting } from '../../platform/page-messages.ts';
import type { Database } from '../../store/database.ts';
import type { Holder, Verdict as Known, MendQueries } from '../mend-api.ts';
import { keysOf } from '../verdicts.ts';
import { type Judged, judgeFormat, judgeKnown, shownHolders } from './judge.ts';
import { type Partner, partnersOf } from './partner.ts';

export interface LookParts {
  readonly memory: Memory;
  readonly queries: Pick<MendQueries, 'verdicts'>;
}

export interface Looked {
  readonly account: Account | null;
  readonly judged: readonly Judged[];
  readonly known: Known | null;
  readonly partner: Partner | null;
}

/** One answer for each, in order: of the first of Aircall's accounts that knows the contact. A page does not say whose it is. */
export async function look(
  parts: LookParts,
  accounts: readonly Account[],
  sightings: readonly Sighting[],
): Promise<Looked[]> {
  const [first, ...others] = await Promise.all(accounts.map((account) => lookIn(parts, account, sightings)));
  if (!first)
    return sightings.map((one) => ({
      account: null,
      judged: judgeFormat(one, ''),
      known: null,
      partner: null,
    }));
  return first.map((one, index) => {
    const all = [one, ...others.flatMap((looked) => looked[index] ?? [])];
    return all.find(({ known }) => (known?.holders.length ?? 0) > 0) ?? one;
  });
}

export async function aircallAccounts(db: Database): Promise<Account[]> {
  return (await db.accounts.toArray()).filter((account) => account.service === 'aircall');
}

async function lookIn(
  { queries, memory }: LookParts,
  account: Account,
  sightings: readonly Sighting[],
): Promise<Looked[]> {
  if (sightings.length === 0) return [];
  const { id, defaultCountry } = account;
  const told = await queries.verdicts(
    id,
    sightings.map((one) => one.text),
  );
  const known = sightings.map((one, index) => {
    const of = told[index];
    return of ? { ...of, holders: withoutThoseShown(of.holders, one, defaultCountry) } : null;
  });
  const shown = sightings.map((one, index) => {
    const of = known[index];
    return of ? shownHolders(of, one) : [];
  });
  const partners = await partnersOf(memory, id, [...new Set(shown.flat().map((holder) => holder.recordId))]);
  return sightings.map((sighting, index) => {
    const of = known[index] ?? null;
    const judged = of ? judgeKnown(sighting, of, defaultCountry) : [];
    const [holder, ...others] = shown[index] ?? [];
    const partner = holder && others.length === 0 ? (partners.get(holder.recordId) ?? null) : null;
    const named = holder && partner ? otherName(holder, partner) : [];
    return { account, judged: [...judged, ...named], known: of, partner };
  });
}

/** Of an address or a name: the contacts of which nothing surer stands in the same row. */
function withoutThoseShown(
  holders: readonly Holder[],
  { source, emails, numbers }: Sighting,
  country: string,
): readonly Holder[] {
  if (source !== 'email' && source !== 'name') return holders;
  const surer = source === 'name' ? [...numbers, ...emails] : numbers;
  const keys = new Set(surer.flatMap((text) => keysOf(text, country)));
  return holders.filter((holder) => !holder.keys.some((key) => keys.has(key)));
}

function otherName({ title, company }: Holder, partner: Partner): Judged[] {
  if (partner.name === '' || title === company || /\d{4}|@/.test(title)) return [];
  // "Anna" and "Anna Müller" may well be told apart by nobody but us.
  if (compareNames(title, partner.name) !== 'different') return [];
  const people = [`${title} – Aircall`, `${partner.name} – ${partner.service}`];
  return [
    {
      finding: { kind: 'other-name', service: partner.service },
      key: null,
      people,
      connectionId: partner.connectionId,
      canUndo: false,
      isRefused: false,
    },
  ];
}
