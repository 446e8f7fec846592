/** Every change that a run made, a page at a time, each with its values before and after and the way back. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Empty, Shown } from '../layout/page.tsx';
import { useLive } from '../use-live.ts';
import { t, tn } from '../words/words.ts';
import { Entry } from './entry.tsx';

const step = 25;

export function Changes({ view, runId }: { view: ConnectionView; runId: string }) {
  const { queries } = useApp();
  const [limit, setLimit] = useState(step);
  const live = useLive(() => queries.journal(runId, 0, limit), [runId, limit]);
  return (
    <Shown live={live}>
      {({ entries, total }) =>
        total === 0 ? (
          <Empty title={t('no_changes')} />
        ) : (
          <>
            <ul class="journal" data-id="changes">
              {entries.map((entry) => (
                <li key={entry.id}>
                  <Entry entry={entry} view={view} />
                </li>
              ))}
            </ul>
            {entries.length < total && (
              <Button hook="more-changes" kind="quiet" onClick={() => setLimit(limit + step * 4)}>
                {tn('show_more', total - entries.length)}
              </Button>
            )}
          </>
        )
      }
    </Shown>
  );
}
