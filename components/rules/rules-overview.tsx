/** All rules of a connection, by direction: for the setup's step and for the page of a connection that runs. */
import type { RuleDirection } from '../../lib/app/rule-api.ts';
import { mayWriteTo, targetOf } from '../../lib/app/rule-editing.ts';
import { Notice } from '../controls/notice.tsx';
import { go } from '../router.ts';
import { t } from '../words/words.ts';
import { DirectionRules } from './direction-rules.tsx';
import type { EditedRules } from './use-rules.ts';

const directions: readonly RuleDirection[] = ['toRight', 'toLeft'];

export function activeDirections(edited: Pick<EditedRules, 'view'>): RuleDirection[] {
  return directions.filter((one) => mayWriteTo(edited.view.connection.settings, targetOf(one)));
}

/** @param level of the directions' headings */
export function RulesOverview({ edited, level }: { edited: EditedRules; level: 2 | 3 }) {
  const active = activeDirections(edited);
  const resting = directions.filter((one) => !active.includes(one) && edited.rules[one].length > 0);
  return (
    <div class="stack-wide" data-id="rules-overview">
      {edited.isOvertaken && (
        <Notice tone="attention" title={t('rules_overtaken')}>
          <p>{t('rules_overtaken_text')}</p>
        </Notice>
      )}
      {active.map((direction) => (
        <DirectionRules key={direction} edited={edited} direction={direction} level={level} />
      ))}
      {resting.length > 0 && <p class="muted small">{t('rules_resting')}</p>}
    </div>
  );
}

/** Opens the first rule that is not complete; its editor shows what is missing. */
export function showFaulty(edited: EditedRules): void {
  for (const direction of directions) {
    const rules = edited.rules[direction];
    const at = rules.findIndex((_, index) => edited.faults.within([direction, index]).length > 0);
    const rule = rules[at];
    if (!rule) continue;
    go({ page: 'rule', id: edited.view.connection.id, direction, rule: rule.id });
    return;
  }
}
