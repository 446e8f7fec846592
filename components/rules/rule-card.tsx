/** One rule in the list: on or off, its name, what it says as a sentence, how many match, and what can be done with it. */
import type { ConnectionView } from '../../lib/app/api.ts';
import type { Rule, RuleDirection } from '../../lib/app/rule-api.ts';
import { Button, LinkButton } from '../controls/button.tsx';
import { StateDot } from '../controls/state.tsx';
import { href } from '../router.ts';
import { t } from '../words/words.ts';
import { CountLine } from './count-words.tsx';
import { ruleName } from './rule-name.ts';
import { RuleSentence } from './rule-sentence.tsx';
import type { LiveCount } from './use-count.ts';

export interface RuleMoves {
  onSwitch(isOn: boolean): void;
  /** Null: it stands at that end already. */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onDuplicate: (() => void) | null;
  onRemove(): void;
}

export function RuleCard({
  view,
  direction,
  rule,
  index,
  level,
  live,
  isFaulty,
  moves,
}: {
  view: ConnectionView;
  direction: RuleDirection;
  rule: Rule;
  index: number;
  /** Of its heading. */
  level: 3 | 4;
  live: LiveCount;
  isFaulty: boolean;
  moves: RuleMoves;
}) {
  const name = ruleName(rule, index);
  const Heading = `h${level}` as const;
  return (
    <article
      class={rule.isOn ? 'rule' : 'rule rule-off'}
      data-id="rule"
      data-rule={rule.id}
      aria-label={name}
    >
      <header class="rule-head">
        <label class="rule-switch">
          <input
            type="checkbox"
            // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells by itself whether it is checked
            role="switch"
            data-id="rule-on"
            aria-label={t('rule_switch', { name })}
            checked={rule.isOn}
            onChange={(event) => moves.onSwitch(event.currentTarget.checked)}
          />
        </label>
        <Heading class="rule-name">
          <bdi>{name}</bdi>
        </Heading>
        {isFaulty ? (
          <StateDot tone="attention">{t('rule_incomplete')}</StateDot>
        ) : (
          live.count && <CountLine live={live} rule={rule.id} hook="rule-matches" />
        )}
      </header>
      <RuleSentence view={view} direction={direction} rule={rule} />
      <footer class="row rule-actions">
        <LinkButton
          hook="edit-rule"
          size="small"
          icon="pencil"
          href={href({ page: 'rule', id: view.connection.id, direction, rule: rule.id })}
        >
          {t('edit')}
          <span class="hidden"> {name}</span>
        </LinkButton>
        <Act hook="rule-up" icon="up" label={t('rule_up', { name })} onAct={moves.onUp} />
        <Act hook="rule-down" icon="down" label={t('rule_down', { name })} onAct={moves.onDown} />
        <Act hook="rule-copy" icon="copy" label={t('rule_copy', { name })} onAct={moves.onDuplicate} />
        <Act hook="rule-remove" icon="trash" label={t('rule_remove', { name })} onAct={moves.onRemove} />
      </footer>
    </article>
  );
}

function Act({
  hook,
  icon,
  label,
  onAct,
}: {
  hook: string;
  icon: 'up' | 'down' | 'copy' | 'trash';
  label: string;
  onAct: (() => void) | null;
}) {
  return (
    <Button
      hook={hook}
      kind="quiet"
      size="small"
      icon={icon}
      label={label}
      isDisabled={onAct === null}
      {...(onAct ? { onClick: onAct } : {})}
    />
  );
}
