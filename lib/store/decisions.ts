/** What the user decided: once and for ever (decisions), for the next plan (choices), and what the services refused (troubles). */
import type { Trouble } from '../engine/ports.ts';
import type { Decision, FieldChoice } from '../sync/plan.types.ts';
import { type Database, span } from './database.ts';

export function decisions(db: Database, connectionId: string): PromiseLike<Decision[]> {
  return db.decisions.where('connectionId').equals(connectionId).toArray();
}

export async function choices(db: Database, connectionId: string): Promise<FieldChoice[]> {
  const rows = await db.choices.where('connectionId').equals(connectionId).toArray();
  return rows.map(({ connectionId: _connection, ...choice }) => choice);
}

export function troubles(db: Database, connectionId: string): PromiseLike<Trouble[]> {
  return db.troubles
    .where('[connectionId+key]')
    .between(...span(connectionId))
    .toArray();
}

/** A review's answer: what was decided is kept and the question is gone, both or neither. */
export async function answerReview(
  db: Database,
  reviewId: string,
  answer: {
    readonly connectionId: string;
    readonly decisions: readonly Decision[];
    readonly choices: readonly FieldChoice[];
  },
): Promise<void> {
  await db.transaction('rw', db.decisions, db.choices, db.reviews, async () => {
    await db.decisions.bulkPut([...answer.decisions]);
    await db.choices.bulkPut(
      answer.choices.map((choice) => ({ ...choice, connectionId: answer.connectionId })),
    );
    await db.reviews.delete(reviewId);
  });
}
