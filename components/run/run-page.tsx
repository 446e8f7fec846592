/** One run: what it does now, or what it did; of an undo or a mend also what it would do. */
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import { useApp } from '../app-context.tsx';
import { Empty, Page, Shown } from '../layout/page.tsx';
import { accountOf } from '../number-check/own.ts';
import { Looking } from '../preview/looking.tsx';
import { href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';
import { BrakeStop } from './brake-stop.tsx';
import { EditPlan } from './edit-plan.tsx';
import { RunLead } from './run-lead.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunResult } from './run-result.tsx';
import { isEdit, runTitle, undoneRunId } from './run-words.ts';

export function RunPage({ id, runId }: { id: string; runId: string }) {
  const { queries } = useApp();
  const live = useLive(async () => {
    const run = await queries.run(runId);
    const undoneId = run && undoneRunId(run);
    const [view, undone] = await Promise.all([
      queries.connection(id),
      undoneId ? queries.run(undoneId) : null,
    ]);
    return { view, run, undone };
  }, [id, runId]);
  return (
    <Shown live={live}>
      {({ view, run, undone }) =>
        view && run ? (
          <Page
            title={runTitle(run, undone)}
            titleText={runTitle(run, undone)}
            lead={<RunLead view={view} run={run} undone={undone} />}
            back={backFrom(view)}
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

function backFrom({ connection }: ConnectionView): { href: string; label: string } {
  const account = accountOf(connection.id);
  return account === null
    ? { href: href({ page: 'connection', id: connection.id }), label: connection.name }
    : { href: href({ page: 'numbers', id: account }), label: t('numbers_title') };
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
      return isEdit(run) ? <EditPlan view={view} run={run} /> : <RunResult view={view} run={run} />;
    case 'done':
    case 'failed':
    case 'cancelled':
      return <RunResult view={view} run={run} />;
    default:
      return assertNever(run.phase);
  }
}
