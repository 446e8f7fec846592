/**
 * What is wrong with a number on a page. Displayed spaces are not a fault: where a contact has the number, its stored value is judged; where
 * none has, the digits. Digits that may be anything are judged only if a contact has them.
 */
import { compareNames } from '../../contact/name.ts';
import { checkNumber } from '../../contact/number-check.ts';
import { readPhone } from '../../contact/phone.ts';
import { assertNever } from '../../errors.ts';
import type { PageFinding, PageSource, Sighting } from '../../platform/page-messages.ts';
import type { Finding, Holder, Verdict as Known } from '../mend-api.ts';

/** A finding of the page with what is behind it. */
export interface Judged {
  readonly finding: PageFinding;
  /** Key of the finding that the background can mend; null: nothing that it could mend. */
  readonly key: string | null;
  readonly people: readonly string[];
  /** Of another name: the connection that knows both. */
  readonly connectionId: string | null;
  /** False: what stood there before is no number that Aircall would take as it is. */
  readonly canUndo: boolean;
  /** Lineup would have to throw something away. */
  readonly isRefused: boolean;
}

/** By its digits alone. */
export function judgeFormat({ text, source, isSure }: Sighting, country: string): Judged[] {
  if (!isSure || !isNumber(source)) return [];
  const digits = text.replace(/(?:ext\.?|x|poste|durchwahl).*$/i, '').trim();
  const verdict = checkNumber(digits, { country, others: [], wantsE164: false });
  const hasPlus = /^[\s(]*[+＋]/.test(digits);
  const found = (finding: PageFinding): Judged[] => [
    { finding, key: null, people: [], connectionId: null, canUndo: false, isRefused: false },
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

function isNumber(source: PageSource): boolean {
  return source !== 'email' && source !== 'name';
}

/** The contacts that the page shows there: by a name or a company beside it; all that it may be if it shows neither. */
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
  const shown = shownHolders(known, sighting);
  const found = new Map<string, Judged>();
  for (const { findings } of shown) {
    for (const finding of findings) {
      if (!isNumber(sighting.source) && !isOfAll(finding, shown)) continue;
      const judged = fromFinding(finding, sighting.source);
      if (!found.has(judged.finding.kind)) found.set(judged.finding.kind, judged);
    }
  }
  return [...found.values()].sort((a, b) => weight(a.finding) - weight(b.finding));
}

/** Of several whom a name or an address may mean, nobody can say which one is shown. */
function isOfAll(finding: Finding, shown: readonly Holder[]): boolean {
  if (shown.length === 1) return true;
  return (
    finding.kind === 'duplicates' &&
    shown.every((holder) => finding.records.some((record) => record.id === holder.recordId))
  );
}

function fromFinding(finding: Finding, source: PageSource): Judged {
  if (finding.kind === 'duplicates') {
    return {
      finding: { kind: 'duplicate', count: finding.records.length },
      key: finding.key,
      people: finding.records.map((record) => record.title),
      connectionId: null,
      canUndo: true,
      isRefused: finding.refused !== null,
    };
  }
  const { key, title, company, value, proposed, problem, reason } = finding;
  // Where the number itself stands, it need not be said again.
  const people = [[title, company, isNumber(source) ? '' : value].filter(Boolean).join(' · ')];
  // Aircall writes +1 before a number without a country code: that cannot be put back.
  const base = { key, people, connectionId: null, canUndo: value.startsWith('+'), isRefused: false };
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
