/** Everything that waits for a person: stopped plans first, then questions about people, a few at a time. */
import { useState } from 'preact/hooks';
import type { ConnectionView, StoredReview } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { ConnectionName } from '../connection/connection-name.tsx';
import { Button } from '../controls/button.tsx';
import { Chips } from '../controls/choices.tsx';
import { Empty, Page, Section, Shown } from '../layout/page.tsx';
import { BrakeNotice } from '../run/brake-stop.tsx';
import { useLive } from '../use-live.ts';
import { t, tn } from '../words/words.ts';
import { AmbiguousCard } from './ambiguous-card.tsx';
import { ChooseForAll } from './choose-for-all.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { DuplicatesCard } from './duplicates-card.tsx';
import { kindOf, type ReviewKind, reviewKinds } from './review-kind.ts';

const step = 10;

export function ReviewPage() {
  const { queries } = useApp();
  const live = useLive(
    async () => ({ views: await queries.connections(), reviews: await queries.reviews(null) }),
    [],
  );
  return (
    <Page title={t('nav_review')} titleText={t('nav_review')} lead={t('review_lead')}>
      <Shown live={live}>{({ views, reviews }) => <Inbox views={views} reviews={reviews} />}</Shown>
    </Page>
  );
}

function Inbox({ views, reviews }: { views: readonly ConnectionView[]; reviews: readonly StoredReview[] }) {
  const [wanted, setWanted] = useState<ReviewKind | 'all'>('all');
  const [limit, setLimit] = useState(step);
  const braked = views.filter((view) => view.openRun?.phase === 'braked');
  if (reviews.length === 0 && braked.length === 0) {
    return <Empty title={t('review_empty')}>{t('review_empty_text')}</Empty>;
  }
  const counts = new Map(
    reviewKinds.map((kind) => [kind, reviews.filter((one) => kindOf(one) === kind).length]),
  );
  const kinds = reviewKinds.filter((kind) => counts.get(kind));
  const kind = wanted !== 'all' && kinds.includes(wanted) ? wanted : 'all';
  const shown = reviews.filter((one) => kind === 'all' || kindOf(one) === kind);
  return (
    <div class="stack-wide">
      {braked.map(
        (view) =>
          view.openRun && (
            <Section key={view.connection.id} title={<ConnectionName view={view} />}>
              <BrakeNotice view={view} run={view.openRun} />
            </Section>
          ),
      )}
      {kinds.length > 1 && (
        <Chips
          hook="review-kind"
          label={t('filter')}
          value={kind}
          choices={[
            { value: 'all' as const, label: t('filter_all'), count: reviews.length },
            ...kinds.map((one) => ({ value: one, label: kindLabel(one), count: counts.get(one) ?? 0 })),
          ]}
          onChange={setWanted}
        />
      )}
      {kind === 'conflict' && <ChooseForAll views={views} reviews={shown} />}
      <ul class="reviews">
        {shown.slice(0, limit).map((review) => {
          const view = views.find(({ connection }) => connection.id === review.connectionId);
          return view ? (
            <li key={review.id}>
              <ReviewCard review={review} view={view} />
            </li>
          ) : null;
        })}
      </ul>
      {shown.length > limit && (
        <Button hook="more-reviews" onClick={() => setLimit(limit + step)}>
          {tn('show_more', shown.length - limit)}
        </Button>
      )}
    </div>
  );
}

function kindLabel(kind: ReviewKind): string {
  switch (kind) {
    case 'conflict':
      return t('kind_conflict');
    case 'ambiguous':
      return t('kind_ambiguous');
    case 'duplicates':
      return t('kind_duplicates');
  }
}

function ReviewCard({ review, view }: { review: StoredReview; view: ConnectionView }) {
  switch (kindOf(review)) {
    case 'conflict':
      return <ConflictCard review={review} view={view} />;
    case 'duplicates':
      return <DuplicatesCard review={review} view={view} />;
    case 'ambiguous':
      return <AmbiguousCard review={review} view={view} />;
  }
}
