/** The ways to start, always in sight: a few first, or all, with the time it takes; until then nothing has been written. */
import { useState } from 'preact/hooks';
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { go } from '../router.ts';
import { useSender } from '../use-live.ts';
import { count, duration } from '../words/formats.ts';
import { t, tn } from '../words/words.ts';

const pilots = [5, 20] as const;

/** A first few counts people that are written; those that are only linked come along with the rest. */
function writesOf({ counts }: Run): number {
  if (!counts) return 0;
  const { left, right } = counts;
  return left.created + left.updated + left.deleted + right.created + right.updated + right.deleted;
}

export function StartBar({ view, run, written }: { view: ConnectionView; run: Run; written: number }) {
  const sender = useSender();
  const [chosen, setChosen] = useState<number | null | undefined>();
  const again = useSender();
  const { connection } = view;
  const total = Math.max(0, run.total - run.leftOut.length);

  async function start(limit: number | null) {
    setChosen(limit);
    const sent = await sender.send('connection.start', { runId: run.id, limit });
    if (sent.ok) go({ page: 'run', id: connection.id, runId: sent.value.runId });
  }

  if (run.phase === 'apply' || run.phase === 'done') return null;
  return (
    <div class="start-bar" data-id="start-bar">
      {sender.failure && <FailureNotice failure={sender.failure} />}
      <div class="start-row">
        <div class="start-words">
          <p class="start-title">{written > 0 ? tn('few_written', written) : t('nothing_written')}</p>
          <p class="muted">
            {total === 0 ? t('nothing_to_do') : tn('changes_planned', total)}
            {total > 0 &&
              run.timeLeftMs !== null &&
              ` · ${t('about_time', { time: duration(run.timeLeftMs) })}`}
            {(['left', 'right'] as const).map((side) => {
              const tokens = Math.ceil(run.tokens?.[side] ?? 0);
              return (
                tokens > 0 && ` · ${t('run_tokens', { count: count(tokens), place: view[side].serviceName })}`
              );
            })}
            {run.leftOut.length > 0 && ` · ${tn('taken_out', run.leftOut.length)}`}
          </p>
        </div>
        <div class="row">
          <Button
            hook="preview-again"
            kind="quiet"
            icon="refresh"
            label={t('preview_again')}
            isBusy={again.isBusy}
            onClick={() => again.send('connection.preview', { connectionId: connection.id })}
          />
          {pilots
            .filter((limit) => limit < Math.min(total, writesOf(run)))
            .map((limit) => (
              <Button
                key={limit}
                hook={`start-${limit}`}
                isBusy={sender.isBusy && chosen === limit}
                onClick={() => start(limit)}
              >
                {tn('start_with', limit)}
              </Button>
            ))}
          <Button
            hook="start-all"
            kind="primary"
            isBusy={sender.isBusy && chosen === null}
            onClick={() => start(null)}
          >
            {total === 0 ? t('start') : t('start_all')}
          </Button>
        </div>
      </div>
    </div>
  );
}
