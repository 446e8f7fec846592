/** Removing a connection: what it leaves as it is, and a question before. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Section } from '../layout/page.tsx';
import { goInstead } from '../router.ts';
import { dropDraft } from '../rules/draft-store.ts';
import { useSender } from '../use-live.ts';
import { rich, t } from '../words/words.ts';

export function RemoveConnection({ view }: { view: ConnectionView }) {
  const sender = useSender();
  const [isAsking, setAsking] = useState(false);
  const { connection } = view;

  async function remove() {
    const sent = await sender.send('connection.remove', { connectionId: connection.id });
    if (!sent.ok) return;
    dropDraft(connection.id);
    goInstead({ page: 'connections' });
  }

  return (
    <Section title={t('remove_connection')} lead={t('remove_connection_text')}>
      <div class="row">
        <Button hook="remove-connection" kind="danger" icon="trash" onClick={() => setAsking(true)}>
          {t('remove_connection')}
        </Button>
      </div>
      {isAsking && (
        <Dialog
          hook="remove-connection-dialog"
          title={rich('remove_connection_title', { name: <bdi>{connection.name}</bdi> })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button hook="remove-connection-sure" kind="danger" isBusy={sender.isBusy} onClick={remove}>
                {t('remove_connection')}
              </Button>
              <Button hook="remove-connection-cancel" kind="quiet" onClick={() => setAsking(false)}>
                {t('keep_it')}
              </Button>
            </>
          }
        >
          <p>{t('remove_connection_text')}</p>
          {sender.failure && <FailureNotice failure={sender.failure} />}
        </Dialog>
      )}
    </Section>
  );
}
