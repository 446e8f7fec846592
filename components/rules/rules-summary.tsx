/** The rules as sentences, to be read on the connection's page, with the way to change them. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { rulesOf, sourceOf, targetOf } from '../../lib/app/rule-editing.ts';
import { LinkButton } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { Section } from '../layout/page.tsx';
import { href } from '../router.ts';
import { rich, t } from '../words/words.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { activeDirections } from './rules-overview.tsx';
import { hasDraft } from './use-rules.ts';

export function RulesSummary({ view }: { view: ConnectionView }) {
  const { id, settings } = view.connection;
  return (
    <Section
      title={t('rules')}
      lead={t('rules_lead')}
      actions={
        <LinkButton hook="change-rules" size="small" icon="pencil" href={href({ page: 'rules', id })}>
          {t('change_rules')}
        </LinkButton>
      }
    >
      {hasDraft(view) && (
        <Notice tone="attention" title={t('not_saved')}>
          <p>{t('draft_waits')}</p>
        </Notice>
      )}
      {activeDirections({ view }).map((direction) => {
        const rules = rulesOf(settings, direction).filter((rule) => rule.isOn);
        const from = <bdi>{view[sourceOf(direction)].account.name}</bdi>;
        const to = <bdi>{view[targetOf(direction)].account.name}</bdi>;
        return (
          <div key={direction} class="rule rule-default stack">
            {rules.map((rule) => (
              <RuleSentence key={rule.id} view={view} direction={direction} rule={rule} />
            ))}
            {rules.length === 0 && (
              <p>
                {rulesOf(settings, direction).length === 0
                  ? rich('everyone_takes_part', { from, to })
                  : rich('nobody_takes_part', { from, to })}
              </p>
            )}
          </div>
        );
      })}
    </Section>
  );
}
