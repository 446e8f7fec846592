/** Last step before the preview: Aircall's own contact sync must be off, or both would create the same people. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { OutsideLink } from '../controls/button.tsx';
import { Tick } from '../controls/choices.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { go, href } from '../router.ts';
import { useSender } from '../use-live.ts';
import { rich, t } from '../words/words.ts';
import { Step } from './steps.tsx';

const integrationsPage = 'https://dashboard.aircall.io/integrations';

export function OwnSyncStep({ view }: { view: ConnectionView }) {
  const { id } = view.connection;
  const sender = useSender();
  const [isOff, setOff] = useState(false);
  // Aircall's own sync reads services; a file is none of them.
  const isFile = [view.left, view.right].some(({ account }) => account.service === 'files');

  async function preview() {
    const sent = await sender.send('connection.preview', { connectionId: id });
    if (sent.ok) go({ page: 'preview', id });
  }

  return (
    <Step
      title={t('own_sync_title')}
      lead={isFile ? undefined : t('own_sync_lead')}
      back={href({ page: 'setup', id, step: 'numbers' })}
      next={t('start_preview')}
      nextHook="start-preview"
      isBusy={sender.isBusy}
      isBlocked={!isOff && !isFile}
      onNext={preview}
    >
      {isFile ? (
        <Notice tone="good" hook="own-sync-none" title={t('own_sync_file')}>
          <p>{t('own_sync_file_text')}</p>
        </Notice>
      ) : (
        <SwitchOff isOff={isOff} onChange={setOff} />
      )}
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </Step>
  );
}

function SwitchOff({ isOff, onChange }: { isOff: boolean; onChange: (isOff: boolean) => void }) {
  return (
    <>
      <Notice tone="attention" title={t('own_sync_why')}>
        <p>{t('own_sync_text')}</p>
        <p>
          {rich('own_sync_where', {
            link: (
              <OutsideLink hook="aircall-integrations" href={integrationsPage}>
                {t('aircall_integrations_page')}
              </OutsideLink>
            ),
          })}
        </p>
      </Notice>
      <Tick hook="own-sync-off" isOn={isOff} onChange={onChange}>
        {t('own_sync_tick')}
      </Tick>
    </>
  );
}
