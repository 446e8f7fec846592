/** Second step: which way changes travel, and what a deletion means. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { FailureNotice } from '../controls/notice.tsx';
import { go } from '../router.ts';
import { useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { DirectionFields } from './direction-fields.tsx';
import { Step } from './steps.tsx';

export function DirectionStep({ view }: { view: ConnectionView }) {
  const { connection } = view;
  const sender = useSender();
  const [settings, setSettings] = useState(connection.settings);

  async function next() {
    const sent = await sender.send('connection.change', { connectionId: connection.id, settings });
    if (sent.ok) go({ page: 'setup', id: connection.id, step: 'rules' });
  }

  return (
    <Step
      title={t('direction_step_title')}
      lead={view.right.isReadOnly ? undefined : t('direction_step_lead')}
      isBusy={sender.isBusy}
      onNext={next}
    >
      <DirectionFields view={view} settings={settings} onChange={setSettings} />
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </Step>
  );
}
