/** What a rule does with whoever matches, and with whoever matches no longer. */
import type { ExitRule, Rule } from '../../lib/app/rule-api.ts';
import { ChoiceCards } from '../controls/choices.tsx';
import { t } from '../words/words.ts';

interface OutcomeField {
  readonly rule: Rule;
  /** Name of the account that is written to. */
  readonly place: string;
  onChange(rule: Rule): void;
}

export function CreateField({ rule, place, onChange }: OutcomeField) {
  return (
    <ChoiceCards
      hook="rule-create"
      label={t('rule_who_matches')}
      value={rule.onlyUpdate ? 'update' : 'create'}
      choices={[
        { value: 'create', label: t('rule_create', { place }), hint: t('rule_create_hint', { place }) },
        { value: 'update', label: t('rule_only_update'), hint: t('rule_only_update_hint', { place }) },
      ]}
      onChange={(choice) => onChange({ ...rule, onlyUpdate: choice === 'update' })}
    />
  );
}

const exits: readonly ExitRule[] = ['keep', 'stop', 'undo', 'delete-created'];

export function ExitField({ rule, place, onChange }: OutcomeField) {
  return (
    <ChoiceCards
      hook="rule-exit"
      label={t('rule_who_leaves')}
      value={rule.exit}
      choices={exits.map((exit) => ({ value: exit, ...exitWords(exit, place) }))}
      onChange={(exit) => onChange({ ...rule, exit })}
    />
  );
}

function exitWords(exit: ExitRule, place: string): { label: string; hint: string } {
  switch (exit) {
    case 'keep':
      return { label: t('exit_keep'), hint: t('exit_keep_hint') };
    case 'stop':
      return { label: t('exit_stop'), hint: t('exit_stop_hint') };
    case 'undo':
      return { label: t('exit_undo'), hint: t('exit_undo_hint') };
    case 'delete-created':
      return { label: t('exit_delete_created', { place }), hint: t('exit_delete_created_hint') };
  }
}
