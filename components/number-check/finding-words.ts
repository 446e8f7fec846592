/** A finding in words: what is wrong, and why. */
import type { Finding, Problem } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import { evidenceText, phoneReasonText } from '../words/reasons.ts';
import { t } from '../words/words.ts';

/** In the order of the list. */
export const problems: readonly Problem[] = [
  'wrong-plus-one',
  'not-e164',
  'invalid',
  'unreadable',
  'duplicates',
];

export function canMend(finding: Finding): boolean {
  return finding.kind === 'number' ? finding.proposed !== null : finding.refused === null;
}

/** As a filter. */
export function problemName(problem: Problem): string {
  switch (problem) {
    case 'not-e164':
      return t('problem_not_e164');
    case 'wrong-plus-one':
      return t('problem_wrong_prefix');
    case 'invalid':
      return t('problem_invalid');
    case 'unreadable':
      return t('problem_unreadable');
    case 'duplicates':
      return t('problem_duplicates');
    default:
      return assertNever(problem);
  }
}

/** In one line, for its row. */
export function findingWhy(finding: Finding): string {
  if (finding.kind === 'duplicates') {
    return [...new Set(finding.evidence.map(({ kind }) => evidenceText(kind)))].join(' · ');
  }
  if (finding.reason) return phoneReasonText(finding.reason);
  const { problem } = finding;
  switch (problem) {
    case 'not-e164':
      return t('why_not_e164');
    case 'wrong-plus-one':
      return t('why_wrong_prefix');
    case 'invalid':
      return t('phone_reason_no_such_number');
    case 'unreadable':
      return t('problem_unreadable');
    default:
      return assertNever(problem);
  }
}

/** What it means, in a sentence or two, for its sheet. */
export function findingMeaning(finding: Finding, place: string): string {
  const { problem } = finding;
  switch (problem) {
    case 'not-e164':
      return t('meaning_not_e164', { place });
    case 'wrong-plus-one':
      return t('meaning_wrong_prefix');
    case 'invalid':
      return t('meaning_invalid', { place });
    case 'unreadable':
      return t('meaning_unreadable', { place });
    case 'duplicates':
      return canMend(finding) ? t('meaning_duplicates', { place }) : t('meaning_same_person', { place });
    default:
      return assertNever(problem);
  }
}
