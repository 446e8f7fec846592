/** What is done on the other side to whoever matches, beyond keeping its mapped fields in line. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Field } from '../../lib/app/api.ts';
import type { Action } from '../../lib/app/rule-api.ts';
import { actionsFor } from '../../lib/app/rule-editing.ts';
import { Button } from '../controls/button.tsx';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { AddPart } from './add-part.tsx';
import type { EditPlace } from './edit-place.ts';
import type { Path } from './faults.ts';
import { keyOf, replaced, without } from './part-keys.ts';
import { Suggest, type Suggestion } from './suggest.tsx';
import { useHeld } from './use-held.ts';

export function ActionsEditor({
  place,
  path,
  actions,
  onChange,
}: {
  place: EditPlace;
  path: Path;
  actions: readonly Action[];
  onChange: (actions: readonly Action[], undone?: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const rows = box.current?.querySelectorAll('.action');
    const row = rows?.[Math.min(wanted.current, rows.length - 1)];
    const target =
      row?.querySelector<HTMLElement>('input') ?? box.current?.querySelector<HTMLElement>('button');
    wanted.current = null;
    target?.focus();
  });

  return (
    <div class="actions" ref={box}>
      {actions.length > 0 && (
        <ul class="group-list">
          {actions.map((action, index) => (
            <li key={keyOf(action)}>
              <ActionRow
                place={place}
                path={[...path, 'actions', index]}
                action={action}
                onChange={(made) => onChange(replaced(actions, index, made))}
                onRemove={() => {
                  wanted.current = index;
                  onChange(without(actions, index), t('action_removed'));
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <AddAction
        place={place}
        onAdd={(action) => {
          wanted.current = actions.length;
          onChange([...actions, action]);
        }}
      />
    </div>
  );
}

function ActionRow({
  place,
  path,
  action,
  onChange,
  onRemove,
}: {
  place: EditPlace;
  path: Path;
  action: Action;
  onChange: (action: Action) => void;
  onRemove: () => void;
}) {
  const errorId = useId();
  const [wasLeft, setLeft] = useState(false);
  const field = place.fields.find((one) => one.id === action.field);
  const [held, look] = useHeld(
    place.account.account.id,
    field,
    action.kind === 'set-label' ? 'label' : 'value',
  );
  const error = place.isStrict || wasLeft || !field ? place.faults.at(path) : null;
  const text =
    action.kind === 'set' ? action.value : action.kind === 'set-label' ? action.label : action.group;

  function put(typed: string) {
    switch (action.kind) {
      case 'set':
        onChange({ ...action, value: typed });
        break;
      case 'set-label':
        onChange({ ...action, label: typed });
        break;
      default:
        onChange({ ...action, group: typed });
    }
  }

  return (
    <fieldset
      class={error ? 'action condition condition-wrong' : 'action condition'}
      data-id="action"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setLeft(true);
      }}
    >
      <legend class="action-name">{actionName(action.kind, field, action.field)}</legend>
      <div class="condition-parts">
        <div class="condition-value">
          <Suggest
            hook="action-value"
            label={t('rule_value')}
            text={text}
            suggestions={held}
            isInvalid={error !== null}
            describedBy={error ? errorId : undefined}
            maxLength={action.kind === 'set' ? (field?.maxLength ?? 1000) : 200}
            onFocus={look}
            onText={put}
            onPick={put}
          />
        </div>
        {(action.kind === 'set' || action.kind === 'set-label') && (
          <div class="select condition-ask">
            <select
              class="input"
              data-id="action-when"
              aria-label={t('action_when')}
              value={action.when}
              onChange={(event) =>
                onChange({ ...action, when: event.currentTarget.value === 'always' ? 'always' : 'empty' })
              }
            >
              <option value="empty">{t('action_if_empty')}</option>
              <option value="always">{t('action_always')}</option>
            </select>
          </div>
        )}
        <Button
          hook="remove-action"
          kind="quiet"
          icon="trash"
          size="small"
          label={t('remove_action')}
          onClick={onRemove}
        />
      </div>
      {error && (
        <p class="field-error" id={errorId} data-id="action-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function AddAction({ place, onAdd }: { place: EditPlace; onAdd: (action: Action) => void }) {
  const offered = place.fields.flatMap((field) =>
    actionsFor(field).map((kind) => ({ kind, field, id: `${kind}:${field.id}` })),
  );
  const suggestions = offered.map(
    ({ kind, field, id }): Suggestion => ({ value: id, label: actionName(kind, field, field.id) }),
  );
  if (offered.length === 0) return <p class="muted small">{t('no_actions_possible')}</p>;

  function pick(id: string) {
    const chosen = offered.find((one) => one.id === id);
    if (chosen) onAdd(newAction(chosen.kind, chosen.field));
  }

  return (
    <AddPart
      hook="action"
      add={t('add_action')}
      question={t('pick_action')}
      suggestions={suggestions}
      onPick={pick}
    />
  );
}

function newAction(kind: Action['kind'], { id: field }: Field): Action {
  switch (kind) {
    case 'add-to-group':
    case 'remove-from-group':
      return { kind, field, group: '' };
    case 'set':
      return { kind, field, value: '', when: 'empty' };
    case 'set-label':
      return { kind, field, label: '', when: 'empty' };
  }
}

function actionName(kind: Action['kind'], field: Field | undefined, id: string): string {
  const name = fieldName(field, id);
  switch (kind) {
    case 'add-to-group':
      return t('action_add_to_group', { field: name });
    case 'remove-from-group':
      return t('action_remove_from_group', { field: name });
    case 'set':
      return t('action_set', { field: name });
    case 'set-label':
      return t('action_set_label', { field: name });
  }
}
