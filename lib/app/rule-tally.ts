/** What rules make of contacts, one by one, with the very functions that plans are made with: counts and samples, and the case of a single one. Pure. */
import { type Contact, type Field, valuesOf } from '../contact/contact.ts';
import { fold } from '../contact/fold.ts';
import { titleOf } from '../contact/person.ts';
import type { Subject } from '../rules/condition.ts';
import { explain, groupHolds } from '../rules/evaluate.ts';
import { exitFor, judge } from '../rules/judge.ts';
import type { Rule } from '../rules/rule.ts';
import type { FoundPerson, HeldValue, RuleCount, RuleTest, RuleVerdict, ValuePart } from './rule-api.ts';

const samples = 6;
/** Of a field with a value of its own for everybody nobody wants a list. */
const mostValues = 5_000;
const shownValues = 200;
const longestValue = 80;

export class RuleTally {
  private readonly rules: readonly Rule[];
  private readonly watched: string | null;
  private readonly byRule = new Map<string, number>();
  private readonly inside: FoundPerson[] = [];
  private readonly outside: FoundPerson[] = [];
  private seen = 0;
  private takePart = 0;

  constructor(rules: readonly Rule[], watched: string | null) {
    this.rules = rules;
    this.watched = watched;
  }

  add(id: string, subject: Subject): void {
    const matched = this.rules.filter((rule) => groupHolds(rule.when, subject));
    for (const { id: rule } of matched) this.byRule.set(rule, (this.byRule.get(rule) ?? 0) + 1);
    const isIn = this.rules.length === 0 || matched.some((rule) => rule.isOn);
    this.seen += 1;
    if (isIn) this.takePart += 1;
    const isInside = this.watched === null ? isIn : matched.some((rule) => rule.id === this.watched);
    const list = isInside ? this.inside : this.outside;
    if (list.length < samples) list.push(foundPerson(id, subject.contact, subject.fields));
  }

  counted(known: Pick<RuleCount, 'total' | 'isDone' | 'completeAt' | 'arePartnersKnown'>): RuleCount {
    return {
      ...known,
      seen: this.seen,
      total: known.isDone ? this.seen : Math.max(this.seen, known.total),
      takePart: this.takePart,
      byRule: Object.fromEntries(this.rules.map(({ id }) => [id, this.byRule.get(id) ?? 0])),
      inside: [...this.inside],
      outside: [...this.outside],
    };
  }
}

export function testOf(
  id: string,
  subject: Subject,
  rules: readonly Rule[],
  lastMatched: readonly string[],
): RuleTest {
  return {
    person: foundPerson(id, subject.contact, subject.fields),
    contact: subject.contact,
    hasPartner: subject.hasPartner,
    verdict: verdictOf(rules, subject),
    exit: exitFor(rules, lastMatched),
    rules: rules.map((rule) => ({
      id: rule.id,
      holds: groupHolds(rule.when, subject),
      tree: explain(rule, subject),
    })),
  };
}

function verdictOf(rules: readonly Rule[], subject: Subject): RuleVerdict {
  if (rules.length === 0) return 'everyone';
  const judgement = judge(rules, subject);
  if (judgement.kind === 'out') return judgement.failed.rule === null ? 'all-off' : 'out';
  if (judgement.mayCreate) return 'takes-part';
  return subject.hasPartner ? 'kept-in-line' : 'only-update';
}

export function foundPerson(id: string, contact: Contact, fields: readonly Field[]): FoundPerson {
  const title = titleOf(contact, fields);
  const details = ['company', 'phone', 'email'].flatMap((role) => {
    const field = fields.find((one) => one.role === role);
    return field ? valuesOf(contact, field.id).map(({ value }) => value) : [];
  });
  return { id, title, detail: details.find((detail) => detail !== title) ?? '' };
}

/** Whether a person who types this means that contact: every word begins one of its words, or the digits are part of a number. */
export function searchFor(search: string): (contact: Contact) => boolean {
  const words = fold(search).split(' ').filter(Boolean);
  const digits = /^[\d\s()+./-]+$/.test(search) ? search.replace(/\D/g, '').replace(/^0+/, '') : '';
  return (contact) => {
    const texts = Object.values(contact).flatMap((values) => values.map(({ value }) => value));
    if (digits !== '') return texts.some((text) => text.replace(/\D/g, '').includes(digits));
    const held = ` ${texts.map(fold).join(' ')}`;
    return words.every((word) => held.includes(` ${word}`));
  };
}

export class ValueTally {
  private readonly field: string;
  private readonly part: ValuePart;
  private readonly found = new Map<string, { value: string; count: number }>();

  constructor(field: string, part: ValuePart) {
    this.field = field;
    this.part = part;
  }

  add(contact: Contact): void {
    const texts = valuesOf(contact, this.field).map(({ value, label }) =>
      this.part === 'value' ? value : this.part === 'label' ? (label ?? '') : domainOf(value),
    );
    for (const value of new Set(texts)) {
      if (value.trim() === '' || value.length > longestValue) continue;
      const key = value.toLowerCase();
      const known = this.found.get(key);
      if (known) known.count += 1;
      else if (this.found.size < mostValues) this.found.set(key, { value, count: 1 });
    }
  }

  /** The most frequent first. */
  values(): HeldValue[] {
    const collator = new Intl.Collator();
    return [...this.found.values()]
      .sort((a, b) => b.count - a.count || collator.compare(a.value, b.value))
      .slice(0, shownValues);
  }
}

function domainOf(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 0 ? '' : email.slice(at + 1).toLowerCase();
}
