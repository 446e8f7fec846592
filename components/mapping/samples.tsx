/** "Try it with a contact": what every row would carry for somebody real, before anything is saved. */
import type { ConnectionSettings, ConnectionView } from '../../lib/app/api.ts';
import { Loading } from '../controls/progress.tsx';
import { t } from '../words/words.ts';
import { SamplePicker } from './sample-picker.tsx';
import { TrialTable } from './trial-table.tsx';
import { type Person, type Sample, useTrial } from './use-sample.ts';

export function Samples({
  view,
  settings,
  sample,
  onChoose,
}: {
  view: ConnectionView;
  settings: ConnectionSettings;
  sample: Sample;
  onChoose: (person: Person) => void;
}) {
  const trial = useTrial(view.connection.id, settings, sample);
  switch (sample.state) {
    case 'looking':
      return <Loading label={t('loading')} />;
    case 'nobody':
      return <p class="muted">{t('mirror_empty')}</p>;
    case 'chosen':
      return (
        <div class="stack" data-id="samples">
          <SamplePicker view={view} sample={sample} onChoose={onChoose} />
          {trial ? (
            <TrialTable view={view} rows={settings.mapping} trial={trial} />
          ) : (
            <Loading label={t('loading')} />
          )}
        </div>
      );
  }
}
