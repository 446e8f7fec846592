/** What an undo or a mend would do, before anything is written: in numbers, one by one, and the way to start. */
import { useState } from 'preact/hooks';
import type { ConnectionView, ItemFilter, Run, SideName } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Notice } from '../controls/notice.tsx';
import { Section } from '../layout/page.tsx';
import { isOwn } from '../number-check/own.ts';
import { ExcludedRest, Figure, hasExcluded } from '../preview/figures.tsx';
import { ItemBrowser } from '../preview/item-browser.tsx';
import { SidePanel, writeNames } from '../preview/side-panel.tsx';
import { href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { time } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { BrakeList } from './brake-list.tsx';
import { EditBar } from './edit-bar.tsx';

export function EditPlan({ view, run }: { view: ConnectionView; run: Run }) {
  const { queries } = useApp();
  const [filter, setFilter] = useState<ItemFilter>('all');
  const later = useLive(() => queries.runs(run.connectionId, 50), [run.connectionId]);
  const carriedOut = later.value?.find(({ approvedRun }) => approvedRun === run.id);
  return (
    <div class="preview" data-id="edit-plan">
      {carriedOut && (
        <Notice title={t('carried_out')}>
          <a href={href({ page: 'run', id: run.connectionId, runId: carriedOut.id })} data-id="carried-out">
            {t('show_run')}
          </a>
        </Notice>
      )}
      {run.brakes.length > 0 && (
        <Notice tone="attention" title={t('preview_unusual')}>
          <BrakeList view={view} run={run} />
        </Notice>
      )}
      <EditHeadline view={view} run={run} onFilter={setFilter} />
      <Section
        title={run.purpose === 'undo' ? t('what_goes_back') : t('what_is_mended')}
        lead={t('everyone_lead', { time: time(run.endedAt ?? run.startedAt) })}
      >
        <ItemBrowser view={view} run={run} filter={filter} onFilter={setFilter} canLeaveOut={!carriedOut} />
      </Section>
      {!carriedOut && <EditBar run={run} />}
    </div>
  );
}

function EditHeadline({
  view,
  run,
  onFilter,
}: {
  view: ConnectionView;
  run: Run;
  onFilter: (filter: ItemFilter) => void;
}) {
  const { counts } = run;
  if (!counts) return null;
  const names = writeNames(run.purpose);
  const sides: readonly SideName[] = isOwn(view) ? ['left'] : ['left', 'right'];
  return (
    <div class={sides.length === 1 ? 'headline headline-one' : 'headline headline-two'}>
      {sides.map((side) => (
        <SidePanel key={side} view={view} side={side}>
          <div class="figures">
            {(run.purpose === 'undo' || counts[side].created > 0) && (
              <Figure
                hook={`created-${side}`}
                n={counts[side].created}
                label={names.created}
                onClick={() => onFilter(`create-${side}`)}
              />
            )}
            <Figure
              hook={`updated-${side}`}
              n={counts[side].updated}
              label={names.updated}
              onClick={() => onFilter(`update-${side}`)}
            />
            <Figure
              hook={`deleted-${side}`}
              n={counts[side].deleted}
              label={names.deleted}
              isGrave
              onClick={() => onFilter('delete')}
            />
          </div>
        </SidePanel>
      ))}
      {hasExcluded(counts) && (
        <ul class="headline-rest">
          <ExcludedRest counts={counts} onShow={() => onFilter('excluded')} />
        </ul>
      )}
    </div>
  );
}
