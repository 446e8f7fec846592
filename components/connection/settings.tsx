/** What can be changed about a connection. Another direction or other deletions mean a new preview, and the page says so. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { SelectField, TextField } from '../controls/field.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Section } from '../layout/page.tsx';
import { MappingSection } from '../mapping/mapping-section.tsx';
import { NumbersSection } from '../numbers/numbers-section.tsx';
import { useSender } from '../use-live.ts';
import { DirectionFields } from '../wizard/direction-fields.tsx';
import { interval } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { RemoveConnection } from './remove-connection.tsx';

const intervals = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440] as const;

export function Settings({ view }: { view: ConnectionView }) {
  return (
    <>
      <Section title={t('settings')}>
        <SettingsForm key={view.connection.id} view={view} />
      </Section>
      <MappingSection view={view} />
      <NumbersSection view={view} />
      <RemoveConnection view={view} />
    </>
  );
}

function SettingsForm({ view }: { view: ConnectionView }) {
  const { connection } = view;
  const sender = useSender();
  const [name, setName] = useState(connection.name);
  const [minutes, setMinutes] = useState(connection.intervalMinutes);
  const [settings, setSettings] = useState(connection.settings);
  const { direction, deletions } = settings;
  const isOtherPlan =
    JSON.stringify([direction, deletions]) !==
    JSON.stringify([connection.settings.direction, connection.settings.deletions]);
  const isChanged = isOtherPlan || name !== connection.name || minutes !== connection.intervalMinutes;

  async function save(event: Event) {
    event.preventDefault();
    if (!isChanged || name.trim() === '') return;
    await sender.send('connection.change', {
      connectionId: connection.id,
      name: name.trim(),
      intervalMinutes: minutes,
      // The rest of the settings has forms of its own on this page, which may have been saved since.
      ...(isOtherPlan ? { settings: { ...connection.settings, direction, deletions } } : {}),
    });
  }

  return (
    <form class="form" onSubmit={save} noValidate>
      <TextField
        hook="connection-name"
        label={t('connection_name')}
        value={name}
        maxLength={80}
        onInput={setName}
      />
      <SelectField
        hook="connection-interval"
        label={t('how_often')}
        value={String(minutes)}
        options={[...new Set([...intervals, minutes])]
          .sort((a, b) => a - b)
          .map((one) => ({ value: String(one), label: t('every', { interval: interval(one) }) }))}
        onChange={(value) => setMinutes(Number(value))}
      />
      <DirectionFields view={view} settings={settings} onChange={setSettings} />
      {sender.failure && <FailureNotice failure={sender.failure} />}
      <div class="row">
        <Button
          hook="save-settings"
          kind="primary"
          type="submit"
          isBusy={sender.isBusy}
          isDisabled={!isChanged || name.trim() === ''}
        >
          {t('save')}
        </Button>
        <span class="muted small" role="status">
          {isOtherPlan && t('new_preview_follows')}
        </span>
      </div>
    </form>
  );
}
