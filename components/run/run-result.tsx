/** What a run did: numbers per side, what failed and why, what stays out, what needs a decision; then every change. */
import { useState } from 'preact/hooks';
import type { ConnectionView, ItemFilter, Run } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Notice } from '../controls/notice.tsx';
import { Changes } from '../history/changes.tsx';
import { Section } from '../layout/page.tsx';
import { ItemBrowser } from '../preview/item-browser.tsx';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';
import { BrakeList } from './brake-list.tsx';
import { Outcome } from './outcome.tsx';
import { ResultFigures } from './result-figures.tsx';
import { isEdit } from './run-words.ts';
import { UndoRun } from './undo-run.tsx';

const leftovers: readonly ItemFilter[] = ['failed', 'review', 'excluded'];

export function RunResult({ view, run }: { view: ConnectionView; run: Run }) {
  const { queries } = useApp();
  const tally = useLive(() => queries.tally(run.id), [run.id]);
  const [filter, setFilter] = useState<ItemFilter>(run.failed > 0 ? 'failed' : 'excluded');
  const rest = run.counts
    ? run.counts.reviews +
      run.counts.conflicts +
      run.failed +
      Object.values(run.counts.excluded).reduce((sum, n) => sum + n, 0)
    : 0;
  return (
    <div class="stack-wide" data-id={run.phase === 'done' ? 'run-result' : `run-${run.phase}`}>
      <Outcome view={view} run={run} />
      {run.mode === 'sync' && tally.value && <ResultFigures view={view} run={run} tally={tally.value} />}
      {run.brakes.length > 0 && run.mode === 'sync' && (
        <Notice title={t('was_braked')}>
          <BrakeList view={view} run={run} />
        </Notice>
      )}
      {rest > 0 && (
        <Section title={t('not_written')} lead={isEdit(run) ? undefined : t('not_written_lead')}>
          <ItemBrowser view={view} run={run} filter={filter} filters={leftovers} onFilter={setFilter} />
        </Section>
      )}
      {run.mode === 'sync' && (
        <Section title={t('changes')} actions={<UndoRun run={run} />}>
          <Changes view={view} runId={run.id} />
        </Section>
      )}
    </div>
  );
}
