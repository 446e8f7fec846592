/** The rules of one direction: who of one address book takes part in the other. Any rule that matches is enough. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rule, RuleDirection } from '../../lib/app/rule-api.ts';
import { conditionsIn, everything, mostRules, sourceOf, targetOf } from '../../lib/app/rule-editing.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { go } from '../router.ts';
import { rich, t } from '../words/words.ts';
import { CountLine, countDoubt } from './count-words.tsx';
import { moved, without } from './part-keys.ts';
import { RuleCard } from './rule-card.tsx';
import { newRuleId, ruleName } from './rule-name.ts';
import { TestContact } from './test-contact.tsx';
import { useCount } from './use-count.ts';
import type { EditedRules } from './use-rules.ts';

export function DirectionRules({
  edited,
  direction,
  level,
}: {
  edited: EditedRules;
  direction: RuleDirection;
  /** Of its heading. */
  level: 2 | 3;
}) {
  const Heading = `h${level}` as const;
  const { view, faults } = edited;
  const { id } = view.connection;
  const rules = edited.rules[direction];
  const from = <bdi>{view[sourceOf(direction)].account.name}</bdi>;
  const to = <bdi>{view[targetOf(direction)].account.name}</bdi>;
  const isComplete = faults.within([direction]).length === 0;
  const live = useCount(view, direction, rules, null, isComplete);
  const [isTesting, setTesting] = useState(false);
  const box = useRef<HTMLElement>(null);
  /** What gets the focus once the page has followed: moving or removing a card would lose it. */
  const wanted = useRef<{ rule: string | null; hooks: readonly string[] } | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const { rule, hooks } = wanted.current;
    wanted.current = null;
    const card = rule && box.current?.querySelector(`[data-rule="${CSS.escape(rule)}"]`);
    for (const hook of hooks) {
      const target = (card || box.current)?.querySelector<HTMLElement>(`[data-id="${hook}"]:not(:disabled)`);
      if (!target) continue;
      target.focus();
      return;
    }
  });

  const put = (list: readonly Rule[], undone?: string) => edited.change(direction, list, undone);
  function add() {
    const rule = everything(newRuleId());
    put([...rules, rule]);
    go({ page: 'rule', id, direction, rule: rule.id });
  }
  function move(index: number, to: number) {
    const rule = rules[index];
    if (!rule) return;
    wanted.current = {
      rule: rule.id,
      hooks: to < index ? ['rule-up', 'rule-down'] : ['rule-down', 'rule-up'],
    };
    put(moved(rules, index, to));
  }
  function duplicate(index: number) {
    const rule = rules[index];
    if (!rule) return;
    const copy = {
      ...rule,
      id: newRuleId(),
      name: t('copy_of', { name: ruleName(rule, index) }).slice(0, 200),
    };
    wanted.current = { rule: copy.id, hooks: ['edit-rule'] };
    put([...rules.slice(0, index + 1), copy, ...rules.slice(index + 1)]);
  }
  function remove(index: number) {
    const rule = rules[index];
    if (!rule) return;
    const near = rules[index + 1] ?? rules[index - 1];
    wanted.current = near ? { rule: near.id, hooks: ['edit-rule'] } : { rule: null, hooks: ['add-rule'] };
    put(without(rules, index), t('rule_removed', { name: ruleName(rule, index) }));
  }

  const asksForPartner = rules.some((rule) => conditionsIn(rule.when).some((one) => one.kind === 'partner'));
  const doubt = countDoubt(live, view, direction, asksForPartner);
  return (
    <section class="direction-rules" data-id={`rules-${direction}`} ref={box}>
      <header class="direction-head">
        <Heading class="direction-title">
          {from}
          <Icon name="arrow-right" size={16} />
          <span class="hidden">{t('arrow_to')}</span>
          {to}
        </Heading>
        <Button
          hook="test-contact"
          kind="quiet"
          size="small"
          icon="search"
          isDisabled={live.state === 'unread' || !isComplete}
          onClick={() => setTesting(true)}
        >
          {t('test_contact')}
        </Button>
      </header>
      <div role="status" aria-live="polite" aria-atomic="true">
        <CountLine live={live} rule={null} hook="all-count" />
      </div>
      {doubt && <p class="muted small">{doubt}</p>}
      {rules.length > 0 && rules.every((rule) => !rule.isOn) && (
        <Notice tone="attention" title={t('all_rules_off')}>
          <p>{t('all_rules_off_text')}</p>
        </Notice>
      )}
      {rules.length === 0 ? (
        <div class="rule rule-default" data-id="no-rules">
          <p>{rich('everyone_takes_part', { from, to })}</p>
        </div>
      ) : (
        <ol class="rule-list" aria-label={t('rules')}>
          {rules.map((rule, index) => (
            <li key={rule.id}>
              {index > 0 && <p class="rule-or">{t('or')}</p>}
              <RuleCard
                view={view}
                direction={direction}
                rule={rule}
                index={index}
                level={level === 2 ? 3 : 4}
                live={live}
                isFaulty={faults.within([direction, index]).length > 0}
                moves={{
                  onSwitch: (isOn) => put(rules.map((one) => (one === rule ? { ...one, isOn } : one))),
                  onUp: index > 0 ? () => move(index, index - 1) : null,
                  onDown: index < rules.length - 1 ? () => move(index, index + 1) : null,
                  onDuplicate: rules.length < mostRules ? () => duplicate(index) : null,
                  onRemove: () => remove(index),
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <div class="row">
        <Button hook="add-rule" icon="plus" isDisabled={rules.length >= mostRules} onClick={add}>
          {rules.length === 0 ? t('add_first_rule') : t('add_rule')}
        </Button>
      </div>
      {isTesting && (
        <TestContact
          view={view}
          direction={direction}
          rules={rules}
          contactId={null}
          onClose={() => setTesting(false)}
        />
      )}
    </section>
  );
}
