/** What keeps a connection from going on: a failure, a stopped plan, changed settings, open questions. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { WayOut } from '../accounts/account-row.tsx';
import { LinkButton } from '../controls/button.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { href } from '../router.ts';
import { BrakeNotice } from '../run/brake-stop.tsx';
import { t, tn } from '../words/words.ts';
import { failureOf } from './health.ts';
import { Outdated } from './outdated.tsx';

export function Doubts({ view }: { view: ConnectionView }) {
  const { connection, openRun } = view;
  const found = failureOf(view);
  const failing = [view.left, view.right].find((side) => side.account.failure !== null);
  return (
    <>
      {found && found.failure.code !== 'rules-changed' && view.health !== 'stopped' && (
        <FailureNotice
          failure={found.failure}
          {...(found.place ? { place: found.place } : {})}
          {...(found.service ? { service: found.service } : {})}
          actions={failing ? <WayOut view={failing} /> : undefined}
        />
      )}
      {openRun?.phase === 'braked' && (
        <div class="stack">
          <BrakeNotice view={view} run={openRun} />
          <a href={href({ page: 'run', id: connection.id, runId: openRun.id })} data-id="show-braked">
            {t('show_everyone')}
          </a>
        </div>
      )}
      <Outdated view={view} />
      {view.reviews > 0 && (
        <Notice
          tone="note"
          title={tn('open_questions', view.reviews)}
          actions={
            <LinkButton hook="to-review" href={href({ page: 'review' })}>
              {t('answer_them')}
            </LinkButton>
          }
        >
          <p>{t('open_questions_text')}</p>
        </Notice>
      )}
    </>
  );
}
