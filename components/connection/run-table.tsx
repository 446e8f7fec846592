/** The runs of a connection, newest first, each to be opened. */
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { StateDot } from '../controls/state.tsx';
import { Empty, Shown } from '../layout/page.tsx';
import { href } from '../router.ts';
import { isEdit, runState, runTitle } from '../run/run-words.ts';
import { useLive } from '../use-live.ts';
import { count, dateTime } from '../words/formats.ts';
import { t } from '../words/words.ts';

export function RunTable({ view, limit }: { view: ConnectionView; limit: number }) {
  const { queries } = useApp();
  const live = useLive(() => queries.runs(view.connection.id, limit), [view.connection.id, limit]);
  return (
    <Shown live={live}>
      {(runs) => (runs.length === 0 ? <Empty title={t('no_runs')} /> : <Runs view={view} runs={runs} />)}
    </Shown>
  );
}

export function Runs({ view, runs }: { view: ConnectionView; runs: readonly Run[] }) {
  return (
    <table class="table runs">
      <caption class="hidden">{t('runs')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('run')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col" class="number">
            {t('written')}
          </th>
          <th scope="col" class="number">
            {t('failed')}
          </th>
          <th scope="col" class="number">
            {t('requests')}
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} view={view} run={run} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ view, run }: { view: ConnectionView; run: Run }) {
  const state = runState(run);
  const isOpenPreview = run.mode === 'preview' && run.phase === 'ready' && !isEdit(run);
  const target = isOpenPreview
    ? href({ page: 'preview', id: view.connection.id })
    : href({ page: 'run', id: view.connection.id, runId: run.id });
  return (
    <tr>
      <th scope="row">
        <a href={target} data-id="open-run">
          {dateTime(run.startedAt)}
        </a>
      </th>
      <td>{runTitle(run)}</td>
      <td>
        <StateDot tone={state.tone}>{state.words}</StateDot>
      </td>
      <td class="number">{run.mode === 'preview' ? '–' : count(run.done)}</td>
      <td class={run.failed > 0 ? 'number number-bad' : 'number'}>{count(run.failed)}</td>
      <td class="number">{count(run.requests.left + run.requests.right)}</td>
    </tr>
  );
}
