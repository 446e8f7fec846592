/**
 * Where two partners stand with the rules: in which directions changes travel, whose actions are due, what is to be taken back, and whether
 * the exit rule asks for a deletion. A rule never deletes by being changed: only a contact that left by itself, and was seen whole.
 */
import { otherSide, type SideName } from '../contact/contact.ts';
import { exitFor, type Judgement, judge, type RuleFailure, rulesFingerprint } from '../rules/judge.ts';
import { directionFrom, type Rule } from '../rules/rule.ts';
import { mayWriteTo, rulesOf } from '../rules/settings.ts';
import { subjectOf } from '../rules/subject.ts';
import type { Link } from './plan.types.ts';
import type { Deeds, Effect, LinkRules, RuleMemory, Undone } from './rule-memory.ts';
import type { Node, PlanInput } from './view.ts';

export interface SideStanding {
  /** Whether this direction takes part at all: the connection's direction. */
  readonly isActive: boolean;
  /** Whether changes travel to the target. */
  readonly travels: boolean;
  /** Rules whose actions are due on the target. */
  readonly matched: readonly Rule[];
  readonly takeBack: readonly Effect[];
  /** Effects that remain ours. */
  readonly kept: readonly Effect[];
  /** What a person has taken back of them. */
  readonly undone: readonly Undone[];
  readonly failed: RuleFailure | null;
  /** Asks for the deletion of the target, if this connection created it. */
  readonly asksDeletion: boolean;
  /** It was in line until now, or is out already. */
  readonly hasTakenPart: boolean;
  /** What the link remembers, but for what this plan does; undefined: as it was. */
  readonly memory: Omit<RuleMemory, keyof Deeds> | undefined;
}

export function judgeNode(input: PlanInput, node: Node, hasPartner: boolean): Judgement {
  const { settings, today } = input;
  const subject = subjectOf(settings, node.side, input[node.side].fields, node, hasPartner, today);
  return judge(rulesOf(settings, directionFrom(node.side)), subject);
}

/** Why a record without a partner takes no part, if so. Where the direction is switched off, matching goes on as ever. */
export function whyOut(
  input: PlanInput,
  node: Node,
  mayHavePartner: boolean,
): { readonly reason: 'rule' | 'only-update'; readonly failed: RuleFailure } | null {
  if (!mayWriteTo(input.settings, otherSide(node.side))) return null;
  const judgement = judgeNode(input, node, mayHavePartner);
  if (judgement.kind === 'out') return { reason: 'rule', failed: judgement.failed };
  if (judgement.mayCreate || mayHavePartner) return null;
  return { reason: 'only-update', failed: { rule: judgement.matched[0]?.id ?? null, path: [] } };
}

/** Standing of the direction away from `source`. @param link null: they are only now becoming partners. */
export function standingOf(input: PlanInput, link: Link | null, source: Node): SideStanding {
  const direction = directionFrom(source.side);
  const memory = link?.rules?.[direction];
  if (!mayWriteTo(input.settings, otherSide(source.side))) return inactive(memory);
  const rules = rulesOf(input.settings, direction);
  const judgement = judgeNode(input, source, true);
  return judgement.kind === 'in'
    ? standingIn(input, source.side, rules, judgement.matched, memory)
    : standingOut(input, link, source.side, rules, judgement.failed, memory);
}

function inactive(memory: RuleMemory | undefined): SideStanding {
  return {
    isActive: false,
    travels: true,
    matched: [],
    takeBack: [],
    kept: memory?.done ?? [],
    undone: memory?.undone ?? [],
    failed: null,
    asksDeletion: false,
    hasTakenPart: true,
    memory: undefined,
  };
}

function standingIn(
  input: PlanInput,
  side: SideName,
  rules: readonly Rule[],
  matched: readonly Rule[],
  memory: RuleMemory | undefined,
): SideStanding {
  const ids = matched.map((rule) => rule.id);
  const due = (memory?.done ?? []).filter((effect) => !ids.includes(effect.rule) && undoes(rules, effect));
  return {
    isActive: true,
    travels: true,
    matched,
    takeBack: due,
    kept: (memory?.done ?? []).filter((effect) => !due.includes(effect)),
    undone: memory?.undone ?? [],
    failed: null,
    asksDeletion: false,
    hasTakenPart: true,
    memory:
      rules.length === 0 && !memory
        ? undefined
        : { matched: ids, by: rulesFingerprint(matched, input.settings.defaultCountry[side]), isOut: false },
  };
}

function standingOut(
  input: PlanInput,
  link: Link | null,
  side: SideName,
  rules: readonly Rule[],
  failed: RuleFailure,
  memory: RuleMemory | undefined,
): SideStanding {
  const undone = memory?.undone ?? [];
  const out = { isActive: true, matched: [], undone, failed, hasTakenPart: link !== null };
  if (!link)
    return { ...out, travels: false, takeBack: [], kept: [], asksDeletion: false, memory: undefined };
  const exit = exitFor(rules, memory?.matched ?? []);
  const done = memory?.done ?? [];
  const due = done.filter((effect) => undoes(rules, effect));
  const mayDelete =
    exit === 'delete-created' &&
    link.createdSide === otherSide(side) &&
    memory !== undefined &&
    hasLeftByItself(input, side, rules, memory);
  const asksDeletion = mayDelete && input[side].trustDeletions;
  // Not everything of it may have been seen: nothing is concluded, and the question stays open.
  if (mayDelete && !asksDeletion)
    return { ...out, travels: false, takeBack: [], kept: done, asksDeletion, memory: undefined };
  return {
    ...out,
    travels: exit === 'keep',
    takeBack: due,
    kept: done.filter((effect) => !due.includes(effect)),
    asksDeletion,
    memory: { matched: memory?.matched ?? [], by: memory?.by ?? '', isOut: true },
  };
}

function hasLeftByItself(
  input: PlanInput,
  side: SideName,
  rules: readonly Rule[],
  memory: RuleMemory,
): boolean {
  if (memory.isOut) return false;
  const asked = rules.filter((rule) => memory.matched.includes(rule.id));
  return rulesFingerprint(asked, input.settings.defaultCountry[side]) === memory.by;
}

/** What a rule did is taken back when its contact leaves it, if the rule says so. The deeds of a rule that is gone stay. */
function undoes(rules: readonly Rule[], effect: Effect): boolean {
  const rule = rules.find((one) => one.id === effect.rule);
  return rule?.exit === 'undo' || rule?.exit === 'delete-created';
}

/** Whether a deletion may still follow in this direction: not where the contact has left and everything stopped. */
export function isStopped(input: PlanInput, link: Link, source: SideName): boolean {
  const direction = directionFrom(source);
  const memory = link.rules?.[direction];
  return memory?.isOut === true && exitFor(rulesOf(input.settings, direction), memory.matched) !== 'keep';
}

/** The link's memory after this plan; undefined if it is as it was. @param deeds per source side, those that remain included. */
export function rememberRules(
  link: Link | null,
  standings: Readonly<Record<SideName, SideStanding>>,
  deeds: Readonly<Record<SideName, Deeds>>,
): LinkRules | undefined {
  const before = link?.rules ?? {};
  let after: LinkRules = before;
  for (const side of ['left', 'right'] as const) {
    const { memory } = standings[side];
    if (memory) after = { ...after, [directionFrom(side)]: { ...memory, ...deeds[side] } };
  }
  return JSON.stringify(after) === JSON.stringify(before) ? undefined : after;
}
