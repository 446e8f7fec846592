/** Direction, who wins and what an emptied value means: only what the row's fields allow, and why the rest is not there. */
import type { ConnectionView, MappingRow, SideName } from '../../lib/app/api.ts';
import { winnersFor } from '../../lib/app/mapping-logic.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { ChoiceCards } from '../controls/choices.tsx';
import { SelectField } from '../controls/field.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { t } from '../words/words.ts';
import {
  directionWords,
  emptyWords,
  fieldsOfView,
  nameOf,
  wayMissing,
  winnerWords,
} from './mapping-words.ts';
import { directionsOf, fieldOf, kindOf, writtenSides } from './rows.ts';

const arrows: Readonly<Record<MappingRow['direction'], IconName>> = {
  both: 'arrow-both',
  'to-left': 'arrow-left',
  'to-right': 'arrow-right',
  off: 'close',
};

interface Editing {
  view: ConnectionView;
  row: MappingRow;
  onChange: (row: MappingRow) => void;
}

export function DirectionChoice({ view, row, onChange }: Editing) {
  const fields = fieldsOfView(view);
  const directions = directionsOf(row, fields);
  if (directions.length === 0) return null;
  const kind = kindOf(row);
  const missing = (['left', 'right'] as const).filter((side) => !directions.includes(`to-${side}`));
  return (
    <div class="stack-small">
      {directions.length === 1 ? (
        <OnlyWay view={view} direction={directions[0] ?? row.direction} />
      ) : (
        <ChoiceCards
          hook="row-direction"
          label={t('direction')}
          isCompact
          value={row.direction}
          choices={directions.map((value) => ({
            value,
            label: directionWords(view, value),
            mark: <Icon name={arrows[value]} size={16} />,
          }))}
          onChange={(direction) => onChange({ ...row, direction })}
        />
      )}
      {(kind === 'template' || kind === 'block') && <p class="field-hint">{t('mapping_one_way_only')}</p>}
      {kind !== 'template' &&
        kind !== 'block' &&
        missing.map((side) => <Missing key={side} view={view} row={row} side={side} />)}
    </div>
  );
}

function OnlyWay({ view, direction }: { view: ConnectionView; direction: MappingRow['direction'] }) {
  return (
    <div class="stack-small">
      <p class="field-label">{t('direction')}</p>
      <p class="way-only">
        <Icon name={arrows[direction]} size={16} />
        {directionWords(view, direction)}
      </p>
    </div>
  );
}

function Missing({ view, row, side }: { view: ConnectionView; row: MappingRow; side: SideName }) {
  const fields = fieldsOfView(view);
  const target = fieldOf(fields, side, row[side]);
  const source = fieldOf(fields, otherSide(side), row[otherSide(side)]);
  return target && source ? <p class="field-hint">{wayMissing(view, side, target, source)}</p> : null;
}

export function PolicyFields({ view, row, onChange }: Editing) {
  const fields = fieldsOfView(view);
  const left = fieldOf(fields, 'left', row.left);
  const right = fieldOf(fields, 'right', row.right);
  const kind = kindOf(row);
  if (!left || !right || kind === 'block') return null;
  const areLists = left.many && right.many;
  // A text made from others has no partner of its own: its sides are told apart as any two texts.
  const winners = kind === 'template' ? (['ask', 'left', 'right', 'fill'] as const) : winnersFor(left, right);
  const stuck = writtenSides(row).filter((side) => fieldOf(fields, side, row[side])?.cannotClear);
  const canClear = writtenSides(row).some((side) => !stuck.includes(side));
  return (
    <>
      {areLists ? (
        <p class="field-hint">{t('winner_list_hint')}</p>
      ) : (
        <SelectField
          hook="row-winner"
          label={t('mapping_winner')}
          {...(row.winner === 'newest' ? { hint: t('winner_newest_hint') } : {})}
          value={row.winner}
          options={winners.map((value) => ({ value, label: winnerWords(view, value) }))}
          onChange={(value) =>
            onChange({ ...row, winner: winners.find((one) => one === value) ?? row.winner })
          }
        />
      )}
      {canClear && (
        <SelectField
          hook="row-empty"
          label={areLists ? t('mapping_taken') : t('mapping_emptied')}
          value={row.empty}
          options={(['ignore', 'clear'] as const).map((value) => ({
            value,
            label: emptyWords(areLists, value),
          }))}
          onChange={(value) => onChange({ ...row, empty: value === 'clear' ? 'clear' : 'ignore' })}
        />
      )}
      {stuck.map((side) => (
        <p class="field-hint" key={side}>
          {t('mapping_cannot_clear', {
            field: nameOf(view, side, row[side]),
            place: view[side].account.name,
          })}
        </p>
      ))}
    </>
  );
}
