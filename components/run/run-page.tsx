/** One run: what it does now, or what it did. */
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import { useApp } from '../app-context.tsx';
import { ConnectionName } from '../connection/connection-name.tsx';
import { Empty, Page, Shown } from '../layout/page.tsx';
import { Looking } from '../preview/looking.tsx';
import { href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { dateTime } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { BrakeStop } from './brake-stop.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunResult } from './run-result.tsx';
import { runTitle } from './run-words.ts';

export function RunPage({ id, runId }: { id: string; runId: string }) {
  const { queries } = useApp();
  const live = useLive(
    async () => ({ view: await queries.connection(id), run: await queries.run(runId) }),
    [id, runId],
  );
  return (
    <Shown live={live}>
      {({ view, run }) =>
        view && run ? (
          <Page
            title={runTitle(run)}
            titleText={runTitle(run)}
            lead={
              <>
                <ConnectionName view={view} />
                <span class="muted"> · {dateTime(run.startedAt)}</span>
              </>
            }
            back={{ href: href({ page: 'connection', id }), label: view.connection.name }}
          >
            <RunBody view={view} run={run} />
          </Page>
        ) : (
          <Empty title={t('run_gone')} />
        )
      }
    </Shown>
  );
}

function RunBody({ view, run }: { view: ConnectionView; run: Run }) {
  switch (run.phase) {
    case 'pull':
    case 'plan':
      return <Looking view={view} run={run} />;
    case 'apply':
      return <RunProgress view={view} run={run} />;
    case 'braked':
      return <BrakeStop view={view} run={run} />;
    case 'ready':
    case 'done':
    case 'failed':
    case 'cancelled':
      return <RunResult view={view} run={run} />;
    default:
      return assertNever(run.phase);
  }
}
