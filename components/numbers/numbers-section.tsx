/** How numbers are read and written, on a connection's page: saved with its own button, and followed by a new preview. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { SaveSettings } from '../controls/save-settings.tsx';
import { Section } from '../layout/page.tsx';
import { t } from '../words/words.ts';
import { NumberSettings } from './number-settings.tsx';

export function NumbersSection({ view }: { view: ConnectionView }) {
  const stored = view.connection.settings;
  const [settings, setSettings] = useState(stored);
  const { defaultCountry, e164, phoneStyle } = settings;
  const change = { defaultCountry, e164, ...(phoneStyle ? { phoneStyle } : {}) };
  const isChanged =
    JSON.stringify([defaultCountry, e164, phoneStyle]) !==
    JSON.stringify([stored.defaultCountry, stored.e164, stored.phoneStyle]);
  return (
    <Section title={t('numbers')} lead={t('numbers_step_lead')}>
      <NumberSettings view={view} settings={settings} onChange={setSettings} />
      <SaveSettings
        view={view}
        hook="save-numbers"
        label={t('save_numbers')}
        change={isChanged ? change : null}
      />
    </Section>
  );
}
