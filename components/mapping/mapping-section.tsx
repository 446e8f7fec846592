/** The mapping on a connection's page: changed here, saved with its own button, and followed by a new preview. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { validateMapping } from '../../lib/app/mapping-logic.ts';
import { SaveSettings } from '../controls/save-settings.tsx';
import { Section } from '../layout/page.tsx';
import { t } from '../words/words.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { fieldsOfView } from './mapping-words.ts';

export function MappingSection({ view }: { view: ConnectionView }) {
  const { settings } = view.connection;
  const [mapping, setMapping] = useState(settings.mapping);
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(settings.mapping);
  const hasFaults = validateMapping(mapping, fieldsOfView(view)).length > 0;
  return (
    <Section title={t('fields')} lead={t('fields_step_lead')}>
      <MappingEditor
        view={view}
        settings={{ ...settings, mapping }}
        showsLosses={false}
        onChange={setMapping}
      />
      {hasFaults && (
        <p class="field-error" role="status">
          {t('mapping_blocked')}
        </p>
      )}
      <SaveSettings
        view={view}
        hook="save-fields"
        label={t('save_fields')}
        change={isChanged ? { mapping } : null}
        isBlocked={hasFaults}
      />
    </Section>
  );
}
