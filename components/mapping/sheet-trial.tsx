/** What one row would carry for the sample, each way, old and new. */
import type { ConnectionView, MappingRow, Trial } from '../../lib/app/api.ts';
import { Icon } from '../controls/icon.tsx';
import { rich, t } from '../words/words.ts';
import { writtenSides } from './rows.ts';
import { RowSide } from './trial-table.tsx';

export function SheetTrial({
  view,
  row,
  trial,
  name,
}: {
  view: ConnectionView;
  row: MappingRow;
  trial: Trial | null;
  name: string;
}) {
  const found = trial?.rows.find((one) => one.row === row.id);
  if (!found) return null;
  return (
    <section class="part" data-id="sheet-trial">
      <h3>{rich('try_for', { name: <bdi>{name}</bdi> })}</h3>
      {writtenSides(row).map((side) => (
        <div key={side} class="trial-side">
          <p class="muted small">
            <bdi>{view[side].account.name}</bdi>
          </p>
          <RowSide view={view} side={side} changes={found[side]} />
        </div>
      ))}
      {found.isConflict && (
        <p class="trial-asked">
          <Icon name="question" size={14} />
          {t('try_conflict')}
        </p>
      )}
    </section>
  );
}
