/** What each row carries for one contact: both sides, old and new. */
import type {
  ConnectionView,
  FieldChange,
  MappingRow,
  RowTrial,
  SideName,
  Trial,
} from '../../lib/app/api.ts';
import { Icon } from '../controls/icon.tsx';
import { Difference } from '../preview/change-table.tsx';
import { itemWords } from '../preview/item-words.ts';
import { t } from '../words/words.ts';
import { nameOf, rowName, sideWords } from './mapping-words.ts';
import { fieldOf } from './rows.ts';

export function TrialTable({
  view,
  rows,
  trial,
}: {
  view: ConnectionView;
  rows: readonly MappingRow[];
  trial: Trial;
}) {
  const { what, why } = itemWords(trial.item, view);
  const shown = rows.filter((row) => row.direction !== 'off');
  return (
    <>
      <p class="trial-what" role="status">
        <strong>{what}</strong>
        {why !== '' && <span class="muted"> · {why}</span>}
      </p>
      <table class="table trial">
        <caption class="hidden">{t('try_title')}</caption>
        <thead>
          <tr>
            {(['left', 'right'] as const).map((side) => (
              <th scope="col" key={side}>
                <bdi>{view[side].account.name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const found = trial.rows.find((one) => one.row === row.id);
            return (
              found && (
                <tr key={row.id} aria-label={rowName(view, row)}>
                  <Side view={view} row={row} side="left" trial={found} />
                  <Side view={view} row={row} side="right" trial={found} />
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function Side({
  view,
  row,
  side,
  trial,
}: {
  view: ConnectionView;
  row: MappingRow;
  side: SideName;
  trial: RowTrial;
}) {
  return (
    <td>
      <span class="trial-field">{sideWords(view, row, side)}</span>
      <RowSide view={view} side={side} changes={trial[side]} />
      {trial.isConflict && side === 'left' && (
        <span class="trial-asked">
          <Icon name="question" size={14} />
          {t('try_conflict')}
        </span>
      )}
    </td>
  );
}

/** Each field of a row on one side; where there are several, with its name. */
export function RowSide({
  view,
  side,
  changes,
}: {
  view: ConnectionView;
  side: SideName;
  changes: readonly FieldChange[];
}) {
  const filled = changes.filter(({ before, after }) => before.length > 0 || after.length > 0);
  if (filled.length === 0) return <span class="muted">{t('empty_value')}</span>;
  return (
    <>
      {filled.map(({ field, before, after }) => (
        <div class="trial-values" key={field}>
          {changes.length > 1 && <span class="muted small">{nameOf(view, side, field)}</span>}
          <Difference
            field={fieldOf({ left: view.left.fields, right: view.right.fields }, side, field)}
            before={before}
            after={after}
          />
        </div>
      ))}
    </>
  );
}
