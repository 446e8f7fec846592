/** One answer for every conflict that is shown, after a question: it cannot be taken back by one click. */
import { useState } from 'preact/hooks';
import type { ConnectionView, SideName, StoredReview } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { useSender } from '../use-live.ts';
import { rich, t, tn } from '../words/words.ts';
import { conflictsOf } from './conflict-card.tsx';

export function ChooseForAll({
  views,
  reviews,
}: {
  views: readonly ConnectionView[];
  reviews: readonly StoredReview[];
}) {
  const sender = useSender();
  const [asking, setAsking] = useState<SideName | null>(null);
  const ids = new Set(reviews.map((review) => review.connectionId));
  const view = views.find(({ connection }) => ids.has(connection.id));
  if (!view || ids.size !== 1 || reviews.length < 2) return null;

  async function apply(side: SideName) {
    for (const review of reviews) {
      const rows = Object.fromEntries(conflictsOf(review).map((conflict) => [conflict.row, side]));
      const sent = await sender.send('review.decide', {
        reviewId: review.id,
        decision: { kind: 'choose', rows },
      });
      if (!sent.ok) return;
    }
    setAsking(null);
  }

  return (
    <div class="row for-all">
      <span class="muted">{tn('for_all_conflicts', reviews.length)}</span>
      {(['left', 'right'] as const).map((side) => (
        <Button key={side} hook={`for-all-${side}`} size="small" onClick={() => setAsking(side)}>
          {t('take_all_from', { place: view[side].account.name })}
        </Button>
      ))}
      {asking && (
        <Dialog
          hook="for-all-dialog"
          title={rich('for_all_title', { place: <bdi>{view[asking].account.name}</bdi> })}
          onClose={() => setAsking(null)}
          actions={
            <>
              <Button hook="for-all-sure" kind="primary" isBusy={sender.isBusy} onClick={() => apply(asking)}>
                {tn('apply_to', reviews.length)}
              </Button>
              <Button hook="for-all-cancel" kind="quiet" onClick={() => setAsking(null)}>
                {t('cancel')}
              </Button>
            </>
          }
        >
          <p>{t('for_all_text')}</p>
          {sender.failure && <FailureNotice failure={sender.failure} />}
        </Dialog>
      )}
    </div>
  );
}
