/** Which field goes with which, to be read and changed before anything is looked at. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { validateMapping } from '../../lib/app/mapping-logic.ts';
import { FailureNotice } from '../controls/notice.tsx';
import { MappingEditor } from '../mapping/mapping-editor.tsx';
import { fieldsOfView } from '../mapping/mapping-words.ts';
import { go, href } from '../router.ts';
import { useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { Step } from './steps.tsx';

export function FieldsStep({ view }: { view: ConnectionView }) {
  const { id, settings: stored } = view.connection;
  const sender = useSender();
  const [mapping, setMapping] = useState(stored.mapping);
  const hasFaults = validateMapping(mapping, fieldsOfView(view)).length > 0;

  async function next() {
    const settings = { ...stored, mapping };
    const sent = await sender.send('connection.change', { connectionId: id, settings });
    if (sent.ok) go({ page: 'setup', id, step: 'numbers' });
  }

  return (
    <Step
      title={t('fields_step_title')}
      lead={t('fields_step_lead')}
      back={href({ page: 'setup', id, step: 'rules' })}
      isBusy={sender.isBusy}
      isBlocked={hasFaults}
      onNext={next}
    >
      <MappingEditor view={view} settings={{ ...stored, mapping }} showsLosses={true} onChange={setMapping} />
      {hasFaults && (
        <p class="field-error" role="status">
          {t('mapping_blocked')}
        </p>
      )}
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </Step>
  );
}
