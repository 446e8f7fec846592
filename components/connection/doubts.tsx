/** What keeps a connection from going on: a failure, a stopped plan, changed settings, open questions. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { WayOut } from '../accounts/account-row.tsx';
import { useApp } from '../app-context.tsx';
import { LinkButton } from '../controls/button.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { href } from '../router.ts';
import { BrakeNotice } from '../run/brake-stop.tsx';
import { useLive } from '../use-live.ts';
import { t, tn } from '../words/words.ts';
import { failureOf } from './health.ts';

export function Doubts({ view }: { view: ConnectionView }) {
  const { queries } = useApp();
  const { connection, openRun } = view;
  const preview = useLive(() => queries.preview(connection.id), [connection.id]);
  const found = failureOf(view);
  const failing = [view.left, view.right].find((side) => side.account.failure !== null);
  // Old previews are dropped in time, so a missing one proves nothing as long as open questions explain the state.
  const isOutdated =
    view.health === 'needs-you' &&
    connection.approvedSettings !== null &&
    preview.state === 'ready' &&
    (preview.value
      ? preview.value.settingsFingerprint !== connection.approvedSettings
      : found === null && view.reviews === 0);
  return (
    <>
      {found && found.failure.code !== 'rules-changed' && view.health !== 'stopped' && (
        <FailureNotice
          failure={found.failure}
          {...(found.place ? { place: found.place } : {})}
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
      {isOutdated && (
        <Notice
          tone="attention"
          title={t('preview_outdated')}
          actions={
            <LinkButton hook="new-preview" kind="primary" href={href({ page: 'preview', id: connection.id })}>
              {t('to_preview')}
            </LinkButton>
          }
        >
          <p>{t('preview_outdated_text')}</p>
        </Notice>
      )}
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
