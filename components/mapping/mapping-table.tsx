/** Every row of the mapping: on or off, both fields, direction, and below it who wins, what an emptied value means, and what is wrong. */
import type { ComponentChildren } from 'preact';
import type { ConnectionView, MappingFault, MappingRow } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { t } from '../words/words.ts';
import { directionWords, faultText, fieldsOfView, policyWords, rowName, sideWords } from './mapping-words.ts';
import { directionsOf } from './rows.ts';

interface Doing {
  readonly onSwitch: (row: MappingRow, isOn: boolean) => void;
  readonly onDirection: (row: MappingRow, direction: MappingRow['direction']) => void;
  readonly onEdit: (row: MappingRow) => void;
}

export function MappingTable({
  view,
  rows,
  faults,
  ...doing
}: {
  view: ConnectionView;
  rows: readonly MappingRow[];
  faults: readonly MappingFault[];
} & Doing) {
  return (
    <table class="table mapping">
      <caption class="hidden">{t('fields')}</caption>
      <thead>
        <tr>
          <th scope="col" class="mapping-on">
            {t('mapping_on')}
          </th>
          <th scope="col">
            <bdi>{view.left.account.name}</bdi>
          </th>
          <th scope="col">{t('direction')}</th>
          <th scope="col">
            <bdi>{view.right.account.name}</bdi>
          </th>
          <th scope="col" class="end">
            <span class="hidden">{t('mapping_edit_title')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.id}
            view={view}
            row={row}
            faults={faults.filter((fault) => fault.row === row.id)}
            {...doing}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  view,
  row,
  faults,
  onSwitch,
  onDirection,
  onEdit,
}: { view: ConnectionView; row: MappingRow; faults: readonly MappingFault[] } & Doing) {
  const name = rowName(view, row);
  const isOn = row.direction !== 'off';
  const faultsId = `faults-${row.id}`;
  return (
    <>
      <tr class={isOn ? 'row-open' : 'row-open row-off'} data-id="mapping-row" data-row={row.id}>
        <td class="mapping-on">
          <input
            type="checkbox"
            class="switch"
            data-id={`row-on-${row.id}`}
            aria-label={t('mapping_switch', { row: name })}
            aria-describedby={faults.length > 0 ? faultsId : undefined}
            checked={isOn}
            onChange={(event) => onSwitch(row, event.currentTarget.checked)}
          />
        </td>
        <td class="mapping-field">
          <Place view={view} side="left" />
          {sideWords(view, row, 'left')}
        </td>
        <td class="mapping-way">
          <Way view={view} row={row} name={name} onDirection={onDirection} />
        </td>
        <td class="mapping-field">
          <Place view={view} side="right" />
          {sideWords(view, row, 'right')}
        </td>
        <td class="end">
          <Button
            hook={`row-edit-${row.id}`}
            size="small"
            kind="quiet"
            icon="pencil"
            label={t('mapping_change_row', { row: name })}
            onClick={() => onEdit(row)}
          />
        </td>
      </tr>
      <tr class={isOn ? 'row-below' : 'row-below row-off'}>
        <td />
        <td colSpan={4}>
          <span class="muted small">{isOn ? policyWords(view, row) : t('mapping_off_text')}</span>
          {faults.length > 0 && (
            <ul class="faults" id={faultsId}>
              {faults.map((fault) => (
                <Fault key={`${fault.reason} ${fault.field ?? ''}`}>{faultText(view, fault, row)}</Fault>
              ))}
            </ul>
          )}
        </td>
      </tr>
    </>
  );
}

/** Whose field it is, where a page is too narrow for columns and their heads. */
function Place({ view, side }: { view: ConnectionView; side: 'left' | 'right' }) {
  return (
    <span class="mapping-place">
      <bdi>{view[side].account.name}</bdi>
    </span>
  );
}

function Fault({ children }: { children: ComponentChildren }) {
  return (
    <li data-id="row-fault">
      <Icon name="alert" size={16} />
      {children}
    </li>
  );
}

function Way({
  view,
  row,
  name,
  onDirection,
}: { view: ConnectionView; row: MappingRow; name: string } & Pick<Doing, 'onDirection'>) {
  const directions = directionsOf(row, fieldsOfView(view));
  if (row.direction === 'off') return <span class="muted">{t('mapping_off')}</span>;
  // A direction that is not possible (any more) is shown as it stands, with its fault below.
  const shown = directions.includes(row.direction) ? directions : [row.direction, ...directions];
  if (shown.length === 1)
    return (
      <span class="way-only">
        <WayIcon direction={row.direction} />
        {directionWords(view, row.direction)}
      </span>
    );
  return (
    <div class="way">
      <WayIcon direction={row.direction} />
      <div class="select select-small">
        <select
          class="input"
          data-id={`row-way-${row.id}`}
          aria-label={t('mapping_direction_of', { row: name })}
          value={row.direction}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onDirection(row, shown.find((one) => one === value) ?? row.direction);
          }}
        >
          {shown.map((direction) => (
            <option key={direction} value={direction}>
              {directionWords(view, direction)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function WayIcon({ direction }: { direction: MappingRow['direction'] }) {
  if (direction === 'off') return null;
  return (
    <Icon
      name={direction === 'both' ? 'arrow-both' : direction === 'to-left' ? 'arrow-left' : 'arrow-right'}
      size={16}
    />
  );
}
