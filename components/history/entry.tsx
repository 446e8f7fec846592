/** One change of the journal: who and where, the values before and after, and the way back, of the whole change or of one field. */
import type { ConnectionView, FieldChange, JournalEntry } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Icon } from '../controls/icon.tsx';
import { ChangeTable } from '../preview/change-table.tsx';
import { href } from '../router.ts';
import { UndoButton } from '../run/undo-button.tsx';
import { time } from '../words/formats.ts';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { entryLook, entryWords } from './entry-words.ts';

export function Entry({ entry, view }: { entry: JournalEntry; view: ConnectionView }) {
  const { queries } = useApp();
  const side = view[entry.side];
  const canUndo = queries.notUndoable(entry) === null;
  const isUndone = entry.undoneBy !== undefined;
  const { icon, tone } = entryLook(entry);
  const names = entry.changes.map(({ field }) =>
    fieldName(
      side.fields.find(({ id }) => id === field),
      field,
    ),
  );
  const line = (
    <>
      <span class={`item-mark item-${isUndone ? 'calm' : tone}`}>
        <Icon name={icon} size={16} />
      </span>
      <span class="item-title" title={entry.title}>
        <bdi>{entry.title || t('no_name')}</bdi>
      </span>
      <span class="item-what">
        {entryWords(entry, side.account.name)}
        {isUndone && (
          <span class="undone" data-id="undone">
            {t('undone')}
          </span>
        )}
      </span>
      <span class="item-why" title={names.join(', ')}>
        {names.join(', ')}
      </span>
      <time class="item-time" dateTime={new Date(entry.at).toISOString()}>
        {time(entry.at)}
      </time>
    </>
  );
  if (entry.changes.length === 0 && !canUndo && !isUndone) {
    return <div class="journal-line">{line}</div>;
  }
  return (
    <details class={isUndone ? 'journal-entry journal-undone' : 'journal-entry'}>
      <summary class="journal-line" data-id="open-change">
        {line}
      </summary>
      {entry.changes.length > 0 && (
        <ChangeTable
          fields={side.fields}
          changes={entry.changes}
          {...(canUndo && entry.kind === 'update' && entry.changes.length > 1
            ? {
                action: (change: FieldChange, name: string) => (
                  <UndoField entry={entry} change={change} name={name} />
                ),
              }
            : {})}
        />
      )}
      {(canUndo || isUndone) && (
        <div class="row journal-foot">
          {canUndo && (
            <UndoButton
              of={{ kind: 'entries', entryIds: [entry.id] }}
              connectionId={entry.connectionId}
              hook="undo-change"
              size="small"
              words={t('undo_change')}
              label={t('undo_change_of', { name: entry.title || t('no_name') })}
            />
          )}
          {entry.undoneBy !== undefined && (
            <a
              href={href({ page: 'run', id: entry.connectionId, runId: entry.undoneBy })}
              data-id="undone-by"
            >
              {t('show_undo')}
            </a>
          )}
        </div>
      )}
    </details>
  );
}

function UndoField({ entry, change, name }: { entry: JournalEntry; change: FieldChange; name: string }) {
  return (
    <UndoButton
      of={{ kind: 'field', entryId: entry.id, field: change.field }}
      connectionId={entry.connectionId}
      hook="undo-field"
      kind="quiet"
      size="small"
      label={t('undo_field', { field: name })}
    />
  );
}
