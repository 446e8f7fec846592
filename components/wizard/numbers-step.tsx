/** How numbers are read and written: countries, E.164, the other side's style. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { FailureNotice } from '../controls/notice.tsx';
import { NumberSettings } from '../numbers/number-settings.tsx';
import { go, href } from '../router.ts';
import { useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { Step } from './steps.tsx';

export function NumbersStep({ view }: { view: ConnectionView }) {
  const { id } = view.connection;
  const sender = useSender();
  const [settings, setSettings] = useState(view.connection.settings);

  async function next() {
    const sent = await sender.send('connection.change', { connectionId: id, settings });
    if (sent.ok) go({ page: 'setup', id, step: 'own-sync' });
  }

  return (
    <Step
      title={t('numbers')}
      lead={t('numbers_step_lead')}
      back={href({ page: 'setup', id, step: 'fields' })}
      isBusy={sender.isBusy}
      onNext={next}
    >
      <NumberSettings view={view} settings={settings} onChange={setSettings} />
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </Step>
  );
}
