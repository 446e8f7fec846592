/** What a plan's item is in a word, with its drawing, and why, in one line. */
import type { ConnectionView, FieldChange, PlanItem, SideName } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import type { IconName } from '../controls/icon.tsx';
import { listed } from '../words/formats.ts';
import { evidenceText, excludedText, fieldName, reviewText } from '../words/reasons.ts';
import { t } from '../words/words.ts';

export interface ItemWords {
  readonly icon: IconName;
  readonly tone: 'new' | 'change' | 'calm' | 'attention' | 'grave';
  readonly what: string;
  readonly why: string;
}

export function itemWords(item: PlanItem, view: ConnectionView): ItemWords {
  const place = (side: SideName) => view[side].account.name;
  switch (item.kind) {
    case 'create':
      return {
        icon: 'plus',
        tone: 'new',
        what: t('item_created', { place: place(item.side) }),
        why: item.restores ? t('item_restores') : '',
      };
    case 'pair':
      return pairWords(item, view);
    case 'delete':
      return {
        icon: 'trash',
        tone: 'grave',
        what: t('item_deleted', { place: place(item.side) }),
        why: t('item_deleted_why', { place: place(item.side === 'left' ? 'right' : 'left') }),
      };
    case 'forget':
      return { icon: 'skip', tone: 'calm', what: t('item_forgotten'), why: '' };
    case 'excluded':
      return { icon: 'skip', tone: 'calm', what: t('item_excluded'), why: excludedText(item.reason) };
    case 'review':
      return {
        icon: 'question',
        tone: 'attention',
        what: t('item_review'),
        why: reviewText(item.reason),
      };
    case 'edit':
      return editWords(item, view);
    default:
      return assertNever(item);
  }
}

function pairWords(item: Extract<PlanItem, { kind: 'pair' }>, view: ConnectionView): ItemWords {
  const places = item.writes.map((write) => view[write.side].account.name);
  const fields = item.writes.flatMap((write) =>
    write.changes.map((change) =>
      fieldName(
        view[write.side].fields.find((field) => field.id === change.field),
        change.field,
      ),
    ),
  );
  const because = [...new Set((item.evidence ?? []).map((one) => evidenceText(one.kind)))];
  const changed = [...new Set(fields)].join(', ');
  if (item.conflicts.length > 0 && places.length === 0 && item.evidence === null) {
    return { icon: 'question', tone: 'attention', what: t('item_review'), why: reviewText('conflict') };
  }
  if (places.length > 0) {
    const values = { place: listed(places) };
    return {
      icon: item.evidence ? 'link' : 'pencil',
      tone: 'change',
      what: item.evidence ? t('item_linked_updated', values) : t('item_updated', values),
      why: changed,
    };
  }
  return item.evidence
    ? { icon: 'link', tone: 'new', what: t('item_linked'), why: because.join(' · ') }
    : { icon: 'equal', tone: 'calm', what: t('item_in_line'), why: '' };
}

function editWords(item: Extract<PlanItem, { kind: 'edit' }>, view: ConnectionView): ItemWords {
  const place = view[item.side].account.name;
  const { fields } = view[item.side];
  const changed = item.changes.map((change) =>
    fieldName(
      fields.find((field) => field.id === change.field),
      change.field,
    ),
  );
  const [only] = item.changes;
  const why = (item.changes.length === 1 && only && shortly(only)) || [...new Set(changed)].join(', ');
  switch (item.action) {
    case 'values': {
      const isUndo = item.purpose === 'undo';
      const what = isUndo ? t('item_put_back', { place }) : t('item_mended', { place });
      return { icon: isUndo ? 'undo' : 'pencil', tone: 'change', what, why };
    }
    case 'create':
      return { icon: 'undo', tone: 'new', what: t('item_created_again', { place }), why: '' };
    case 'delete':
      return {
        icon: 'trash',
        tone: 'grave',
        what: item.purpose === 'undo' ? t('did_remove_again', { place }) : t('item_deleted', { place }),
        why: t('was_created_by_it'),
      };
    case 'merge': {
      const others = item.others.map((other) => other.title).join(', ');
      return { icon: 'link', tone: 'change', what: t('item_merged', { place }), why: others };
    }
    case 'unlink':
      return { icon: 'link', tone: 'change', what: t('item_unlinked'), why: '' };
    case 'link':
      return { icon: 'link', tone: 'new', what: t('item_linked_again'), why: '' };
    default:
      return assertNever(item.action);
  }
}

/** `old → new` where one value became another; '' where that would not say it all. */
function shortly({ before, after }: FieldChange): string {
  const gone = before.filter(({ value }) => !after.some((one) => one.value === value));
  const come = after.filter(({ value }) => !before.some((one) => one.value === value));
  const [old] = gone;
  const [young] = come;
  if (gone.length !== 1 || come.length !== 1 || !old || !young) return '';
  return `\u2068${old.value}\u2069 → \u2068${young.value}\u2069`;
}
