/** What became of one mend that was started at once: under way, done, or why not; with the way back. */
import { assertNever } from '../../lib/errors.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { UndoButton } from '../run/undo-button.tsx';
import { useLive } from '../use-live.ts';
import { excludedText } from '../words/reasons.ts';
import { t } from '../words/words.ts';

export function JustMended({ runId, title, onClose }: { runId: string; title: string; onClose: () => void }) {
  const { queries } = useApp();
  const live = useLive(
    async () => ({
      run: await queries.run(runId),
      rows: (await queries.items(runId, 'all', '', 0, 1)).rows,
    }),
    [runId],
  );
  const run = live.value?.run;
  if (!run) return null;
  const name = title || t('no_name');
  const close = (
    <Button hook="mended-close" kind="quiet" size="small" icon="close" label={t('close')} onClick={onClose} />
  );
  switch (run.phase) {
    case 'pull':
    case 'plan':
    case 'ready':
    case 'braked':
    case 'apply':
      return (
        <div role="status" data-id="mending">
          <Notice title={t('mending_name', { name })} />
        </div>
      );
    case 'failed':
    case 'cancelled':
      return run.failure ? <FailureNotice failure={run.failure} actions={close} /> : null;
    case 'done': {
      const [row] = live.value?.rows ?? [];
      if (row?.failure) return <FailureNotice failure={row.failure} actions={close} />;
      const why = row?.item.kind === 'excluded' ? excludedText(row.item.reason) : null;
      return (
        <div role="status" data-id={why ? 'not-mended' : 'mended'}>
          <Notice
            tone={why ? 'attention' : 'good'}
            title={why ? t('not_mended_name', { name }) : t('mended_name', { name })}
            actions={
              <>
                {!why && (
                  <UndoButton of={{ kind: 'run', runId }} connectionId={run.connectionId} size="small" />
                )}
                {close}
              </>
            }
          >
            {why && <p>{why}</p>}
          </Notice>
        </div>
      );
    }
    default:
      return assertNever(run.phase);
  }
}
