/** The three kinds of question about people, and the records that a question is about. */
import type { RecordRef, SideName, StoredReview } from '../../lib/app/api.ts';

export const reviewKinds = ['conflict', 'ambiguous', 'duplicates'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export function kindOf({ item }: StoredReview): ReviewKind {
  if (item.kind === 'pair') return 'conflict';
  return item.kind === 'review' && item.reason === 'duplicates-on-one-side' ? 'duplicates' : 'ambiguous';
}

/** Records of a question on one side, each once: its own and those that it could be. */
export function recordsOn({ item }: StoredReview, side: SideName): RecordRef[] {
  const all = [...item.records, ...(item.kind === 'review' ? item.candidates : [])];
  const seen = new Set<string>();
  return all.filter((ref) => {
    if (ref.side !== side || seen.has(ref.id)) return false;
    seen.add(ref.id);
    return true;
  });
}
