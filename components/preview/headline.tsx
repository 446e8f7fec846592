/** The preview in numbers: what happens on each side, who is already known on both, and who stays out and why. */
import type { ConnectionView, ItemFilter, PlanCounts, SideName } from '../../lib/app/api.ts';
import { Icon } from '../controls/icon.tsx';
import { t } from '../words/words.ts';
import { ExcludedRest, Figure, hasExcluded, Rest } from './figures.tsx';
import { SidePanel, writeNames } from './side-panel.tsx';

type OnFilter = (filter: ItemFilter) => void;

export function Headline({
  view,
  counts,
  onFilter,
}: {
  view: ConnectionView;
  counts: PlanCounts;
  onFilter: OnFilter;
}) {
  const open = counts.reviews + counts.conflicts;
  return (
    <div class="headline">
      <Side view={view} side="left" counts={counts} onFilter={onFilter} />
      <div class="panel headline-both">
        <p class="headline-name">
          <Icon name="link" size={18} />
          {t('on_both_sides')}
        </p>
        <div class="figures">
          <Figure
            hook="linked"
            n={counts.linked}
            label={t('count_linked')}
            onClick={() => onFilter('link')}
          />
          <Figure
            hook="in-line"
            n={counts.inLine}
            label={t('count_in_line')}
            onClick={() => onFilter('in-line')}
          />
        </div>
      </div>
      <Side view={view} side="right" counts={counts} onFilter={onFilter} />
      {(hasExcluded(counts) || open > 0) && (
        <ul class="headline-rest">
          {open > 0 && (
            <Rest
              hook="review"
              n={open}
              label={t('count_review')}
              isAsking
              onClick={() => onFilter('review')}
            />
          )}
          <ExcludedRest counts={counts} onShow={() => onFilter('excluded')} />
        </ul>
      )}
    </div>
  );
}

function Side({
  view,
  side,
  counts,
  onFilter,
}: {
  view: ConnectionView;
  side: SideName;
  counts: PlanCounts;
  onFilter: OnFilter;
}) {
  const { created, updated, deleted } = counts[side];
  const names = writeNames('sync');
  return (
    <SidePanel view={view} side={side}>
      <div class="figures">
        <Figure
          hook={`created-${side}`}
          n={created}
          label={names.created}
          onClick={() => onFilter(`create-${side}`)}
        />
        <Figure
          hook={`updated-${side}`}
          n={updated}
          label={names.updated}
          onClick={() => onFilter(`update-${side}`)}
        />
        <Figure
          hook={`deleted-${side}`}
          n={deleted}
          label={names.deleted}
          isGrave
          onClick={() => onFilter('delete')}
        />
      </div>
    </SidePanel>
  );
}
