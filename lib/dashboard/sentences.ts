/** What flags, card and chip say, from the catalogue. */
import { assertNever } from '../errors.ts';
import type { CardAction, CardLine, PageFinding, PartnerNote } from '../platform/page-messages.ts';
import type { Words } from './port.ts';

export function flagGlyph(finding: PageFinding): string {
  switch (finding.kind) {
    case 'invalid':
      return '×';
    case 'plus-one':
      return '+1';
    case 'not-e164':
      return '!';
    case 'duplicate':
      return String(finding.count);
    case 'other-name':
      return '≠';
    default:
      return assertNever(finding);
  }
}

export function flagLabel(words: Words, number: string, findings: readonly PageFinding[]): string {
  return [number, ...findings.map((finding) => headline(words, finding))].join('. ');
}

export function headline({ say, count }: Words, finding: PageFinding): string {
  switch (finding.kind) {
    case 'invalid':
      return say('page_invalid');
    case 'plus-one':
      return say('page_added_plus', [ltr(finding.proposed)]);
    case 'not-e164':
      return finding.proposed ? say('page_not_e164', [ltr(finding.proposed)]) : say('page_no_country');
    case 'duplicate':
      return count('page_duplicate', finding.count);
    case 'other-name':
      return say('page_other_name', [finding.service]);
    default:
      return assertNever(finding);
  }
}

/** One more line, where the headline leaves a question. */
export function explanation({ say }: Words, { finding, isRefused }: CardLine): string | null {
  switch (finding.kind) {
    case 'invalid':
      return finding.reason === 'too-short'
        ? say('page_invalid_short')
        : finding.reason === 'too-long'
          ? say('page_invalid_long')
          : say('page_invalid_range');
    case 'plus-one':
      return say('page_added_plus_why');
    case 'not-e164':
      return say('page_not_e164_why');
    case 'duplicate':
      return isRefused ? say('page_no_merge') : null;
    case 'other-name':
      return null;
    default:
      return assertNever(finding);
  }
}

export function actionLabel({ say }: Words, action: CardAction, finding: PageFinding): string {
  switch (action) {
    case 'fix':
      return 'proposed' in finding && finding.proposed
        ? say('page_fix', [ltr(finding.proposed)])
        : say('page_open');
    case 'merge':
      return say('page_merge');
    case 'open':
      return finding.kind === 'duplicate' ? say('page_open_both') : say('page_open');
    case 'not-same':
      return say('page_not_same');
    case 'ignore':
      return say('page_ignore');
    case 'undo':
      return say('page_undo');
    default:
      return assertNever(action);
  }
}

export function doneText({ say }: Words, action: CardAction): string {
  switch (action) {
    case 'fix':
      return say('page_fixed');
    case 'merge':
      return say('page_merged');
    case 'undo':
      return say('page_undone');
    case 'open':
      return say('page_opened');
    case 'not-same':
    case 'ignore':
      return say('page_ignored');
    default:
      return assertNever(action);
  }
}

/** What a click met with, and what to do. A code without a sentence is a fault of ours, and there is nothing that could be done about it here. */
export function failureText({ say }: Words, code: string, place: string): string {
  const key = `error_${code.replaceAll('-', '_')}`;
  const what = say(key, [place]);
  if (what === key || code === 'bug') return say('error_bug', [place]);
  return `${what} ${say(`${key}_do`, [place])}`;
}

export function noteText({ say }: Words, { service, title }: PartnerNote): string {
  return say('page_partner', [service, title]);
}

/** "3 numbers, 1 duplicate here". */
export function summary(words: Words, findings: Iterable<readonly PageFinding[]>): string {
  let numbers = 0;
  let duplicates = 0;
  let names = 0;
  for (const of of findings) {
    const kinds = new Set(of.map((finding) => finding.kind));
    if (kinds.has('invalid') || kinds.has('plus-one') || kinds.has('not-e164')) numbers += 1;
    if (kinds.has('duplicate')) duplicates += 1;
    if (kinds.has('other-name')) names += 1;
  }
  const parts = [
    numbers > 0 ? words.count('page_sum_numbers', numbers) : '',
    duplicates > 0 ? words.count('page_sum_duplicates', duplicates) : '',
    names > 0 ? words.count('page_sum_names', names) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** A number keeps its order in a right-to-left sentence. */
function ltr(number: string): string {
  return `\u2066${number}\u2069`;
}
