/** A change of the journal in a word, with its drawing. What an undo did is told as such: to put back is not to change. */
import type { JournalEntry } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import type { IconName } from '../controls/icon.tsx';
import { t } from '../words/words.ts';

function isUndo({ undoes }: JournalEntry): boolean {
  return undoes !== undefined && undoes.length > 0;
}

export function entryLook(entry: JournalEntry): { icon: IconName; tone: string } {
  switch (entry.kind) {
    case 'create':
      return { icon: isUndo(entry) ? 'undo' : 'plus', tone: 'new' };
    case 'update':
      return { icon: isUndo(entry) ? 'undo' : 'pencil', tone: 'change' };
    case 'delete':
      return { icon: 'trash', tone: 'grave' };
    case 'link':
      return { icon: 'link', tone: 'new' };
    case 'unlink':
      return { icon: 'skip', tone: 'calm' };
    default:
      return assertNever(entry.kind);
  }
}

export function entryWords(entry: JournalEntry, place: string): string {
  switch (entry.kind) {
    case 'create':
      return isUndo(entry) ? t('did_create_again', { place }) : t('did_create', { place });
    case 'update':
      return isUndo(entry) ? t('did_put_back', { place }) : t('did_update', { place });
    case 'delete':
      return isUndo(entry) ? t('did_remove_again', { place }) : t('did_delete', { place });
    case 'link':
      return isUndo(entry) ? t('did_link_again') : t('did_link');
    case 'unlink':
      return t('did_unlink');
    default:
      return assertNever(entry.kind);
  }
}
