/** The user's answer to a question, stored with the question's end in one transaction: a death leaves both or neither. */
import type { Decision, FieldChoice } from '../sync/plan.types.ts';
import type { Database } from './database.ts';
import { guarded } from './failure.ts';

export type Answered =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'choices'; readonly connectionId: string; readonly choices: readonly FieldChoice[] };

export async function answerReview(db: Database, reviewId: string, answer: Answered): Promise<void> {
  await guarded(() =>
    db.transaction('rw', [db.decisions, db.choices, db.reviews], async () => {
      if (answer.kind === 'decision') await db.decisions.put(answer.decision);
      else
        await db.choices.bulkPut(
          answer.choices.map((choice) => ({ ...choice, connectionId: answer.connectionId })),
        );
      await db.reviews.delete(reviewId);
    }),
  );
}
