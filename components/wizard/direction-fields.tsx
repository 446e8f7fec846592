/** The choices of direction and of deletions, used in the setup and in a connection's settings. */
import type { ConnectionSettings, ConnectionView, DeletionPolicy, Direction } from '../../lib/app/api.ts';
import { ChoiceCards } from '../controls/choices.tsx';
import { SelectField } from '../controls/field.tsx';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { rich, t } from '../words/words.ts';

/** Both, as they stand in a connection's settings. */
export function DirectionFields({
  view,
  settings,
  onChange,
}: {
  view: ConnectionView;
  settings: ConnectionSettings;
  onChange: (settings: ConnectionSettings) => void;
}) {
  const { direction, deletions } = settings;
  return (
    <>
      <DirectionField
        view={view}
        value={direction}
        onChange={(chosen) => onChange({ ...settings, direction: chosen })}
      />
      <DeletionFields
        view={view}
        direction={direction}
        value={deletions}
        onChange={(chosen) => onChange({ ...settings, deletions: chosen })}
      />
    </>
  );
}

function DirectionField({
  view,
  value,
  onChange,
}: {
  view: ConnectionView;
  value: Direction;
  onChange: (direction: Direction) => void;
}) {
  const left = <bdi>{view.left.account.name}</bdi>;
  const right = <bdi>{view.right.account.name}</bdi>;
  if (view.right.isReadOnly) {
    return (
      <Notice hook="direction-read-only" title={rich('direction_only_to', { to: left })}>
        <p>{t('direction_read_only', { place: view.right.account.name })}</p>
      </Notice>
    );
  }
  return (
    <ChoiceCards
      hook="direction"
      label={t('direction')}
      value={value}
      choices={[
        {
          value: 'both',
          label: t('direction_both'),
          hint: rich('direction_both_hint', { left, right }),
          mark: <Icon name="arrow-both" />,
        },
        {
          value: 'to-left',
          label: rich('direction_only_to', { to: left }),
          hint: rich('direction_only_hint', { from: right, to: left }),
          mark: <Icon name="arrow-left" />,
        },
        {
          value: 'to-right',
          label: rich('direction_only_to', { to: right }),
          hint: rich('direction_only_hint', { from: left, to: right }),
          mark: <Icon name="arrow-right" />,
        },
      ]}
      onChange={onChange}
    />
  );
}

type Deletions = ConnectionSettings['deletions'];

function DeletionFields({
  view,
  direction,
  value,
  onChange,
}: {
  view: ConnectionView;
  direction: Direction;
  value: Deletions;
  onChange: (deletions: Deletions) => void;
}) {
  const left = view.left.account.name;
  const right = view.right.account.name;
  return (
    <div class="form">
      {direction !== 'to-left' && (
        <SelectField
          hook="deletions-to-right"
          label={t('deleted_in', { place: left })}
          value={value.toRight}
          options={policies(right)}
          onChange={(policy) => onChange({ ...value, toRight: policy as DeletionPolicy })}
        />
      )}
      {direction !== 'to-right' && (
        <SelectField
          hook="deletions-to-left"
          label={t('deleted_in', { place: right })}
          value={value.toLeft}
          options={policies(left)}
          onChange={(policy) => onChange({ ...value, toLeft: policy as DeletionPolicy })}
        />
      )}
    </div>
  );
}

function policies(place: string): { value: DeletionPolicy; label: string }[] {
  return [
    { value: 'never', label: t('deletion_never', { place }) },
    { value: 'created-here', label: t('deletion_created_here', { place }) },
    { value: 'linked', label: t('deletion_linked', { place }) },
  ];
}
