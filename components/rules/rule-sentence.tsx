/** A rule as a sentence: fields and values stand out, groups within groups are in parentheses. */
import type { ComponentChild } from 'preact';
import type { ConnectionView, Field } from '../../lib/app/api.ts';
import type { Rule, RuleDirection, SentencePart, SentenceValue } from '../../lib/app/rule-api.ts';
import { sentenceOf, sourceOf, targetOf } from '../../lib/app/rule-editing.ts';
import { assertNever } from '../../lib/errors.ts';
import { count, country, joined, plainDay } from '../words/formats.ts';
import { fieldName } from '../words/reasons.ts';
import { rich, t, tryRich } from '../words/words.ts';

export function RuleSentence({
  view,
  direction,
  rule,
}: {
  view: ConnectionView;
  direction: RuleDirection;
  rule: Rule;
}) {
  const fields = view[sourceOf(direction)].fields;
  const target = view[targetOf(direction)];
  const sentence = sentenceOf(rule, fields, target.fields);
  const place = <bdi>{target.account.name}</bdi>;
  const [first, ...rest] = sentence.actions;
  const actions = joined('conjunction', [
    first?.kind === 'words' && first.key === 'rule_then_update'
      ? rich('rule_then_update', { place })
      : rich('rule_then_create', { place }),
    ...rest.map((part) => <Part part={part} fields={target.fields} />),
  ]);
  return (
    <p class="rule-sentence">
      {rule.when.of.length === 0
        ? rich('rule_sentence_everyone', { actions })
        : rich('rule_sentence', { actions, when: <Part part={sentence.when} fields={fields} isOuter /> })}
      {rule.exit !== 'keep' && sentence.exit.kind === 'words' && (
        <span class="rule-exit"> {rich('rule_sentence_exit', { exit: tryRich(sentence.exit.key, {}) })}</span>
      )}
    </p>
  );
}

export function Part({
  part,
  fields,
  isOuter = false,
}: {
  part: SentencePart;
  fields: readonly Field[];
  isOuter?: boolean;
}) {
  if (part.kind === 'words') return <Words part={part} fields={fields} />;
  const parts = part.parts.map((one) => <Part part={one} fields={fields} />);
  switch (part.match) {
    case 'all':
      return <>{inParentheses(joined('conjunction', parts), isOuter)}</>;
    case 'any':
      return <>{inParentheses(joined('disjunction', parts), isOuter)}</>;
    case 'none':
      return <>{rich('rule_if_none', { parts: joined('disjunction', parts) })}</>;
    default:
      return assertNever(part.match);
  }
}

function inParentheses(children: ComponentChild[], isOuter: boolean): ComponentChild[] {
  return isOuter ? children : ['(', ...children, ')'];
}

/** Keys whose words do without the field's name. */
const unnamed = /^rule_(if_(phone_|email_domain|group_member)|then_(add_to|remove_from)_group)/;

/** Where a service has several fields of a kind, a clause that does not name its field gets the name behind it. */
function Words({
  part,
  fields,
}: {
  part: Extract<SentencePart, { kind: 'words' }>;
  fields: readonly Field[];
}) {
  const { field } = part.values;
  const about = field?.kind === 'field' ? fields.find((one) => one.id === field.id) : undefined;
  const shown = Object.fromEntries(
    Object.entries(part.values).map(([name, one]) => [
      name,
      <SaidValue value={one} about={about} fields={fields} />,
    ]),
  );
  const words = tryRich(part.key, shown);
  const isClear = !unnamed.test(part.key) || fields.filter((one) => one.type === about?.type).length < 2;
  return <>{isClear ? words : rich('rule_if_in_field', { field: shown.field, what: words })}</>;
}

function SaidValue({
  value,
  about,
  fields,
}: {
  value: SentenceValue;
  about: Field | undefined;
  fields: readonly Field[];
}) {
  const said = (text: string) => about?.options?.find((option) => option.value === text)?.label ?? text;
  switch (value.kind) {
    case 'field': {
      const field = fields.find((one) => one.id === value.id);
      return <em class="rule-field">{fieldName(field, value.id)}</em>;
    }
    case 'text':
      return <Strong text={said(value.text)} />;
    case 'texts':
      return <AnyOf texts={value.texts.map(said)} />;
    case 'countries':
      return <AnyOf texts={value.countries.map(country)} />;
    case 'number':
      // A number that is still to be typed is none, or null once it was kept as JSON.
      return <Strong text={Number.isFinite(value.number) ? count(value.number) : ''} />;
    case 'day':
      return <Strong text={value.day === '' ? '' : plainDay(value.day)} />;
    default:
      return assertNever(value);
  }
}

const mostSaid = 4;

/** A long list is cut: a sentence of forty countries is read by nobody. */
function AnyOf({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return <Gap />;
  const shown = texts.length > mostSaid + 1 ? texts.slice(0, mostSaid) : texts;
  const more = texts.length - shown.length;
  const pieces: ComponentChild[] = shown.map((text) => <Strong text={text} />);
  return <>{joined('disjunction', more > 0 ? [...pieces, t('rule_and_more', { n: more })] : pieces)}</>;
}

function Strong({ text }: { text: string }) {
  if (text.trim() === '') return <Gap />;
  return (
    <strong class="rule-value">
      <bdi>{text}</bdi>
    </strong>
  );
}

/** Something that is still to be filled in. */
function Gap() {
  return (
    <span class="rule-gap">
      <span aria-hidden="true">…</span>
      <span class="hidden">{t('rule_gap')}</span>
    </span>
  );
}
