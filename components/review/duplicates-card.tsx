/** Several records of one side that look like the same person: they may be different after all, or stay out until they are merged. */
import type { ConnectionView, StoredReview } from '../../lib/app/api.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { useSender } from '../use-live.ts';
import { reviewText } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { RecordCard } from './record-card.tsx';
import { Refusals } from './refusals.tsx';
import { ReviewFrame } from './review-frame.tsx';
import { recordsOn } from './review-kind.ts';

export function DuplicatesCard({ review, view }: { review: StoredReview; view: ConnectionView }) {
  const sender = useSender();
  const records = [...recordsOn(review, 'left'), ...recordsOn(review, 'right')];
  return (
    <ReviewFrame
      review={review}
      view={view}
      sender={sender}
      question={reviewText('duplicates-on-one-side')}
      answers={<Refusals reviewId={review.id} sender={sender} hint={t('duplicates_hint')} />}
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
