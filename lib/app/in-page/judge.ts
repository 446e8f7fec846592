/**
 * What is wrong with a number on a page. Displayed spaces are not a fault: where a contact has the number, its stored value is judged; where
 * none has, the digits. Digits that may be anything are judged only if a contact has them.
 */
import { compareNames } from '../../contact/name.ts';
import { checkNumber } from '../../contact/number-check.ts';
import { readPhone } from '../../contact/phone.ts';
import { assertNever } from '../../errors.ts';
import type { PageFinding, Sighting } from '../../platform/page-messages.ts';
import type { Finding, Holder, Verdict as Known } from '../mend-api.ts';

/** A finding of the page with what is behind it. */
export interface Judged {
  readonly finding: PageFinding;
  /** Key of the finding that the background can mend; null: nothing that it could mend. */
  readonly key: string | null;
  readonly people: readonly string[];
  readonly recordIds: readonly string[];
  /** False: what stood there before is no number that Aircall would take as it is. */
  readonly canUndo: boolean;
}

/** By its digits alone. */
export function judgeFormat({ text, isSure }: Sighting, country: string): Judged[] {
  if (!isSure) return [];
  const digits = text.replace(/(?:ext\.?|x|poste|durchwahl).*$/i, '').trim();
  const verdict = checkNumber(digits, { country, others: [], wantsE164: false });
  const hasPlus = /^[\s(]*[+＋]/.test(digits);
  const found = (finding: PageFinding): Judged[] => [
    { finding, key: null, people: [], recordIds: [], canUndo: false },
  ];
  if (verdict?.problem === 'wrong-plus-one' && verdict.proposed)
    return found({ kind: 'plus-one', proposed: verdict.proposed });
  if (verdict?.problem === 'invalid' && hasPlus)
    return found({ kind: 'invalid', reason: verdict.reason ?? 'no-such-number' });
  if (hasPlus) return [];
  const phone = readPhone(digits, country);
  if (phone.kind === 'number') return found({ kind: 'not-e164', proposed: phone.e164 });
  return phone.reason === 'no-country' ? found({ kind: 'not-e164', proposed: null }) : [];
}

/** The contacts with this number that the page shows: by a name or an address beside it; all of them if it shows neither. */
export function shownHolders({ holders }: Known, { names }: Sighting): readonly Holder[] {
  const shown = holders.filter(({ title, company }) =>
    names.some((name) => isName(name, title) || (company !== '' && isName(name, company))),
  );
  return shown.length > 0 ? shown : holders;
}

export function isName(shown: string, name: string): boolean {
  return compareNames(shown, name) === 'equal';
}

/** By what contacts have it, else by its digits. */
export function judgeKnown(sighting: Sighting, known: Known, country: string): Judged[] {
  // What stands in a field is about to be stored as it stands there.
  if (known.holders.length === 0 || sighting.source === 'input') return judgeFormat(sighting, country);
  const found = new Map<string, Judged>();
  for (const { findings } of shownHolders(known, sighting)) {
    for (const finding of findings) {
      const judged = fromFinding(finding);
      if (!found.has(judged.finding.kind)) found.set(judged.finding.kind, judged);
    }
  }
  return [...found.values()].sort((a, b) => weight(a.finding) - weight(b.finding));
}

function fromFinding(finding: Finding): Judged {
  if (finding.kind === 'duplicates') {
    return {
      finding: { kind: 'duplicate', count: finding.records.length },
      key: finding.key,
      people: finding.records.map((record) => record.title),
      recordIds: finding.records.map((record) => record.id),
      canUndo: true,
    };
  }
  const { key, recordId, title, company, value, proposed, problem, reason } = finding;
  const people = [[title, company].filter(Boolean).join(' · ')];
  // Aircall writes +1 before a number without a country code: that cannot be put back.
  const base = { key, people, recordIds: [recordId], canUndo: value.startsWith('+') };
  switch (problem) {
    case 'wrong-plus-one':
      return { ...base, finding: { kind: 'plus-one', proposed: proposed ?? '' } };
    case 'not-e164':
      return { ...base, finding: { kind: 'not-e164', proposed } };
    case 'invalid':
    case 'unreadable':
      return { ...base, finding: { kind: 'invalid', reason: reason ?? 'no-such-number' } };
    default:
      return assertNever(problem);
  }
}

/** The gravest first. */
function weight({ kind }: PageFinding): number {
  return ['plus-one', 'invalid', 'not-e164', 'duplicate', 'other-name'].indexOf(kind);
}
