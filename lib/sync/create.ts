/** What a record becomes on the other side when it has no partner there; or the reason why it stays where it is. */
import { type Contact, otherSide, type SideName, type Value, valuesOf } from '../contact/contact.ts';
import { rulesFingerprint } from '../rules/judge.ts';
import type { Lens } from '../rules/lens.ts';
import { directionFrom, type Rule } from '../rules/rule.ts';
import { mayWriteTo, rulesOf } from '../rules/settings.ts';
import { Draft } from './draft.ts';
import { leftBehind } from './merge-row.ts';
import type { Deeds, ExcludedReason, Guess, LinkRules, Loss, RuleFailure } from './plan.types.ts';
import type { Row } from './rows.ts';
import { doActions, stillUndone } from './rule-actions.ts';
import { judgeNode } from './standing.ts';
import type { Node, PlanInput } from './view.ts';

export type Creation =
  | {
      readonly kind: 'create';
      readonly target: Contact;
      readonly source: Contact;
      readonly losses: readonly Loss[];
      readonly guesses: readonly Guess[];
      readonly rules: LinkRules | undefined;
    }
  | {
      readonly kind: 'excluded';
      readonly reason: ExcludedReason;
      readonly losses: readonly Loss[];
      readonly failed?: RuleFailure;
    };

/** @param old what a link remembers whose record is created again. */
export function planCreation(
  input: PlanInput,
  rows: readonly Row[],
  source: Node,
  old: LinkRules | undefined,
): Creation {
  const side: SideName = otherSide(source.side);
  if (!mayWriteTo(input.settings, side)) return excluded('direction');
  if (isEmpty(source.contact)) return excluded('empty');
  const judgement = judgeNode(input, source, false);
  if (judgement.kind === 'out') return { ...excluded('rule'), failed: judgement.failed };
  if (!judgement.mayCreate) return { ...excluded('only-update'), failed: firstOf(judgement.matched) };
  const draft = new Draft(input, side, {});
  const written = rows.filter((row) => {
    const wanted = row.mayWrite[side] ? row[source.side].read(source.contact) : [];
    if (wanted.length === 0) return false;
    draft.write(row[side], [...listBefore(draft, row[side]), ...wanted], null);
    return true;
  });
  const losses = [...draft.losses, ...leftBehind(rows, written, source.side, source.contact)];
  const isMapped = draft.changes().length > 0;
  const undone = old?.[directionFrom(source.side)]?.undone ?? [];
  const done = doActions(draft, judgement.matched, undone);
  const target: Contact = Object.fromEntries(draft.changes().map((change) => [change.field, change.after]));
  const missing = input[side].fields.find((field) => field.required && (target[field.id] ?? []).length === 0);
  if (missing) {
    const hadNumbers = draft.losses.some((loss) => loss.reason === 'number-unreadable');
    if (missing.type === 'phone')
      return { ...excluded(hadNumbers ? 'numbers-unreadable' : 'no-number'), losses };
    return { ...excluded('nothing-to-write'), losses };
  }
  // A fixed value alone is no contact.
  if (!isMapped) return excluded('nothing-to-write');
  return {
    kind: 'create',
    target,
    source: sourceValues(rows, source),
    losses,
    guesses: draft.guesses,
    rules: memoryOf(input, source.side, judgement.matched, {
      done,
      ...(undone.length > 0 ? { undone: stillUndone(draft, undone) } : {}),
    }),
  };
}

/** What an earlier row has put into the same list already. */
function listBefore(draft: Draft, lens: Lens): readonly Value[] {
  return lens.field.many ? draft.values(lens.field.id) : [];
}

function sourceValues(rows: readonly Row[], source: Node): Contact {
  const fields = rows.flatMap((row) => row[source.side].fields);
  return Object.fromEntries(fields.map((field) => [field.id, valuesOf(source.contact, field.id)]));
}

function memoryOf(
  input: PlanInput,
  side: SideName,
  matched: readonly Rule[],
  deeds: Deeds,
): LinkRules | undefined {
  const direction = directionFrom(side);
  if (rulesOf(input.settings, direction).length === 0) return undefined;
  const by = rulesFingerprint(matched, input.settings.defaultCountry[side]);
  return { [direction]: { matched: matched.map((rule) => rule.id), by, isOut: false, ...deeds } };
}

function firstOf(matched: readonly Rule[]): RuleFailure {
  return { rule: matched[0]?.id ?? null, path: [] };
}

function isEmpty(contact: Contact): boolean {
  return Object.values(contact).every((values) => values.length === 0);
}

function excluded(reason: ExcludedReason): Extract<Creation, { kind: 'excluded' }> {
  return { kind: 'excluded', reason, losses: [] };
}
