/**
 * Answers to Lineup's script in a page. Verdicts say what is wrong and nothing about contacts that the page does not show; names come with a
 * card that a person opened; what a card does goes the same way as a click on our own pages, with plan, journal and undo.
 */
import { compareNames } from '../../contact/name.ts';
import { SyncError } from '../../errors.ts';
import type {
  CardAction,
  CardLine,
  PageHandlers,
  PartnerNote,
  Sighting,
  Verdict,
} from '../../platform/page-messages.ts';
import type { Database } from '../../store/database.ts';
import type { Verdict as Known } from '../mend-api.ts';
import { type ActParts, actOn } from './act.ts';
import { isName, type Judged } from './judge.ts';
import { aircallAccounts, type Looked, type LookParts, look } from './look.ts';
import type { Partner } from './partner.ts';
import { readSighting, readSightings } from './read-sightings.ts';
import { changeInPageSettings, inPageSettings } from './settings.ts';
import { giveToken, type Permit } from './tokens.ts';
import { versionOf } from './version.ts';

export type InPageParts = LookParts & ActParts & { readonly db: Database };

export function inPageHandlers(parts: InPageParts): PageHandlers {
  return {
    async verdicts({ sightings }) {
      const asked = readSightings(sightings);
      const [settings, accounts, version] = await Promise.all([
        inPageSettings(parts.db),
        aircallAccounts(parts.db),
        versionOf(parts.db),
      ]);
      const looked = await look(parts, accounts, asked);
      return {
        state: 'on',
        version,
        isConnected: accounts.length > 0,
        isFolded: settings.isFolded,
        verdicts: looked.map((one, index) => verdictOf(one, asked[index], settings.showsPartner)),
      };
    },
    async card({ sighting }, place) {
      const asked = readSighting(sighting);
      const settings = await inPageSettings(parts.db);
      const [one] = await look(parts, await aircallAccounts(parts.db), [asked]);
      if (!one) throw new SyncError('record-gone', {});
      const permit: Permit = {
        accountId: one.account?.id ?? '',
        findings: Object.fromEntries(
          one.judged.map(({ finding, key, connectionId, canUndo }) => [
            finding.kind,
            { key, connectionId, canUndo },
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
  const isOwn = (title: string) =>
    names.some((name) => isName(name, title)) || ['equal', 'similar'].includes(compareNames(words, title));
  return holders.find(({ title }) => !isOwn(title))?.title ?? null;
}

function noteOf(partner: Partner | null): PartnerNote | null {
  return partner && { service: partner.service, title: partner.title, address: partner.address };
}

function isFormatOnly({ account, known }: Looked): boolean {
  return account === null || (known?.holders.length ?? 0) === 0;
}

function lineOf(judged: Judged): CardLine {
  const { finding, people, isRefused } = judged;
  return { finding, people, isRefused, actions: actionsFor(judged) };
}

function actionsFor({ finding, key, isRefused }: Judged): CardAction[] {
  if (finding.kind === 'other-name') return ['open'];
  if (key === null) return [];
  if (finding.kind === 'duplicate') return isRefused ? ['open', 'not-same'] : ['merge', 'open', 'not-same'];
  return 'proposed' in finding && finding.proposed ? ['fix', 'open', 'ignore'] : ['open', 'ignore'];
}
