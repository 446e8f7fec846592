/**
 * Answers to Lineup's script in a page. Verdicts say what is wrong and nothing about contacts that the page does not show; names come with a
 * card that a person opened; what a card does goes the same way as a click on our own pages, with plan, journal and undo.
 */
import { compareNames as compare } from '../../contact/name.ts';
import type { Account, Memory } from '../../engine/ports.ts';
import { SyncError } from '../../errors.ts';
import type {
  CardAction,
  CardLine,
  PageHandlers,
  PartnerNote,
  Sighting,
  Verdict,
} from '../../platform/page-messages.ts';
import type { Session } from '../../platform/session.ts';
import type { Database } from '../../store/database.ts';
import type { Verdict as Known, MendQueries } from '../mend-api.ts';
import type { Doing } from './act.ts';
import { actOn } from './act.ts';
import { isName, type Judged, judgeFormat, judgeKnown, shownHolders } from './judge.ts';
import { type Partner, partnersOf } from './partner.ts';
import { readSighting, readSightings } from './read-sightings.ts';
import { changeInPageSettings, inPageSettings } from './settings.ts';
import { giveToken, type Permit } from './tokens.ts';
import { versionOf } from './version.ts';

export interface InPageParts {
  readonly db: Database;
  readonly memory: Memory;
  readonly queries: Pick<MendQueries, 'verdicts'>;
  readonly doing: Doing;
  readonly session: Session;
  now(): number;
  newId(): string;
}

interface Looked {
  readonly account: Account | null;
  readonly judged: readonly Judged[];
  readonly known: Known | null;
  readonly partner: Partner | null;
}

export function inPageHandlers(parts: InPageParts): PageHandlers {
  return {
    async verdicts({ sightings }) {
      const asked = readSightings(sightings);
      const [settings, account, version] = await Promise.all([
        inPageSettings(parts.db),
        aircallAccount(parts.db),
        versionOf(parts.db),
      ]);
      const looked = await look(parts, account, asked);
      return {
        state: 'on',
        version,
        isConnected: account !== null,
        isFolded: settings.isFolded,
        verdicts: looked.map((one, index) => verdictOf(one, asked[index], settings.showsPartner)),
      };
    },
    async card({ sighting }, place) {
      const asked = readSighting(sighting);
      const settings = await inPageSettings(parts.db);
      const account = await aircallAccount(parts.db);
      const [one] = await look(parts, account, [asked]);
      if (!one) throw new SyncError('record-gone', {});
      const permit: Permit = {
        accountId: account?.id ?? '',
        findings: Object.fromEntries(
          one.judged.map(({ finding, key, recordIds, canUndo }) => [
            finding.kind,
            { key, recordIds, canUndo },
          ]),
        ),
        undo: null,
      };
      return {
        token: await giveToken(parts.session, permit, place, parts.now(), parts.newId()),
        lines: one.judged.map(lineOf),
        partner: settings.showsPartner ? noteOf(one.partner) : null,
        isFormatOnly: isFormatOnly(one),
      };
    },
    act: (input, place) => actOn(parts, input, place),
    async fold({ isFolded }) {
      await changeInPageSettings(parts.db, { isFolded: isFolded === true });
      return null;
    },
  };
}

async function aircallAccount(db: Database): Promise<Account | null> {
  const all = await db.accounts.toArray();
  return all.find((account) => account.service === 'aircall') ?? null;
}

async function look(
  { queries, memory }: InPageParts,
  account: Account | null,
  sightings: readonly Sighting[],
): Promise<Looked[]> {
  if (account === null || sightings.length === 0) {
    return sightings.map((one) => ({ account, judged: judgeFormat(one, ''), known: null, partner: null }));
  }
  const { id, defaultCountry } = account;
  const known = await queries.verdicts(
    id,
    sightings.map((one) => one.text),
  );
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
    const named = holder && partner ? otherName(holder.title, holder.company, holder.recordId, partner) : [];
    return { account, judged: [...judged, ...named], known: of, partner };
  });
}

function otherName(title: string, company: string, recordId: string, partner: Partner): Judged[] {
  if (partner.name === '' || title === company || /\d{4}|@/.test(title)) return [];
  // "Anna" and "Anna Müller" may well be told apart by nobody but us.
  if (isName(title, partner.name) || !isOther(title, partner.name)) return [];
  const people = [`${title} – Aircall`, `${partner.name} – ${partner.service}`];
  return [
    {
      finding: { kind: 'other-name', service: partner.service },
      key: null,
      people,
      recordIds: [recordId, partner.connectionId],
      canUndo: false,
    },
  ];
}

function isOther(a: string, b: string): boolean {
  return compare(a, b) === 'different';
}

function verdictOf(one: Looked, sighting: Sighting | undefined, showsPartner: boolean): Verdict {
  return {
    findings: one.judged.map(({ finding }) => finding),
    owner: sighting?.source === 'input' && one.known ? ownerOf(one.known, sighting) : null,
    partner: showsPartner ? noteOf(one.partner) : null,
    isFormatOnly: isFormatOnly(one),
  };
}

/** The first holder that is not the contact whose form this is. */
function ownerOf({ holders }: Known, { names }: Sighting): string | null {
  const words = names.join(' ');
  const other = holders.find(
    ({ title }) => !names.some((name) => isName(name, title)) && compare(words, title) !== 'similar',
  );
  return other?.title ?? null;
}

function noteOf(partner: Partner | null): PartnerNote | null {
  return partner && { service: partner.service, title: partner.title };
}

function isFormatOnly({ account, known }: Looked): boolean {
  return account === null || (known?.holders.length ?? 0) === 0;
}

function lineOf({ finding, key, people }: Judged): CardLine {
  return {
    finding,
    people,
    actions: actionsFor(finding.kind, key, 'proposed' in finding && !!finding.proposed),
  };
}

function actionsFor(kind: Judged['finding']['kind'], key: string | null, hasProposal: boolean): CardAction[] {
  if (kind === 'other-name') return ['open'];
  if (key === null) return [];
  if (kind === 'duplicate') return ['merge', 'open', 'not-same'];
  return hasProposal ? ['fix', 'open', 'ignore'] : ['open', 'ignore'];
}
