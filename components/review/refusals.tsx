/** The two answers that link nobody: they are different people, or they stay out. */
import { useState } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import type { Sender } from '../use-live.ts';
import { t } from '../words/words.ts';

type Refusal = 'not-same' | 'leave-out';

export function Refusals({ reviewId, sender, hint }: { reviewId: string; sender: Sender; hint: string }) {
  const [given, setGiven] = useState<Refusal | null>(null);
  function give(kind: Refusal) {
    setGiven(kind);
    sender.send('review.decide', { reviewId, decision: { kind } });
  }
  const isBusy = (kind: Refusal) => sender.isBusy && given === kind;
  return (
    <>
      <Button hook="not-same" isBusy={isBusy('not-same')} onClick={() => give('not-same')}>
        {t('not_same_person')}
      </Button>
      <Button hook="leave-out" kind="quiet" isBusy={isBusy('leave-out')} onClick={() => give('leave-out')}>
        {t('leave_out')}
      </Button>
      <span class="muted small">{hint}</span>
    </>
  );
}
