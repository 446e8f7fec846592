/** Both sides changed the same field: before, left and right of each field; the chosen side's value is kept, the other is in the history. */
import { useId, useState } from 'preact/hooks';
import type { ConnectionView, FieldConflict, SideName, StoredReview, Value } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { OneValue } from '../preview/change-table.tsx';
import { useSender } from '../use-live.ts';
import { fieldName, reviewText } from '../words/reasons.ts';
import { rich, t } from '../words/words.ts';
import { ReviewFrame } from './review-frame.tsx';

export type Choices = Readonly<Record<string, SideName>>;

export function conflictsOf({ item }: StoredReview): readonly FieldConflict[] {
  return item.kind === 'pair' ? item.conflicts : [];
}

export function ConflictCard({ review, view }: { review: StoredReview; view: ConnectionView }) {
  const sender = useSender();
  const conflicts = conflictsOf(review);
  const [choices, setChoices] = useState<Choices>({});
  const isWhole = conflicts.every((conflict) => choices[conflict.row] !== undefined);
  return (
    <ReviewFrame
      review={review}
      view={view}
      sender={sender}
      question={reviewText('conflict')}
      answers={
        <>
          <Button
            hook="apply-choice"
            kind="primary"
            isBusy={sender.isBusy}
            isDisabled={!isWhole}
            onClick={() =>
              sender.send('review.decide', {
                reviewId: review.id,
                decision: { kind: 'choose', rows: choices },
              })
            }
          >
            {t('apply')}
          </Button>
          {(['left', 'right'] as const).map((side) => (
            <Button
              key={side}
              hook={`all-${side}`}
              kind="quiet"
              onClick={() =>
                setChoices(Object.fromEntries(conflicts.map((conflict) => [conflict.row, side])))
              }
            >
              {t('take_all_from', { place: view[side].account.name })}
            </Button>
          ))}
        </>
      }
    >
      <div class="conflicts">
        {conflicts.map((conflict) => (
          <ConflictRow
            key={conflict.row}
            conflict={conflict}
            view={view}
            value={choices[conflict.row] ?? null}
            onChoose={(side) => setChoices((old) => ({ ...old, [conflict.row]: side }))}
          />
        ))}
      </div>
    </ReviewFrame>
  );
}

function ConflictRow({
  conflict,
  view,
  value,
  onChoose,
}: {
  conflict: FieldConflict;
  view: ConnectionView;
  value: SideName | null;
  onChoose: (side: SideName) => void;
}) {
  const name = useId();
  const row = view.connection.settings.mapping.find((one) => one.id === conflict.row);
  const field = view.left.fields.find((one) => one.id === row?.left);
  return (
    <fieldset class="conflict">
      <legend class="conflict-field">{fieldName(field, row?.left ?? conflict.row)}</legend>
      <div class="conflict-before">
        <span class="muted small">{t('before')}</span>
        {conflict.before ? (
          <Values values={conflict.before.left} field={field} />
        ) : (
          <span class="muted">{t('not_known')}</span>
        )}
      </div>
      {(['left', 'right'] as const).map((side) => (
        <label class="record record-choice" key={side}>
          <input
            type="radio"
            name={name}
            data-id={`keep-${side}`}
            checked={value === side}
            onChange={() => onChoose(side)}
          />
          <span class="conflict-value">
            <span class="muted small">{rich('now_in', { place: <bdi>{view[side].account.name}</bdi> })}</span>
            <Values values={conflict[side]} field={field} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Values({
  values,
  field,
}: {
  values: readonly Value[];
  field: Parameters<typeof OneValue>[0]['field'];
}) {
  if (values.length === 0) return <span class="muted">{t('empty_value')}</span>;
  return (
    <ul class="values">
      {values.map((value) => (
        <li key={`${value.value} ${value.label ?? ''}`}>
          <OneValue value={value} field={field} />
        </li>
      ))}
    </ul>
  );
}
