/** Saves one part of a connection's settings; says that another plan, and so a new preview, follows. The rest of them stays as it is stored. */
import { useState } from 'preact/hooks';
import type { ConnectionSettings, ConnectionView } from '../../lib/app/api.ts';
import { href } from '../router.ts';
import { useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { Button, LinkButton } from './button.tsx';
import { FailureNotice } from './notice.tsx';

export function SaveSettings({
  view,
  hook,
  label,
  change,
  isBlocked = false,
}: {
  view: ConnectionView;
  hook: string;
  label: string;
  /** What differs from what is stored; null: nothing. */
  change: Partial<ConnectionSettings> | null;
  isBlocked?: boolean;
}) {
  const sender = useSender();
  const [isSaved, setSaved] = useState(false);
  const { id, settings } = view.connection;

  async function save() {
    if (!change) return;
    const sent = await sender.send('connection.change', {
      connectionId: id,
      settings: { ...settings, ...change },
    });
    setSaved(sent.ok);
  }

  return (
    <div class="stack-small">
      {sender.failure && <FailureNotice failure={sender.failure} />}
      <div class="row">
        <Button
          hook={hook}
          kind="primary"
          isBusy={sender.isBusy}
          isDisabled={!change || isBlocked}
          onClick={save}
        >
          {label}
        </Button>
        <span class="muted small" role="status">
          {change ? t('new_preview_follows') : isSaved ? t('settings_saved') : ''}
        </span>
        {!change && isSaved && (
          <LinkButton hook={`${hook}-preview`} size="small" href={href({ page: 'preview', id })}>
            {t('to_preview')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
