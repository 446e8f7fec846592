/** The filters of a plan's list that have anything to show, with their numbers. */
import type { ConnectionView, ItemFilter, Run } from '../../lib/app/api.ts';
import type { ChipChoice } from '../controls/choices.tsx';
import { t } from '../words/words.ts';

/** An undo and a mend call what they do as the figures above the list call it. */
const wordsOf = {
  sync: { created: 'item_created', updated: 'item_updated', deleted: 'filter_deleted' },
  undo: { created: 'item_created_again', updated: 'item_put_back', deleted: 'count_removed_again' },
  mend: { created: 'item_created', updated: 'item_mended', deleted: 'count_merged_away' },
} as const;

export function filterChoices(
  view: ConnectionView,
  run: Run,
  only?: readonly ItemFilter[],
): ChipChoice<ItemFilter>[] {
  const left = view.left.account.name;
  const right = view.right.account.name;
  const { counts } = run;
  if (!counts) return [{ value: 'all', label: t('filter_all') }];
  const words = wordsOf[run.purpose ?? 'sync'];
  const excluded = Object.values(counts.excluded).reduce((sum, n) => sum + n, 0);
  const all: (ChipChoice<ItemFilter> & { count: number })[] = [
    { value: 'link', label: t('filter_linked'), count: counts.linked },
    { value: 'create-left', label: t(words.created, { place: left }), count: counts.left.created },
    { value: 'create-right', label: t(words.created, { place: right }), count: counts.right.created },
    { value: 'update-left', label: t(words.updated, { place: left }), count: counts.left.updated },
    { value: 'update-right', label: t(words.updated, { place: right }), count: counts.right.updated },
    { value: 'delete', label: t(words.deleted), count: counts.left.deleted + counts.right.deleted },
    { value: 'review', label: t('filter_review'), count: counts.reviews + counts.conflicts },
    { value: 'excluded', label: t('filter_excluded'), count: excluded },
    { value: 'in-line', label: t('filter_in_line'), count: counts.inLine },
    { value: 'failed', label: t('filter_failed'), count: run.failed },
  ];
  const useful = all.filter((choice) => choice.count > 0 && (!only || only.includes(choice.value)));
  return only ? useful : [{ value: 'all', label: t('filter_all') }, ...useful];
}
