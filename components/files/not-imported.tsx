/** Why a file that was picked cannot be one of contacts, and what to pick instead. */
import type { Unfit } from '../../lib/app/file-import.ts';
import { assertNever } from '../../lib/errors.ts';
import { Notice } from '../controls/notice.tsx';
import { t } from '../words/words.ts';

/** `gone`: the browser could not read it any more. */
export type WhyNot = Unfit | 'gone';

export function NotImported({ why }: { why: WhyNot }) {
  const { title, action } = wordsFor(why);
  return (
    <Notice tone="trouble" hook="file-unfit" title={title}>
      <p>{action}</p>
    </Notice>
  );
}

function wordsFor(why: WhyNot): { readonly title: string; readonly action: string } {
  switch (why) {
    case 'empty':
      return { title: t('file_unfit_empty'), action: t('file_unfit_empty_do') };
    case 'workbook':
      return { title: t('file_unfit_workbook'), action: t('file_unfit_workbook_do') };
    case 'other-kind':
      return { title: t('file_unfit_other_kind'), action: t('file_unfit_other_kind_do') };
    case 'too-long':
      return { title: t('file_unfit_too_long'), action: t('file_unfit_too_long_do') };
    case 'gone':
      return { title: t('file_unfit_gone'), action: t('file_unfit_gone_do') };
    default:
      return assertNever(why);
  }
}
