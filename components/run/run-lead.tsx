/** Below a run's title: whose it is, when it was, and for an undo what it takes back. */
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { ConnectionName } from '../connection/connection-name.tsx';
import { href } from '../router.ts';
import { dateTime } from '../words/formats.ts';
import { rich } from '../words/words.ts';
import { runTitle } from './run-words.ts';

export function RunLead({
  view,
  run,
  undone,
}: {
  view: ConnectionView;
  run: Run;
  /** The run that this one takes back, where it is a whole run. */
  undone: Run | null;
}) {
  return (
    <>
      <ConnectionName view={view} />
      <span class="muted"> · {dateTime(run.startedAt)}</span>
      {undone && (
        <span class="run-undoes">
          {rich('takes_back', {
            run: (
              <a href={href({ page: 'run', id: undone.connectionId, runId: undone.id })} data-id="undone-run">
                {runTitle(undone)}, {dateTime(undone.startedAt)}
              </a>
            ),
          })}
        </span>
      )}
    </>
  );
}
