/** A finished preview: the numbers, the list with every person, and the ways to start. */
import { useState } from 'preact/hooks';
import type { ConnectionView, ItemFilter, Run } from '../../lib/app/api.ts';
import { Notice } from '../controls/notice.tsx';
import { Section } from '../layout/page.tsx';
import { BrakeList } from '../run/brake-list.tsx';
import { time } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { Headline } from './headline.tsx';
import { ItemBrowser } from './item-browser.tsx';
import { StartBar } from './start-bar.tsx';

export function ReadyPreview({
  view,
  run,
  written,
}: {
  view: ConnectionView;
  run: Run;
  /** How many of these people have been written already, as a first few. */
  written: number;
}) {
  const [filter, setFilter] = useState<ItemFilter>('all');
  return (
    <div class="preview" data-id="preview-ready">
      {run.brakes.length > 0 && (
        <Notice tone="attention" title={t('preview_unusual')}>
          <BrakeList view={view} run={run} />
        </Notice>
      )}
      {run.counts && <Headline view={view} counts={run.counts} onFilter={setFilter} />}
      <Section title={t('everyone')} lead={t('everyone_lead', { time: time(run.endedAt ?? run.startedAt) })}>
        <ItemBrowser
          view={view}
          run={run}
          filter={filter}
          onFilter={setFilter}
          canLeaveOut={run.phase === 'ready' || run.phase === 'braked'}
        />
      </Section>
      <StartBar view={view} run={run} written={written} />
    </div>
  );
}
