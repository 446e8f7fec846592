/**
 * The last step of a complete listing: what it did not mention is asked for by its id before it may count as gone, because a listing may lag
 * behind. Where too many are missing to ask for all of them, and some are there, the listing says so and nothing is concluded.
 */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { PullRequest, PullStep, UnreadableRecord } from '../contract.ts';
import type { Api } from './api.ts';
import { asJson, type Checkpoint, type Cursor } from './checkpoint.ts';
import type { Folder } from './folder.ts';
import { withoutRaw } from './pull-rows.ts';
import { findRecords } from './read-records.ts';

const mostQuestions = 40;

export async function confirmStep(
  api: Api,
  folder: Folder,
  checkpoint: Checkpoint,
  { known }: PullRequest,
): Promise<PullStep> {
  const missing = (await known.unseen?.(mostQuestions + 1)) ?? [];
  const records: ServiceRecord[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const found of await findRecords(api, folder, missing.slice(0, mostQuestions), true)) {
    if (found.kind === 'record') records.push(withoutRaw(found.record));
    else if (found.kind === 'unreadable') unreadable.push(found.unreadable);
    else if (found.kind === 'failed') throw found.error;
  }
  const there = records.length + unreadable.length;
  const cursor: Cursor = {
    shape: 1,
    folder: checkpoint.folder,
    link: checkpoint.link ?? '',
    parents: [...folder.parents],
  };
  const isSure = there === 0 || missing.length <= mostQuestions;
  return {
    records,
    unreadable,
    unchangedIds: [],
    removedIds: [],
    progress: { done: checkpoint.listed, total: checkpoint.listed },
    next: null,
    end: isSure
      ? { listing: 'complete', cursor: asJson(cursor) }
      : {
          listing: 'partial',
          cursor: asJson(cursor),
          reason: `${there} of ${mostQuestions} not listed are there`,
        },
  };
}
