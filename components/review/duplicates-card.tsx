/** Several records of one side that look like the same person: they may be different after all, or stay out until they are merged. */
import type { ConnectionView, StoredReview } from '../../lib/app/api.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { Button } from '../controls/button.tsx';
import { useSender } from '../use-live.ts';
import { reviewText } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { RecordCard } from './record-card.tsx';
import { ReviewFrame } from './review-frame.tsx';
import { recordsOn } from './review-kind.ts';

export function DuplicatesCard({ review, view }: { review: StoredReview; view: ConnectionView }) {
  const sender = useSender();
  const reviewId = review.id;
  const records = [...recordsOn(review, 'left'), ...recordsOn(review, 'right')];
  return (
    <ReviewFrame
      review={review}
      view={view}
      sender={sender}
      question={reviewText('duplicates-on-one-side')}
      answers={
        <>
          <Button
            hook="not-same"
            isBusy={sender.isBusy}
            onClick={() => sender.send('review.decide', { reviewId, decision: { kind: 'not-same' } })}
          >
            {t('not_same_person')}
          </Button>
          <Button
            hook="leave-out"
            kind="quiet"
            onClick={() => sender.send('review.decide', { reviewId, decision: { kind: 'leave-out' } })}
          >
            {t('leave_out')}
          </Button>
          <span class="muted small">{t('duplicates_hint')}</span>
        </>
      }
    >
      <div class="sides">
        {records.map((record) => (
          <div class="side" key={`${record.side} ${record.id}`}>
            <p class="side-head">
              <ServiceTile service={view[record.side].account.service} size="small" />
              <bdi>{view[record.side].account.name}</bdi>
            </p>
            <div class="record">
              <RecordCard view={view} record={record} />
            </div>
          </div>
        ))}
      </div>
    </ReviewFrame>
  );
}
