/** Judges a record by all rules of a direction: which match, whether it may be created on the other side, or what kept it out. */
import { fingerprint } from '../contact/fingerprint.ts';
import type { Subject } from './condition.ts';
import { failingPath, groupHolds } from './evaluate.ts';
import { type ExitRule, exitRules, type Rule } from './rule.ts';

export type Judgement =
  /** `matched` is empty where there are no rules: then everything takes part. */
  | { readonly kind: 'in'; readonly matched: readonly Rule[]; readonly mayCreate: boolean }
  | { readonly kind: 'out'; readonly failed: RuleFailure };

/** The rule that came nearest and the part of it that decided. */
export interface RuleFailure {
  /** Null: every rule of this direction is switched off. */
  readonly rule: string | null;
  /** Indexes from the outermost group inwards; see `failingPath`. */
  readonly path: readonly number[];
}

export function judge(rules: readonly Rule[], subject: Subject): Judgement {
  if (rules.length === 0) return { kind: 'in', matched: [], mayCreate: true };
  const matched = rules.filter((rule) => rule.isOn && groupHolds(rule.when, subject));
  if (matched.length > 0) return { kind: 'in', matched, mayCreate: matched.some((rule) => !rule.onlyUpdate) };
  return { kind: 'out', failed: nearest(rules, subject) };
}

/** Of several rules the one of which most parts held: that is the one a person would ask about. */
function nearest(rules: readonly Rule[], subject: Subject): RuleFailure {
  let best: { readonly failure: RuleFailure; readonly score: number } | null = null;
  for (const rule of rules) {
    if (!rule.isOn) continue;
    const path = failingPath(rule.when, subject) ?? [];
    const score = (path[0] ?? 0) / Math.max(1, rule.when.of.length);
    if (!best || score > best.score) best = { failure: { rule: rule.id, path }, score };
  }
  return best?.failure ?? { rule: null, path: [] };
}

/** Changes with whatever decides who matches: not with names, actions or exit rules. */
export function rulesFingerprint(rules: readonly Rule[], country: string): string {
  return [country, ...rules.map(ruleFingerprint)].join(' ');
}

/** Worked out once for each rule, not for each contact. */
const known = new WeakMap<Rule, string>();

function ruleFingerprint(rule: Rule): string {
  const before = known.get(rule);
  if (before !== undefined) return before;
  const made = fingerprint([rule.id, rule.isOn, rule.when]);
  known.set(rule, made);
  return made;
}

/**
 * What becomes of the partner of a record that no rule matches: the exit rule of those that matched when it last took part; of several the
 * mildest, for a deletion too many is worse than a contact too many. If those rules are gone, or it took part before there were rules, the
 * mildest of the rules that shut it out now.
 */
export function exitFor(rules: readonly Rule[], lastMatched: readonly string[]): ExitRule {
  const known = rules.filter((rule) => lastMatched.includes(rule.id));
  const on = rules.filter((rule) => rule.isOn);
  const asked = known.length > 0 ? known : on.length > 0 ? on : rules;
  const mildest = Math.min(...asked.map((rule) => exitRules.indexOf(rule.exit)));
  return exitRules[mildest] ?? 'keep';
}
