/** How many take part, as far as it is known, in one line that keeps its place while it is counted anew. */
import type { ComponentChild } from 'preact';
import type { ConnectionView } from '../../lib/app/api.ts';
import type { RuleDirection } from '../../lib/app/rule-api.ts';
import { sourceOf } from '../../lib/app/rule-editing.ts';
import { count as number } from '../words/formats.ts';
import { rich, t } from '../words/words.ts';
import type { LiveCount } from './use-count.ts';

/** @param rule id of the rule whose matches are told; null: how many take part by all of them. */
export function CountLine({
  live,
  rule,
  hook,
  isBeside = false,
}: {
  live: LiveCount;
  rule: string | null;
  hook: string;
  /** It stands beside the figure of one rule. */
  isBeside?: boolean;
}) {
  return (
    <p
      class={live.state === 'counting' ? 'rule-count rule-count-old' : 'rule-count'}
      data-id={hook}
      data-state={live.state}
    >
      {countWords(live, rule, isBeside)}
    </p>
  );
}

function countWords(live: LiveCount, rule: string | null, isBeside: boolean): ComponentChild {
  const { count } = live;
  switch (live.state) {
    case 'unread':
      return t('count_unread');
    case 'incomplete':
      return t('count_incomplete');
    case 'failed':
      return t('count_failed');
    case 'counting':
    case 'counted': {
      if (!count) return t('counting');
      if (count.isDone && count.total === 0) return t('count_nobody_there');
      const n = <strong>{number(rule === null ? count.takePart : (count.byRule[rule] ?? 0))}</strong>;
      const total = number(count.isDone ? count.total : count.seen);
      if (isBeside) return rich('count_all_rules', { n, total });
      return rule === null ? rich('count_take_part', { n, total }) : rich('count_match', { n, total });
    }
  }
}

/** What the figures do not know, in words; null: nothing. */
export function countDoubt(
  live: LiveCount,
  view: ConnectionView,
  direction: RuleDirection,
  asksForPartner: boolean,
): string | null {
  const { count } = live;
  if (!count) return null;
  if (asksForPartner && !count.arePartnersKnown) return t('count_partners_unknown');
  if (count.completeAt === null) return t('count_partial', { place: view[sourceOf(direction)].account.name });
  return null;
}
