/** The preview of a connection: what a run would do, person by person, before anything is written. */
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import { useApp } from '../app-context.tsx';
import { ConnectionName } from '../connection/connection-name.tsx';
import { placeOf } from '../connection/health.ts';
import { Button } from '../controls/button.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { Empty, Page, Shown } from '../layout/page.tsx';
import { href } from '../router.ts';
import { useLive, useSender } from '../use-live.ts';
import { Steps } from '../wizard/steps.tsx';
import { t } from '../words/words.ts';
import { Looking } from './looking.tsx';
import { ReadyPreview } from './ready-preview.tsx';

export function PreviewPage({ id }: { id: string }) {
  const { queries } = useApp();
  const live = useLive(
    async () => ({
      view: await queries.connection(id),
      preview: await queries.preview(id),
      runs: await queries.runs(id, 20),
    }),
    [id],
  );
  return (
    <Shown live={live}>
      {({ view, preview, runs }) =>
        view ? (
          <Page
            title={t('preview')}
            titleText={t('preview')}
            lead={<ConnectionName view={view} />}
            back={
              view.connection.stage === 'draft'
                ? { href: href({ page: 'connections' }), label: t('nav_connections') }
                : { href: href({ page: 'connection', id }), label: view.connection.name }
            }
          >
            {view.connection.stage === 'draft' && <Steps current="preview" connectionId={id} />}
            {preview ? (
              <PreviewOf view={view} run={preview} runs={runs} />
            ) : (
              <NoPreview id={id} isOutdated={runs.some((run) => run.mode === 'preview')} />
            )}
          </Page>
        ) : (
          <Empty title={t('connection_gone')} />
        )
      }
    </Shown>
  );
}

function PreviewOf({ view, run, runs }: { view: ConnectionView; run: Run; runs: readonly Run[] }) {
  switch (run.phase) {
    case 'pull':
    case 'plan':
      return <Looking view={view} run={run} />;
    case 'ready':
    case 'braked':
    case 'apply':
    case 'done':
      return <ReadyPreview view={view} run={run} written={writtenOf(run, runs)} />;
    case 'failed':
    case 'cancelled':
      return (
        <div class="stack">
          {run.failure && <FailureNotice failure={run.failure} {...placeOf(view, run.failure)} />}
          <MakePreview id={view.connection.id} words={t('preview_again')} />
        </div>
      );
    default:
      return assertNever(run.phase);
  }
}

/** How many of this preview's people were written by a first few. */
function writtenOf(preview: Run, runs: readonly Run[]): number {
  return runs
    .filter((run) => run.approvedRun === preview.id)
    .reduce((sum, run) => sum + Math.max(0, run.done - run.failed), 0);
}

function NoPreview({ id, isOutdated }: { id: string; isOutdated: boolean }) {
  return (
    <div class="stack" data-id="no-preview">
      <Notice
        tone={isOutdated ? 'attention' : 'note'}
        title={isOutdated ? t('preview_outdated') : t('preview_none')}
      >
        <p>{isOutdated ? t('preview_outdated_text') : t('preview_none_text')}</p>
      </Notice>
      <MakePreview id={id} words={isOutdated ? t('preview_again') : t('start_preview')} />
    </div>
  );
}

function MakePreview({ id, words }: { id: string; words: string }) {
  const sender = useSender();
  return (
    <div class="stack">
      <div class="row">
        <Button
          hook="start-preview"
          kind="primary"
          isBusy={sender.isBusy}
          onClick={() => sender.send('connection.preview', { connectionId: id })}
        >
          {words}
        </Button>
      </div>
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </div>
  );
}
