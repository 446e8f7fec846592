/** Questions for the user. A plan of everything asks them all anew; a plan of changes replaces those about the records it looked at. */
import type { ReviewUpdate, StoredReview } from '../engine/ports.ts';
import type { Database } from './database.ts';
import type { ReviewRow } from './rows.types.ts';

export async function reviews(db: Database, connectionId: string | null): Promise<StoredReview[]> {
  const rows =
    connectionId === null
      ? await db.reviews.toArray()
      : await db.reviews.where('connectionId').equals(connectionId).toArray();
  return rows.map(toReview).sort((a, b) => b.createdAt - a.createdAt);
}

export async function review(db: Database, id: string): Promise<StoredReview | undefined> {
  const row = await db.reviews.get(id);
  return row && toReview(row);
}

/** Within a transaction on `reviews`. `mentioned` names records as plans do: `left:12`, `right:/cards/anna.vcf`. */
export async function replaceReviews(db: Database, update: ReviewUpdate): Promise<void> {
  const { connectionId } = update;
  if (update.scope === 'everything') await db.reviews.where('connectionId').equals(connectionId).delete();
  else {
    const mentions = update.mentioned.map((ref) => `${connectionId}|${ref}`);
    const old = await db.reviews.where('mentions').anyOf(mentions).distinct().primaryKeys();
    await db.reviews.bulkDelete(old);
  }
  await db.reviews.bulkPut(update.reviews.map(toRow));
}

function toRow(one: StoredReview): ReviewRow {
  return { ...one, mentions: one.item.records.map((ref) => `${one.connectionId}|${ref.side}:${ref.id}`) };
}

function toReview(row: ReviewRow): StoredReview {
  const { mentions: _mentions, ...one } = row;
  return one;
}
