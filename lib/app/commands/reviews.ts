/** The user's answers. A decision about people is kept for ever; a choice between two values is used once, by the next run. */
import type { StoredReview } from '../../engine/ports.ts';
import { SyncError } from '../../errors.ts';
import { type Answered, answerReview } from '../../store/answers.ts';
import { review as storedReview } from '../../store/reviews.ts';
import type { Decision, FieldChoice, RecordRef } from '../../sync/plan.types.ts';
import type { ReviewDecision } from '../api.ts';
import type { AppParts } from '../parts.ts';
import type { Handler } from './handlers.ts';

export function reviewCommands(parts: AppParts, kick: () => void) {
  const decide: Handler<'review.decide'> = async ({ reviewId, decision }) => {
    const review = await storedReview(parts.db, reviewId);
    if (!review) throw new SyncError('settings-invalid', { review: reviewId });
    const answer: Answered =
      decision.kind === 'choose'
        ? {
            kind: 'choices',
            connectionId: review.connectionId,
            choices: await choicesFrom(parts, review, decision),
          }
        : { kind: 'decision', decision: asDecision(review, decision) };
    await answerReview(parts.db, reviewId, answer);
    const connection = await parts.memory.connection(review.connectionId);
    if (connection?.stage === 'running')
      await parts.memory.updateConnection(connection.id, { nextRunAt: parts.now() });
    kick();
    return null;
  };
  return { 'review.decide': decide };
}

function asDecision(review: StoredReview, decision: Exclude<ReviewDecision, { kind: 'choose' }>): Decision {
  const { item, connectionId } = review;
  const candidates: readonly RecordRef[] = item.kind === 'review' ? item.candidates : [];
  switch (decision.kind) {
    case 'same': {
      const records: RecordRef[] = [
        { side: 'left', id: decision.left },
        { side: 'right', id: decision.right },
      ];
      return {
        id: `same/${connectionId}/${decision.left}/${decision.right}`,
        connectionId,
        kind: 'same',
        records,
      };
    }
    case 'not-same':
      return {
        id: `not-same/${connectionId}/${item.key}`,
        connectionId,
        kind: 'not-same',
        records: [...item.records, ...candidates],
      };
    case 'leave-out':
      return {
        id: `leave-out/${connectionId}/${item.key}`,
        connectionId,
        kind: 'leave-out',
        records: item.records,
      };
  }
}

async function choicesFrom(
  parts: AppParts,
  review: StoredReview,
  decision: Extract<ReviewDecision, { kind: 'choose' }>,
): Promise<FieldChoice[]> {
  const { item, connectionId } = review;
  if (item.kind !== 'pair') throw new SyncError('settings-invalid', { review: review.id });
  const link = (await parts.memory.linksOf(connectionId, 'left', [item.leftId]))[0];
  if (!link) throw new SyncError('record-changed', { id: item.leftId });
  return Object.entries(decision.rows).map(([row, side]) => ({
    linkId: link.id,
    leftId: item.leftId,
    row,
    side,
  }));
}
