/** A small language for stories about planning: Aircall on the left, cards on the right, written as short as a person would say it. */
import type { Contact, Field, Value } from '../../lib/contact/contact.ts';
import { defaultMapping } from '../../lib/rules/mapping.ts';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import { planConnection } from '../../lib/sync/plan.ts';
import type { Decision, FieldChoice, Link, Plan, PlanItem } from '../../lib/sync/plan.types.ts';
import type { PlanInput, PlanRecord } from '../../lib/sync/view.ts';

const text = (id: string, role: Field['role'], more: Partial<Field> = {}): Field => ({
  id,
  name: id,
  type: 'text',
  many: false,
  role,
  ...more,
});
const many = (id: string, type: 'phone' | 'email', more: Partial<Field> = {}): Field => ({
  id,
  name: id,
  type,
  many: true,
  role: type,
  ...more,
});

export const leftFields: readonly Field[] = [
  text('first_name', 'given-name', { cannotClear: true, stripsEmoji: true }),
  text('last_name', 'family-name', { cannotClear: true, stripsEmoji: true }),
  text('company_name', 'company', { cannotClear: true, stripsEmoji: true }),
  many('phone_numbers', 'phone', { maxValues: 20, phoneStyle: 'e164', required: true, defaultLabel: 'Work' }),
  many('emails', 'email', { maxValues: 20, defaultLabel: 'Work' }),
  text('information', 'note', { type: 'long-text', cannotClear: true, maxLength: 30_000 }),
];
export const rightFields: readonly Field[] = [
  text('given', 'given-name'),
  text('family', 'family-name'),
  text('org', 'company'),
  many('tel', 'phone', { phoneStyle: 'any' }),
  many('email', 'email'),
  text('note', 'note', { type: 'long-text' }),
  { id: 'categories', name: 'categories', type: 'group', many: true, role: 'group' },
];

/** `{ first: 'Anna', last: 'Muller', phone: '+33…', email: …, company: …, note: … }`; phones and e-mails may be lists of `label:value`. */
export interface Said {
  readonly first?: string;
  readonly last?: string;
  readonly company?: string;
  readonly phone?: string | readonly string[];
  readonly email?: string | readonly string[];
  readonly note?: string;
  /** On the right only. */
  readonly groups?: string | readonly string[];
}

const names = {
  left: {
    first: 'first_name',
    last: 'last_name',
    company: 'company_name',
    phone: 'phone_numbers',
    email: 'emails',
    note: 'information',
    groups: 'tags',
  },
  right: {
    first: 'given',
    last: 'family',
    company: 'org',
    phone: 'tel',
    email: 'email',
    note: 'note',
    groups: 'categories',
  },
} as const;

export function contactOf(side: 'left' | 'right', said: Said): Contact {
  const contact: Record<string, readonly Value[]> = {};
  for (const [word, value] of Object.entries(said) as [keyof Said, string | readonly string[]][]) {
    const list = (typeof value === 'string' ? [value] : value).filter((one) => one !== '');
    contact[names[side][word]] = list.map((one) => {
      const labelled = /^([A-Za-z ]+):(.*)$/.exec(one);
      if (word !== 'phone' && word !== 'email') return { value: one };
      return labelled ? { value: labelled[2] ?? '', label: labelled[1] ?? '' } : { value: one, label: '' };
    });
  }
  return contact;
}

export const settings: ConnectionSettings = {
  direction: 'both',
  mapping: defaultMapping(leftFields, rightFields),
  deletions: { toRight: 'never', toLeft: 'never' },
  defaultCountry: { left: 'FR', right: 'FR' },
  e164: true,
};

export type Records = Readonly<Record<string, Said | 'deleted' | 'unreadable'>>;

export interface Story {
  readonly left?: Records;
  readonly right?: Records;
  /** `[left id, right id, left baseline, right baseline]` */
  readonly links?: readonly (readonly [string, string, Said, Said?, Partial<Link>?])[];
  readonly settings?: Partial<ConnectionSettings>;
  readonly decisions?: readonly Omit<Decision, 'id' | 'connectionId'>[];
  readonly choices?: readonly FieldChoice[];
  readonly distrust?: boolean;
}

export function inputOf(story: Story): PlanInput {
  const records = (side: 'left' | 'right'): PlanRecord[] =>
    Object.entries(story[side] ?? {}).map(([id, said]) => ({
      id,
      contact: typeof said === 'string' ? {} : contactOf(side, said),
      isDeleted: said === 'deleted',
      unreadable: said === 'unreadable' ? 'garbage' : null,
    }));
  const full = (contact: Contact, fields: readonly Field[]): Contact =>
    Object.fromEntries(
      fields.filter((field) => field.role !== 'group').map((field) => [field.id, contact[field.id] ?? []]),
    );
  return {
    settings: { ...settings, ...story.settings },
    today: Date.UTC(2026, 10, 1),
    left: { fields: leftFields, records: records('left'), focus: null, trustDeletions: !story.distrust },
    right: { fields: rightFields, records: records('right'), focus: null, trustDeletions: !story.distrust },
    links: (story.links ?? []).map(([leftId, rightId, left, right, more]) => ({
      id: `${leftId}~${rightId}`,
      connectionId: 'c',
      leftId,
      rightId,
      baseline: {
        left: full(contactOf('left', left), leftFields),
        right: full(contactOf('right', right ?? left), rightFields),
        open: [],
      },
      createdSide: null,
      goneSide: null,
      ...more,
    })),
    decisions: (story.decisions ?? []).map((decision, index) => ({
      id: `d${index}`,
      connectionId: 'c',
      ...decision,
    })),
    choices: story.choices ?? [],
    refused: new Map(),
  };
}

export function planOf(story: Story): Plan {
  return planConnection(inputOf(story));
}

/** A plan as short sentences, in order of the items' keys, for comparing with what a story expects. */
export function sentences(plan: Plan): string[] {
  return plan.items.map(sentence).sort();
}

function show(values: readonly Value[]): string {
  return (
    values.map((value) => (value.label ? `${value.label}:${value.value}` : value.value)).join(' & ') ||
    '(nothing)'
  );
}

function sentence(item: PlanItem): string {
  switch (item.kind) {
    case 'pair': {
      const start =
        item.evidence === null ? 'linked' : `link by ${item.evidence.map((one) => one.kind).join('+')}`;
      const writes = item.writes.flatMap((write) =>
        write.changes.map(
          (change) => `${write.side} ${change.field}: ${show(change.before)} -> ${show(change.after)}`,
        ),
      );
      const conflicts = item.conflicts.map((conflict) => `conflict ${conflict.row}`);
      return [`${item.key} ${start}`, ...writes, ...conflicts].join('; ');
    }
    case 'create':
      return `${item.key} create ${item.side}${item.restores ? ' again' : ''}: ${Object.entries(item.target)
        .map(([field, values]) => `${field}=${show(values)}`)
        .join(', ')}`;
    case 'delete':
      return `${item.key} delete ${item.side}${item.leaver ? ', its partner left' : ''}`;
    case 'forget':
      return `${item.key} forget`;
    case 'edit':
      return `${item.key} ${item.action} ${item.side}: ${item.changes
        .map((change) => `${change.field}: ${show(change.before)} -> ${show(change.after)}`)
        .join(', ')}`;
    case 'excluded':
      return `${item.key} excluded: ${item.reason}${
        item.failed ? ` (${[item.failed.rule ?? 'all off', ...item.failed.path].join(' ')})` : ''
      }`;
    case 'review':
      return `${item.key} review: ${item.reason}${
        item.candidates.length
          ? ` with ${item.candidates
              .map((one) => `${one.side === 'left' ? 'L' : 'R'}${one.id}`)
              .sort()
              .join(',')}`
          : ''
      }`;
  }
}
