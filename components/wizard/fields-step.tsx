/** Third step: which field goes with which, and how numbers are read and written. To be read, not changed. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { go, href } from '../router.ts';
import { t } from '../words/words.ts';
import { MappingTable, NumbersFacts } from './mapping-table.tsx';
import { Step } from './steps.tsx';

export function FieldsStep({ view }: { view: ConnectionView }) {
  const { id } = view.connection;
  return (
    <Step
      title={t('fields_step_title')}
      lead={t('fields_step_lead')}
      back={href({ page: 'setup', id, step: 'direction' })}
      onNext={() => go({ page: 'setup', id, step: 'own-sync' })}
    >
      <MappingTable view={view} />
      <NumbersFacts view={view} />
    </Step>
  );
}
