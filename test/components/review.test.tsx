// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { StoredReview } from '../../lib/app/api.ts';
import { connected } from '../gallery/fakes/accounts.ts';
import { type FakeApp, fakeApp } from '../gallery/fakes/app.ts';
import { reviews } from '../gallery/fakes/reviews.ts';
import { braked } from '../gallery/fakes/runs.ts';
import { click, close, has, isDisabled, show, the, words } from './page.tsx';

afterEach(close);

function asking(...asked: readonly (StoredReview | undefined)[]): FakeApp {
  const found = asked.flatMap((one) => one ?? []);
  const app = fakeApp({
    views: [{ ...connected, reviews: found.length }],
    queries: { reviews: async () => found },
  });
  return {
    ...app,
    command: (async (name: string, input: unknown) => {
      app.sent.push({ name, input });
      return { ok: true, value: null };
    }) as FakeApp['command'],
  };
}
const [conflict, ambiguous, sameNumber, duplicates, other] = reviews;

describe('the review inbox', () => {
  test('says so when there is nothing to decide', async () => {
    await show(fakeApp({ views: [connected] }), '#/review');
    expect(words()).toContain('Nothing to decide');
  });

  test('counts its questions in the navigation', async () => {
    await show(asking(conflict, ambiguous), '#/review');
    expect(the('nav-review').textContent).toContain('2 questions for you');
  });

  test('shows stopped plans first', async () => {
    await show(fakeApp({ views: [{ ...connected, health: 'stopped', openRun: braked }] }), '#/review');
    expect(words()).toContain('214 of 903 contacts would be deleted in iCloud.');
  });

  test('several candidates: one is chosen, and the two are the same person for good', async () => {
    const app = asking(ambiguous);
    await show(app, '#/review');
    expect(isDisabled('same-person')).toBe(true);
    await click('candidate-right');
    await click('same-person');
    const item = ambiguous?.item;
    const left = item?.records[0]?.id;
    expect(app.sent[0]).toEqual({
      name: 'review.decide',
      input: { reviewId: 'ambiguous', decision: { kind: 'same', left, right: left } },
    });
  });

  test('one candidate needs no choice; or they are different, or stay out', async () => {
    const app = asking(sameNumber);
    await show(app, '#/review');
    expect(words()).toContain('Same number, but another name');
    expect(isDisabled('same-person')).toBe(false);
    await click('not-same');
    await click('leave-out');
    expect(app.sent.map(({ input }) => (input as { decision: unknown }).decision)).toEqual([
      { kind: 'not-same' },
      { kind: 'leave-out' },
    ]);
  });

  test('duplicates are shown side by side and never taken for the same by us', async () => {
    await show(asking(duplicates), '#/review');
    expect(has('same-person')).toBe(false);
    expect(has('not-same')).toBe(true);
  });

  test('a conflict is applied once every field has been chosen', async () => {
    const app = asking(conflict);
    await show(app, '#/review');
    expect(words()).toContain('Brandt & Söhne GmbH');
    await click('keep-left');
    expect(isDisabled('apply-choice')).toBe(true);
    await click('keep-right', 1);
    await click('apply-choice');
    expect(app.sent[0]?.input).toEqual({
      reviewId: 'conflict-1',
      decision: { kind: 'choose', rows: { company: 'left', 'family-name': 'right' } },
    });
  });

  test('one answer for all conflicts is asked for twice, then given to each', async () => {
    const app = asking(conflict, ambiguous, other);
    await show(app, '#/review');
    await click('review-kind-conflict');
    await click('for-all-right');
    expect(app.sent).toEqual([]);
    await click('for-all-sure');
    expect(app.sent.map(({ input }) => (input as { reviewId: string }).reviewId)).toEqual([
      'conflict-1',
      'conflict-14',
    ]);
  });
});
