/** Which field goes with which, as a table; and what is done with phone numbers. */
import type { ConnectionView, MappingRow } from '../../lib/app/api.ts';
import { Icon, type IconName } from '../controls/icon.tsx';
import { country } from '../words/formats.ts';
import { fieldName } from '../words/reasons.ts';
import { rich, t } from '../words/words.ts';

function arrow(
  row: MappingRow['direction'],
  all: ConnectionView['connection']['settings']['direction'],
): IconName {
  const direction = row === 'both' ? all : row;
  switch (direction) {
    case 'both':
      return 'arrow-both';
    case 'to-left':
      return 'arrow-left';
    case 'to-right':
      return 'arrow-right';
    case 'off':
      return 'close';
  }
}

export function MappingTable({ view }: { view: ConnectionView }) {
  const { settings } = view.connection;
  return (
    <table class="table mapping">
      <caption class="hidden">{t('fields')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <bdi>{view.left.account.name}</bdi>
          </th>
          <th scope="col" class="mapping-way">
            <span class="hidden">{t('direction')}</span>
          </th>
          <th scope="col">
            <bdi>{view.right.account.name}</bdi>
          </th>
        </tr>
      </thead>
      <tbody>
        {settings.mapping.map((row) => (
          <tr key={row.id}>
            <td>
              {fieldName(
                view.left.fields.find((field) => field.id === row.left),
                row.left,
              )}
            </td>
            <td class="mapping-way">
              <Icon name={arrow(row.direction, settings.direction)} size={16} />
            </td>
            <td>
              {fieldName(
                view.right.fields.find((field) => field.id === row.right),
                row.right,
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function NumbersFacts({ view }: { view: ConnectionView }) {
  const { settings } = view.connection;
  return (
    <dl class="facts-list">
      <dt>{t('numbers')}</dt>
      <dd>{settings.e164 ? t('numbers_e164') : t('numbers_as_they_are')}</dd>
      <dt>{t('numbers_without_code')}</dt>
      <dd>
        {rich('numbers_read_as', {
          country: country(settings.defaultCountry.left),
          place: <bdi>{view.left.account.name}</bdi>,
        })}
        <br />
        {rich('numbers_read_as', {
          country: country(settings.defaultCountry.right),
          place: <bdi>{view.right.account.name}</bdi>,
        })}
      </dd>
      <dt>{t('empty_values')}</dt>
      <dd>{t('empty_values_text')}</dd>
    </dl>
  );
}
