/** Nothing is wrong: said as the good news that it is. */
import { Icon } from '../controls/icon.tsx';
import { t, tn } from '../words/words.ts';

export function AllWell({ records, place, ignored }: { records: number; place: string; ignored: number }) {
  return (
    <div class="all-well" data-id="all-well" role="status">
      <span class="all-well-mark">
        <Icon name="check" size={32} />
      </span>
      <h2>{t('all_well')}</h2>
      <p class="muted">{tn('all_well_text', records, { place })}</p>
      {ignored > 0 && <p class="muted small">{tn('all_well_ignored', ignored)}</p>}
    </div>
  );
}
