/** A group of conditions: all, any or none of them; conditions and further groups in it. After adding and removing the focus goes where one works on. */
import { useEffect, useRef } from 'preact/hooks';
import type { Condition, Group } from '../../lib/app/rule-api.ts';
import { deepestGroup } from '../../lib/app/rule-editing.ts';
import { Button } from '../controls/button.tsx';
import { t } from '../words/words.ts';
import { AddCondition } from './add-condition.tsx';
import { ConditionRow } from './condition-row.tsx';
import type { EditPlace } from './edit-place.ts';
import type { Path } from './faults.ts';
import { groupName } from './group-name.ts';
import { keyOf, replaced, without } from './part-keys.ts';

export function GroupEditor({
  place,
  path,
  group,
  depth = 1,
  onChange,
  onRemove,
}: {
  place: EditPlace;
  path: Path;
  group: Group;
  depth?: number;
  /** @param undone in words: what can be taken back. */
  onChange: (group: Group, undone?: string) => void;
  /** Absent: the outermost group, which stays. */
  onRemove?: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  /** Index of the part that gets the focus, and whether it is new: then its answer is what comes next. */
  const wanted = useRef<{ index: number; isNew: boolean } | null>(null);

  useEffect(() => {
    if (!wanted.current) return;
    const { index, isNew } = wanted.current;
    wanted.current = null;
    const row = list.current?.children[Math.min(index, group.of.length - 1)];
    const answer = row?.querySelector<HTMLElement>(
      ':scope > .condition .condition-value :is(input, select), :scope > .group > .group-foot button',
    );
    const first = row?.querySelector<HTMLElement>('select, input, button');
    const target = (isNew ? answer : null) ?? first ?? foot.current?.querySelector<HTMLElement>('button');
    target?.focus();
  });

  function add(part: Group | Condition) {
    wanted.current = { index: group.of.length, isNew: true };
    onChange({ ...group, of: [...group.of, part] });
  }
  function remove(index: number) {
    wanted.current = { index, isNew: false };
    const isGroup = group.of[index]?.kind === 'group';
    onChange(
      { ...group, of: without(group.of, index) },
      isGroup ? t('group_removed') : t('condition_removed'),
    );
  }

  const error = place.faults.at(path);
  return (
    <fieldset class={depth > 1 ? 'group group-inner' : 'group'} data-id="group" data-depth={depth}>
      <legend class="hidden">{groupName(group.match)}</legend>
      <div class="group-head">
        <div class="select group-match">
          <select
            class="input"
            data-id="group-match"
            aria-label={t('group_match')}
            value={group.match}
            onChange={(event) => onChange({ ...group, match: event.currentTarget.value as Group['match'] })}
          >
            {(['all', 'any', 'none'] as const).map((match) => (
              <option key={match} value={match}>
                {groupName(match)}
              </option>
            ))}
          </select>
        </div>
        {onRemove && (
          <Button
            hook="remove-group"
            kind="quiet"
            icon="trash"
            size="small"
            label={t('remove_group')}
            onClick={onRemove}
          />
        )}
      </div>
      {group.of.length === 0 && (
        <p class="muted small">{depth === 1 ? t('no_conditions') : t('group_empty')}</p>
      )}
      <ul class="group-list" ref={list}>
        {group.of.map((part, index) => (
          <li key={keyOf(part)}>
            {part.kind === 'group' ? (
              <GroupEditor
                place={place}
                path={[...path, 'of', index]}
                group={part}
                depth={depth + 1}
                onChange={(made, undone) =>
                  onChange({ ...group, of: replaced(group.of, index, made) }, undone)
                }
                onRemove={() => remove(index)}
              />
            ) : (
              <ConditionRow
                place={place}
                path={[...path, 'of', index]}
                condition={part}
                onChange={(made) => onChange({ ...group, of: replaced(group.of, index, made) })}
                onRemove={() => remove(index)}
              />
            )}
          </li>
        ))}
      </ul>
      {error && <p class="field-error">{error}</p>}
      <div class="row group-foot" ref={foot}>
        <AddCondition place={place} onAdd={add} />
        {depth < deepestGroup && (
          <Button
            hook="add-group"
            kind="quiet"
            size="small"
            icon="plus"
            onClick={() => add({ kind: 'group', match: group.match === 'any' ? 'all' : 'any', of: [] })}
          >
            {t('add_group')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
