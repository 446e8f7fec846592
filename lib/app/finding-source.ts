/** The findings of one account: who has how many of which kind, which of them the user has set aside, and the findings themselves. */
import { problemKey } from '../contact/index-keys.ts';
import type { Account } from '../engine/ports.ts';
import type { Database } from '../store/database.ts';
import { countsByMark, liveRecords } from '../store/findings.ts';
import { groups as storedGroups } from '../store/groups.ts';
import { ignored as ignoredKeys } from '../store/ignored.ts';
import type { DuplicateGroup } from '../sync/duplicate-groups.ts';
import { duplicatesFinding, duplicatesKey, numberFindings, recordsOfKey } from '../sync/findings.ts';
import { mayMergeIn } from './careful.ts';
import type { Finding, NumberFinding, Problem } from './mend-api.ts';

/** A record with its number of findings of one kind, or a group, which is one finding. */
export interface Owner {
  readonly id: string;
  readonly count: number;
  readonly group?: DuplicateGroup;
  readonly isIgnored: boolean;
}

export class FindingSource {
  readonly accountId: string;
  private readonly db: Database;
  private readonly account: Account;
  private readonly ignored: ReadonlySet<string>;
  private found: Promise<readonly NumberFinding[]> | null = null;

  private constructor(db: Database, account: Account, ignored: ReadonlySet<string>) {
    this.db = db;
    this.account = account;
    this.accountId = account.id;
    this.ignored = ignored;
  }

  static async open(db: Database, accountId: string): Promise<FindingSource | null> {
    const account = await db.accounts.get(accountId);
    if (!account) return null;
    return new FindingSource(db, account, await ignoredKeys(db, accountId));
  }

  /** Findings that are set aside and still there: read once, and only for whoever counts them. */
  private setAside(): Promise<readonly NumberFinding[]> {
    this.found ??= this.findSetAside();
    return this.found;
  }

  private async findSetAside(): Promise<readonly NumberFinding[]> {
    const { fields, defaultCountry } = this.account;
    const ids = [...this.ignored]
      .map(recordsOfKey)
      .flatMap(({ kind, ids: of }) => (kind === 'number' ? of : []));
    const records = await liveRecords(this.db, this.accountId, [...new Set(ids)]);
    return records
      .flatMap((record) => numberFindings(record, fields, defaultCountry))
      .filter((finding) => this.ignored.has(finding.key));
  }

  async owners(problem: Problem, isIgnored: boolean): Promise<Owner[]> {
    if (problem === 'duplicates') {
      const groups = await storedGroups(this.db, this.accountId, null);
      return groups
        .filter((group) => this.ignored.has(duplicatesKey(group.ids)) === isIgnored)
        .map((group) => ({ id: duplicatesKey(group.ids), count: 1, group, isIgnored }));
    }
    const aside = new Map<string, number>();
    for (const finding of await this.setAside())
      if (finding.problem === problem) aside.set(finding.recordId, (aside.get(finding.recordId) ?? 0) + 1);
    if (isIgnored) return [...aside].map(([id, count]) => ({ id, count, isIgnored }));
    const marked = await countsByMark(this.db, this.accountId, problemKey(problem));
    return marked
      .map(({ id, count }) => ({ id, count: count - (aside.get(id) ?? 0), isIgnored }))
      .filter((owner) => owner.count > 0);
  }

  /** In the order of their owners. */
  async findings(problem: Problem, owners: readonly Owner[]): Promise<Finding[]> {
    const { fields, defaultCountry } = this.account;
    if (problem === 'duplicates') {
      const found: Finding[] = [];
      for (const { group } of owners) if (group) found.push(...(await this.asFinding(group)));
      return found;
    }
    const isWanted = new Map(owners.map((owner) => [owner.id, owner.isIgnored]));
    const records = await liveRecords(
      this.db,
      this.accountId,
      owners.map((owner) => owner.id),
    );
    return records
      .flatMap((record) => numberFindings(record, fields, defaultCountry))
      .filter(
        (finding) =>
          finding.problem === problem && this.ignored.has(finding.key) === isWanted.get(finding.recordId),
      );
  }

  async countIgnoredByHand(): Promise<number> {
    const aside = await this.setAside();
    return aside.filter((one) => one.problem === 'not-e164' && one.proposed === null).length;
  }

  async countMergeable(): Promise<number> {
    if (!mayMergeIn(this.account)) return 0;
    const owners = await this.owners('duplicates', false);
    return owners.filter((owner) => owner.group?.hasNoRoom !== true).length;
  }

  /** Of these records, those that are not set aside. */
  async ofRecords(ids: readonly string[]): Promise<Finding[]> {
    const { fields, defaultCountry } = this.account;
    const records = await liveRecords(this.db, this.accountId, ids);
    const numbers = records.flatMap((record) => numberFindings(record, fields, defaultCountry));
    const groups = await storedGroups(this.db, this.accountId, ids);
    const duplicates = await Promise.all(groups.map((group) => this.asFinding(group)));
    return [...numbers, ...duplicates.flat()].filter((finding) => !this.ignored.has(finding.key));
  }

  /** One, whether it is set aside or not. @param survivor of duplicates: who stays, if somebody has chosen */
  async byKey(key: string, survivor: string | null = null): Promise<Finding | null> {
    const { kind, ids } = recordsOfKey(key);
    const { fields, defaultCountry } = this.account;
    if (kind === 'number') {
      const records = await liveRecords(this.db, this.accountId, ids);
      const all = records.flatMap((record) => numberFindings(record, fields, defaultCountry));
      return all.find((finding) => finding.key === key) ?? null;
    }
    const groups = await storedGroups(this.db, this.accountId, ids);
    const group = groups.find((one) => duplicatesKey(one.ids) === key);
    return group ? ((await this.asFinding(group, survivor))[0] ?? null) : null;
  }

  /** None while the mirror has moved on and the group is about to go. */
  private async asFinding(group: DuplicateGroup, survivor: string | null = null): Promise<Finding[]> {
    const { fields, defaultCountry } = this.account;
    const records = await liveRecords(this.db, this.accountId, group.ids);
    if (records.length < 2) return [];
    const mayMerge = mayMergeIn(this.account);
    return [duplicatesFinding(group, records, fields, defaultCountry, mayMerge, survivor)];
  }
}
