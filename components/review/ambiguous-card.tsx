/** Are these the same person? Side by side, one of each side chosen; or they are all different; or they stay out. */
import { useId, useState } from 'preact/hooks';
import type { ConnectionView, RecordRef, SideName, StoredReview } from '../../lib/app/api.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { Button } from '../controls/button.tsx';
import { Name } from '../controls/name.tsx';
import { useSender } from '../use-live.ts';
import { reviewText } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { RecordCard } from './record-card.tsx';
import { Refusals } from './refusals.tsx';
import { ReviewFrame } from './review-frame.tsx';
import { recordsOn } from './review-kind.ts';

export function AmbiguousCard({ review, view }: { review: StoredReview; view: ConnectionView }) {
  const sender = useSender();
  const left = recordsOn(review, 'left');
  const right = recordsOn(review, 'right');
  const [chosen, setChosen] = useState<Record<SideName, string | null>>({
    left: left.length === 1 ? (left[0]?.id ?? null) : null,
    right: right.length === 1 ? (right[0]?.id ?? null) : null,
  });
  const { item } = review;
  const reason = item.kind === 'review' ? item.reason : 'ambiguous-match';
  const reviewId = review.id;

  function same() {
    if (chosen.left === null || chosen.right === null) return;
    sender.send('review.decide', {
      reviewId,
      decision: { kind: 'same', left: chosen.left, right: chosen.right },
    });
  }

  return (
    <ReviewFrame
      review={review}
      view={view}
      sender={sender}
      question={reviewText(reason)}
      answers={
        <>
          <Button
            hook="same-person"
            kind="primary"
            isBusy={sender.isBusy}
            isDisabled={chosen.left === null || chosen.right === null}
            onClick={same}
          >
            {t('same_person')}
          </Button>
          <Refusals reviewId={reviewId} sender={sender} hint={t('remembered')} />
        </>
      }
    >
      <div class="sides">
        <Candidates
          view={view}
          side="left"
          records={left}
          chosen={chosen.left}
          onChoose={(id) => setChosen((old) => ({ ...old, left: id }))}
        />
        <Candidates
          view={view}
          side="right"
          records={right}
          chosen={chosen.right}
          onChoose={(id) => setChosen((old) => ({ ...old, right: id }))}
        />
      </div>
    </ReviewFrame>
  );
}

function Candidates({
  view,
  side,
  records,
  chosen,
  onChoose,
}: {
  view: ConnectionView;
  side: SideName;
  records: readonly RecordRef[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const name = useId();
  const { account } = view[side];
  return (
    <fieldset class="side">
      <legend class="side-head">
        <ServiceTile service={account.service} size="small" />
        <Name>{account.name}</Name>
      </legend>
      {records.length === 1 && records[0] ? (
        <div class="record">
          <RecordCard view={view} record={records[0]} />
        </div>
      ) : (
        records.map((record) => (
          <label key={record.id} class="record record-choice">
            <input
              type="radio"
              name={name}
              data-id={`candidate-${side}`}
              value={record.id}
              checked={record.id === chosen}
              onChange={() => onChoose(record.id)}
            />
            <RecordCard view={view} record={record} />
          </label>
        ))
      )}
    </fieldset>
  );
}
