/** That the settings were changed since the last plan was approved, and the way to the preview that is due. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { LinkButton } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';
import { failureOf } from './health.ts';

export function Outdated({ view }: { view: ConnectionView }) {
  const { queries } = useApp();
  const { connection } = view;
  const preview = useLive(() => queries.preview(connection.id), [connection.id]);
  // Old previews are dropped in time, so a missing one proves nothing as long as open questions explain the state.
  const isOutdated =
    view.health === 'needs-you' &&
    connection.approvedSettings !== null &&
    preview.state === 'ready' &&
    (preview.value
      ? preview.value.settingsFingerprint !== connection.approvedSettings
      : failureOf(view) === null && view.reviews === 0);
  if (!isOutdated) return null;
  return (
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
  );
}
