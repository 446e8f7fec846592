/** The way to mend what is ticked, or else everything that Lineup can mend here: always in sight, and first of all a preview. */
import { useState } from 'preact/hooks';
import type { MendWhich, Problem } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { go } from '../router.ts';
import { useSender } from '../use-live.ts';
import { t, tn } from '../words/words.ts';
import { ownConnection } from './own.ts';

export function MendBar({
  accountId,
  ticked,
  mendable,
  problem,
  which,
  onUntick,
}: {
  accountId: string;
  ticked: number;
  /** How many there are to tick in the present list. */
  mendable: number;
  problem: Problem | null;
  which: () => Promise<MendWhich>;
  onUntick: () => void;
}) {
  const sender = useSender();
  const [isGathering, setGathering] = useState(false);
  const n = ticked || mendable;
  async function preview() {
    setGathering(true);
    const wanted = await which().finally(() => setGathering(false));
    const sent = await sender.send('mend.preview', { accountId, which: wanted });
    if (sent.ok) go({ page: 'run', id: ownConnection(accountId), runId: sent.value.runId });
  }
  return (
    <div class="start-bar" data-id="mend-bar">
      {sender.failure && <FailureNotice failure={sender.failure} />}
      <div class="start-row">
        <div class="start-words">
          <p class="start-title" aria-live="polite">
            {ticked > 0 ? tn('ticked', ticked) : tn('can_mend', mendable)}
          </p>
          <p class="muted">{t('mend_preview_first')}</p>
        </div>
        <div class="row">
          {ticked > 0 && (
            <Button hook="untick" kind="quiet" onClick={onUntick}>
              {t('untick')}
            </Button>
          )}
          <Button hook="mend" kind="primary" isBusy={isGathering || sender.isBusy} onClick={preview}>
            {words(n, problem, ticked > 0)}
          </Button>
        </div>
      </div>
    </div>
  );
}

function words(n: number, problem: Problem | null, isTicked: boolean): string {
  if (problem === 'duplicates') return isTicked ? tn('merge_n', n) : tn('merge_all', n);
  if (problem !== null) return isTicked ? tn('mend_numbers', n) : tn('mend_all_numbers', n);
  return isTicked ? tn('mend_n', n) : tn('mend_all', n);
}
