/** How one contact fares: the verdict first, then every rule with every condition, ticked or crossed, and what was looked at. */
import { useEffect, useRef } from 'preact/hooks';
import type { ConnectionView, Field } from '../../lib/app/api.ts';
import type {
  Condition,
  ExitRule,
  ExplainedPart,
  Rule,
  RuleDirection,
  RuleTest,
} from '../../lib/app/rule-api.ts';
import { conditionPart, sourceOf, targetOf } from '../../lib/app/rule-editing.ts';
import { assertNever } from '../../lib/errors.ts';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { joined } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { groupName } from './group-name.ts';
import { ruleName } from './rule-name.ts';
import { Part } from './rule-sentence.tsx';

export function TestVerdict({
  view,
  direction,
  rules,
  test,
}: {
  view: ConnectionView;
  direction: RuleDirection;
  rules: readonly Rule[];
  test: RuleTest;
}) {
  const { fields } = view[sourceOf(direction)];
  const place = view[targetOf(direction)].account.name;
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever chose somebody from the list would else be left without a focus.
  useEffect(() => title.current?.focus(), [test.person.id]);
  const isIn = ['everyone', 'takes-part', 'kept-in-line'].includes(test.verdict);
  return (
    <div class="stack" data-id="test-result" data-verdict={test.verdict}>
      <div>
        <h3 class="test-name" ref={title} tabIndex={-1}>
          <bdi>{test.person.title || t('no_name')}</bdi>
        </h3>
        <p class="muted small">
          <bdi>{test.person.detail}</bdi>
        </p>
      </div>
      <Notice tone={isIn ? 'good' : 'attention'} title={verdictWords(test, place)}>
        {!isIn && test.hasPartner && <p>{exitWords(test.exit, place)}</p>}
      </Notice>
      {test.rules.map(({ id, holds, tree }) => {
        const index = rules.findIndex((rule) => rule.id === id);
        const rule = rules[index];
        if (!rule) return null;
        return (
          <section key={id} class="test-rule" data-id="test-rule">
            <h4 class="test-line">
              <Mark holds={holds} />
              <span>
                <bdi>{ruleName(rule, index)}</bdi>
                {!rule.isOn && <span class="muted"> · {t('rule_is_off')}</span>}
              </span>
            </h4>
            {tree.kind === 'group' && tree.of.length === 0 ? (
              <p class="muted small">{t('no_conditions')}</p>
            ) : (
              <Tree part={tree} fields={fields} isOuter />
            )}
          </section>
        );
      })}
    </div>
  );
}

function Tree({
  part,
  fields,
  isOuter = false,
}: {
  part: ExplainedPart;
  fields: readonly Field[];
  isOuter?: boolean;
}) {
  if (part.kind === 'condition') return <Asked part={part} fields={fields} />;
  return (
    <div class="test-group">
      <p class="test-line muted small">
        {!isOuter && <Mark holds={part.holds} />}
        <span>{groupName(part.match)}</span>
      </p>
      <ul>
        {part.of.map((one, index) => (
          <li key={index}>
            <Tree part={one} fields={fields} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Asked({
  part,
  fields,
}: {
  part: Extract<ExplainedPart, { kind: 'condition' }>;
  fields: readonly Field[];
}) {
  return (
    <div class="test-line">
      <Mark holds={part.holds} />
      <span>
        <Part part={conditionPart(part.condition, fields)} fields={fields} />
        <span class="test-saw">{sawWords(part.condition, part.saw)}</span>
      </span>
    </div>
  );
}

const mostSeen = 5;

function sawWords(condition: Condition, saw: readonly string[]) {
  if (!('field' in condition)) return null;
  if (saw.length === 0) return t('test_empty');
  const shown = saw
    .slice(0, mostSeen)
    .map((text) => <bdi>{text.length > 120 ? `${text.slice(0, 120)}…` : text}</bdi>);
  return joined(
    'conjunction',
    saw.length > mostSeen ? [...shown, t('rule_and_more', { n: saw.length - mostSeen })] : shown,
  );
}

function Mark({ holds }: { holds: boolean }) {
  return (
    <span class={holds ? 'test-mark test-holds' : 'test-mark test-fails'}>
      <Icon name={holds ? 'check' : 'close'} size={14} />
      <span class="hidden">{holds ? t('test_holds') : t('test_fails')}</span>
    </span>
  );
}

function verdictWords({ verdict, hasPartner }: RuleTest, place: string): string {
  switch (verdict) {
    case 'everyone':
      return t('verdict_everyone');
    case 'takes-part':
      return hasPartner ? t('verdict_in_line', { place }) : t('verdict_created', { place });
    case 'kept-in-line':
      return t('verdict_in_line', { place });
    case 'only-update':
      return t('verdict_only_update', { place });
    case 'out':
      return t('verdict_out');
    case 'all-off':
      return t('verdict_all_off');
    default:
      return assertNever(verdict);
  }
}

function exitWords(exit: ExitRule, place: string): string {
  switch (exit) {
    case 'keep':
      return t('verdict_exit_keep', { place });
    case 'stop':
      return t('verdict_exit_stop');
    case 'undo':
      return t('verdict_exit_undo');
    case 'delete-created':
      return t('verdict_exit_delete_created', { place });
    default:
      return assertNever(exit);
  }
}
