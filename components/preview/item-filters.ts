/** The filters of a plan's list that have anything to show, with their numbers. */
import type { ConnectionView, ItemFilter, Run } from '../../lib/app/api.ts';
import type { ChipChoice } from '../controls/choices.tsx';
import { t } from '../words/words.ts';

export function filterChoices(
  view: ConnectionView,
  run: Run,
  only?: readonly ItemFilter[],
): ChipChoice<ItemFilter>[] {
  const left = view.left.account.name;
  const right = view.right.account.name;
  const { counts } = run;
  if (!counts) return [{ value: 'all', label: t('filter_all') }];
  const excluded = Object.values(counts.excluded).reduce((sum, n) => sum + n, 0);
  const all: (ChipChoice<ItemFilter> & { count: number })[] = [
    { value: 'link', label: t('filter_linked'), count: counts.linked },
    { value: 'create-left', label: t('item_created', { place: left }), count: counts.left.created },
    { value: 'create-right', label: t('item_created', { place: right }), count: counts.right.created },
    { value: 'update-left', label: t('item_updated', { place: left }), count: counts.left.updated },
    { value: 'update-right', label: t('item_updated', { place: right }), count: counts.right.updated },
    { value: 'delete', label: t('filter_deleted'), count: counts.left.deleted + counts.right.deleted },
    { value: 'review', label: t('filter_review'), count: counts.reviews + counts.conflicts },
    { value: 'excluded', label: t('filter_excluded'), count: excluded },
    { value: 'in-line', label: t('filter_in_line'), count: counts.inLine },
    { value: 'failed', label: t('filter_failed'), count: run.failed },
  ];
  const useful = all.filter((choice) => choice.count > 0 && (!only || only.includes(choice.value)));
  return only ? useful : [{ value: 'all', label: t('filter_all') }, ...useful];
}
