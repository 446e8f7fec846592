/** The editor of one rule: what it says in words, its conditions, what it does, and beside it how many match as one types. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import type { Rule, RuleDirection } from '../../lib/app/rule-api.ts';
import { sourceOf, targetOf } from '../../lib/app/rule-editing.ts';
import { WithConnection } from '../connection/with-connection.tsx';
import { LinkButton } from '../controls/button.tsx';
import { Tick } from '../controls/choices.tsx';
import { TextField } from '../controls/field.tsx';
import { Empty, Page, Section } from '../layout/page.tsx';
import { go, href, type Route } from '../router.ts';
import { rich, t } from '../words/words.ts';
import { ActionsEditor } from './actions-editor.tsx';
import { CountPanel } from './count-panel.tsx';
import type { EditPlace } from './edit-place.ts';
import { GroupEditor } from './group-editor.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { CreateField, ExitField } from './outcome-fields.tsx';
import { ruleName } from './rule-name.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { SaveBar } from './save-bar.tsx';
import { TestContact } from './test-contact.tsx';
import { type EditedRules, useRules } from './use-rules.ts';

export function RulePage({ id, direction, rule }: { id: string; direction: RuleDirection; rule: string }) {
  return (
    <WithConnection id={id}>
      {(view) => <Whole view={view} direction={direction} ruleId={rule} />}
    </WithConnection>
  );
}

/** Where the list of rules is: in the setup, or on a page of its own. */
function listOf(view: ConnectionView): Route {
  const { id, stage } = view.connection;
  return stage === 'draft' ? { page: 'setup', id, step: 'rules' } : { page: 'rules', id };
}

function Whole({
  view,
  direction,
  ruleId,
}: {
  view: ConnectionView;
  direction: RuleDirection;
  ruleId: string;
}) {
  const edited = useRules(view);
  const index = edited.rules[direction].findIndex((one) => one.id === ruleId);
  const rule = edited.rules[direction][index];
  const list = href(listOf(view));
  return (
    <Page
      title={rule ? <bdi>{ruleName(rule, index)}</bdi> : t('rules')}
      titleText={rule ? ruleName(rule, index) : t('rules')}
      lead={rich('rule_lead', {
        from: <bdi>{view[sourceOf(direction)].account.name}</bdi>,
        to: <bdi>{view[targetOf(direction)].account.name}</bdi>,
      })}
      back={{ href: list, label: t('all_rules') }}
    >
      {rule ? (
        <RuleEditor key={rule.id} edited={edited} direction={direction} rule={rule} index={index} />
      ) : (
        <Empty
          title={t('rule_gone')}
          actions={
            <LinkButton hook="to-rules" href={list}>
              {t('all_rules')}
            </LinkButton>
          }
        />
      )}
      <LeaveGuard edited={edited} />
    </Page>
  );
}

function RuleEditor({
  edited,
  direction,
  rule,
  index,
}: {
  edited: EditedRules;
  direction: RuleDirection;
  rule: Rule;
  index: number;
}) {
  const { view, faults } = edited;
  const rules = edited.rules[direction];
  const path = [direction, index];
  const source = view[sourceOf(direction)];
  const target = view[targetOf(direction)];
  const isFaulty = faults.within(path).length > 0;
  // A rule that is opened incomplete shows at once what is missing.
  const [isStrict, setStrict] = useState(isFaulty);
  const [tested, setTested] = useState<{ id: string | null } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  /** Grows with every wish to save what is not complete. */
  const [seeks, setSeeks] = useState(0);
  useEffect(() => {
    if (seeks === 0) return;
    const wrong = box.current?.querySelector('.condition-wrong');
    const place =
      wrong?.querySelector<HTMLElement>('[aria-invalid]') ?? wrong?.querySelector<HTMLElement>('select');
    place?.focus();
  }, [seeks]);

  function put(made: Rule, undone?: string) {
    edited.change(
      direction,
      rules.map((one) => (one.id === rule.id ? made : one)),
      undone,
    );
  }
  const asked: EditPlace = { account: source, fields: source.fields, faults, isStrict };
  const written: EditPlace = { account: target, fields: target.fields, faults, isStrict };
  const to = target.account.name;
  return (
    <div ref={box}>
      <div class="rule-layout">
        <div class="rule-main stack-wide">
          <div class="panel rule-words" data-id="rule-words" aria-live="off">
            <RuleSentence view={view} direction={direction} rule={rule} />
          </div>
          <Section title={t('rule_if')} lead={t('rule_if_lead', { place: source.account.name })}>
            <GroupEditor
              place={asked}
              path={[...path, 'when']}
              group={rule.when}
              onChange={(when, undone) => put({ ...rule, when }, undone)}
            />
          </Section>
        </div>
        <CountPanel
          view={view}
          direction={direction}
          rule={rule}
          rules={rules}
          isComplete={faults.within([direction]).length === 0}
          onTest={(id) => setTested({ id })}
        />
        <div class="rule-then stack-wide">
          <Section title={t('rule_then')}>
            <CreateField rule={rule} place={to} onChange={put} />
            <h3>{t('rule_actions', { place: to })}</h3>
            <ActionsEditor
              place={written}
              path={path}
              actions={rule.actions}
              onChange={(actions, undone) => put({ ...rule, actions }, undone)}
            />
          </Section>
          <Section title={t('rule_exit')} lead={t('rule_exit_lead')}>
            <ExitField rule={rule} place={to} onChange={put} />
          </Section>
          <Section title={t('rule_itself')}>
            <div class="form">
              <TextField
                hook="rule-name"
                label={t('rule_name')}
                isOptional
                maxLength={200}
                value={rule.name ?? ''}
                onInput={(name) => put(withName(rule, name))}
              />
              <Tick hook="rule-on" isOn={rule.isOn} onChange={(isOn) => put({ ...rule, isOn })}>
                {t('rule_is_on')}
              </Tick>
            </div>
          </Section>
        </div>
      </div>
      <SaveBar
        edited={edited}
        onSaved={() => go(listOf(view))}
        onFaulty={() => {
          setStrict(true);
          setSeeks(seeks + 1);
        }}
      >
        <LinkButton hook="to-rules" href={href(listOf(view))}>
          {t('all_rules')}
        </LinkButton>
      </SaveBar>
      {tested && (
        <TestContact
          view={view}
          direction={direction}
          rules={rules}
          contactId={tested.id}
          onClose={() => setTested(null)}
        />
      )}
    </div>
  );
}

function withName(rule: Rule, name: string): Rule {
  const { name: _old, ...rest } = rule;
  return name === '' ? rest : { ...rest, name };
}
