/** The frame of a question: who, what is asked, why, the records, and the answers. */
import type { ComponentChildren } from 'preact';
import type { ConnectionView, StoredReview } from '../../lib/app/api.ts';
import { ConnectionName } from '../connection/connection-name.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { EvidenceList } from '../preview/item-sheet.tsx';
import type { Sender } from '../use-live.ts';
import { t } from '../words/words.ts';

export function ReviewFrame({
  review,
  view,
  question,
  sender,
  answers,
  children,
}: {
  review: StoredReview;
  view: ConnectionView;
  question: string;
  sender: Sender;
  answers: ComponentChildren;
  children: ComponentChildren;
}) {
  const { item } = review;
  const evidence = item.kind === 'review' ? item.evidence : [];
  return (
    <article class="panel review" data-id="review" data-review={review.id}>
      <header class="review-head">
        <div>
          <h2>
            <bdi>{item.title || t('no_name')}</bdi>
          </h2>
          <p class="muted">{question}</p>
        </div>
        <p class="muted small">
          <ConnectionName view={view} />
        </p>
      </header>
      {evidence.length > 0 && <EvidenceList evidence={evidence} />}
      {children}
      {sender.failure && <FailureNotice failure={sender.failure} />}
      <footer class="row review-answers">{answers}</footer>
    </article>
  );
}
