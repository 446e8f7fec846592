/** A slow, obvious judge of rules, written from the words of the product and not from the code: what the real one must agree with. */
import type { Contact, Value } from '../../lib/contact/contact.ts';
import { readPhone } from '../../lib/contact/phone.ts';
import type { Condition, Group, Rule } from '../../lib/rules/rule.ts';

export interface Person {
  readonly contact: Contact;
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  readonly hasPartner: boolean;
  readonly today: number;
}

export function takesPart(rules: readonly Rule[], person: Person): 'no' | 'update' | 'create' {
  if (rules.length === 0) return 'create';
  let answer: 'no' | 'update' | 'create' = 'no';
  for (const rule of rules) {
    if (!rule.isOn) continue;
    if (!inGroup(rule.when, person)) continue;
    if (rule.onlyUpdate) {
      if (answer === 'no') answer = 'update';
    } else answer = 'create';
  }
  return answer;
}

function inGroup(group: Group, person: Person): boolean {
  let yes = 0;
  for (const one of group.of) {
    const answer = one.kind === 'group' ? inGroup(one, person) : isTrue(one, person);
    if (answer) yes += 1;
  }
  if (group.of.length === 0) return true;
  if (group.match === 'all') return yes === group.of.length;
  if (group.match === 'any') return yes > 0;
  return yes === 0;
}

const day = 86_400_000;

function isTrue(condition: Condition, person: Person): boolean {
  const values: readonly Value[] = 'field' in condition ? (person.contact[condition.field] ?? []) : [];
  const lower = (text: string) => text.trim().toLowerCase();
  switch (condition.kind) {
    case 'text': {
      const wanted = lower(condition.value);
      const tests: Record<typeof condition.test, () => boolean> = {
        is: () => values.filter((one) => lower(one.value) === wanted).length > 0,
        'is-not': () => values.filter((one) => lower(one.value) === wanted).length === 0,
        contains: () => values.filter((one) => lower(one.value).indexOf(wanted) >= 0).length > 0,
        'contains-not': () => values.filter((one) => lower(one.value).indexOf(wanted) >= 0).length === 0,
        starts: () => values.filter((one) => lower(one.value).indexOf(wanted) === 0).length > 0,
        ends: () =>
          values.filter((one) => lower(one.value).slice(-wanted.length || one.value.length) === wanted)
            .length > 0 ||
          (wanted === '' && values.length > 0),
        matches: () => values.filter((one) => asRegExp(condition.value).test(lower(one.value))).length > 0,
      };
      return tests[condition.test]();
    }
    case 'one-of':
      return values.some((one) => condition.values.some((other) => lower(other) === lower(one.value)));
    case 'filled':
      return condition.is ? values.length !== 0 : values.length === 0;
    case 'number': {
      const numbers = values.map((one) => Number(one.value));
      if (condition.test === 'is') return numbers.some((one) => one === condition.value);
      if (condition.test === 'is-not') return numbers.every((one) => one !== condition.value);
      if (condition.test === 'less') return numbers.some((one) => one < condition.value);
      if (condition.test === 'more') return numbers.some((one) => one > condition.value);
      if (condition.test === 'at-least') return numbers.some((one) => one >= condition.value);
      return numbers.some((one) => one <= condition.value);
    }
    case 'date': {
      const at = Date.parse(condition.value);
      const dates = values.map((one) => Date.parse(one.value));
      if (condition.test === 'before') return dates.some((one) => one < at);
      if (condition.test === 'after') return dates.some((one) => one > at);
      return dates.some((one) => one === at);
    }
    case 'date-within':
      return values.some((one) => {
        const ago = (person.today - Date.parse(one.value)) / day;
        return ago >= 0 && ago <= condition.days;
      });
    case 'yes-no':
      return condition.is ? values[0]?.value === 'true' : values[0]?.value !== 'true';
    case 'phone-valid':
      return values.some((one) => {
        const phone = readPhone(one.value, 'FR');
        return condition.is === (phone.kind === 'number' ? phone.isValid : false);
      });
    case 'phone-country':
      return values.some((one) => {
        const phone = readPhone(one.value, 'FR');
        return phone.kind === 'number' && condition.countries.join(' ').includes(phone.country ?? '??');
      });
    case 'phone-type':
      return values.some((one) => {
        const phone = readPhone(one.value, 'FR');
        return phone.kind === 'number' && phone.type.split('-or-').includes(condition.type);
      });
    case 'phone-rewritten':
      return values.some((one) => {
        const phone = readPhone(one.value, 'FR');
        return phone.kind === 'number' && phone.e164 !== one.value;
      });
    case 'label':
      return values.some((one) => condition.labels.map(lower).includes(lower(one.label ?? '')));
    case 'email-domain':
      return values.some((one) =>
        condition.domains.map(lower).includes(lower(one.value.split('@')[1] ?? '')),
      );
    case 'group-member': {
      const isIn = values.some((one) => condition.groups.map(lower).includes(lower(one.value)));
      return condition.is ? isIn : !isIn;
    }
    case 'time': {
      const at = condition.of === 'created' ? person.createdAt : person.updatedAt;
      return at !== undefined && at >= Date.parse(condition.since);
    }
    case 'time-within': {
      const at = condition.of === 'created' ? person.createdAt : person.updatedAt;
      if (at === undefined) return false;
      // Whole days between: something of this morning is of today.
      const ago = Math.ceil((person.today - at) / day);
      return ago <= condition.days && at < person.today + day;
    }
    case 'partner':
      return condition.is === person.hasPartner;
    case 'placeholder': {
      const name = [...(person.contact.first_name ?? []), ...(person.contact.last_name ?? [])];
      const isOne =
        lower(name.map((one) => one.value).join(' ')) === 'aircall new contact' &&
        ['company_name', 'emails', 'information'].every((field) => !person.contact[field]?.length);
      return condition.is === isOne;
    }
  }
}

function asRegExp(pattern: string): RegExp {
  const source = [...pattern.toLowerCase()]
    .map((letter) => {
      if (letter === '*') return '[^]*';
      if (letter === '?') return '[^]';
      return letter.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`, 'u');
}
