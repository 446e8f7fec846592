/** Beside the editor: how many match as one types, a few of them by name, a few of those left out; each can be tested. */
import type { ConnectionView } from '../../lib/app/api.ts';
import type { FoundPerson, Rule, RuleDirection } from '../../lib/app/rule-api.ts';
import { conditionsIn } from '../../lib/app/rule-editing.ts';
import { Button } from '../controls/button.tsx';
import { ProgressBar } from '../controls/progress.tsx';
import { t } from '../words/words.ts';
import { CountLine, countDoubt } from './count-words.tsx';
import { PeopleList } from './people-list.tsx';
import { useCount } from './use-count.ts';

export function CountPanel({
  view,
  direction,
  rule,
  rules,
  isComplete,
  onTest,
}: {
  view: ConnectionView;
  direction: RuleDirection;
  rule: Rule;
  rules: readonly Rule[];
  /** False: something is still missing in the rules of this direction. */
  isComplete: boolean;
  /** @param id null: somebody who is still to be searched */
  onTest: (id: string | null) => void;
}) {
  // Counted here and not in the editor: only this panel is drawn anew while figures come in.
  const live = useCount(view, direction, rules, rule.id, isComplete);
  const { count } = live;
  const asksForPartner = conditionsIn(rule.when).some((one) => one.kind === 'partner');
  const doubt = countDoubt(live, view, direction, asksForPartner);
  return (
    <div class="rule-side">
      <aside class="panel count-panel" aria-label={t('count_title')}>
        <h2 class="count-title">{t('count_title')}</h2>
        <div role="status" aria-live="polite" aria-atomic="true">
          <CountLine live={live} rule={rule.id} hook="rule-count" />
        </div>
        {live.state === 'counting' && count && count.seen < count.total && (
          <ProgressBar label={t('counting')} done={count.seen} total={count.total} />
        )}
        {count && rules.length > 1 && <CountLine live={live} rule={null} hook="all-count" isBeside />}
        {!rule.isOn && <p class="muted small">{t('rule_is_off')}</p>}
        {doubt && <p class="muted small">{doubt}</p>}
        {count && (
          <>
            <Samples title={t('samples_inside')} people={count.inside} hook="sample-in" onTest={onTest} />
            <Samples title={t('samples_outside')} people={count.outside} hook="sample-out" onTest={onTest} />
          </>
        )}
        {count && <p class="muted small">{t('count_writes_nothing')}</p>}
      </aside>
      <Button
        hook="test-contact"
        isDisabled={live.state === 'unread' || live.state === 'incomplete'}
        onClick={() => onTest(null)}
      >
        {t('test_contact')}
      </Button>
    </div>
  );
}

function Samples({
  title,
  people,
  hook,
  onTest,
}: {
  title: string;
  people: readonly FoundPerson[];
  hook: string;
  onTest: (id: string) => void;
}) {
  if (people.length === 0) return null;
  return (
    <div class="samples">
      <h3>{title}</h3>
      <PeopleList hook={hook} people={people} hint={(name) => t('test_this', { name })} onChoose={onTest} />
    </div>
  );
}
