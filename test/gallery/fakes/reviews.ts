/** Made-up questions of each kind. */
import type { StoredReview } from '../../../lib/app/api.ts';
import { now } from './accounts.ts';
import { personAt, titleOf } from './people.ts';
import { ambiguous } from './plan.ts';

function stored(id: string, item: StoredReview['item']): StoredReview {
  return { id, connectionId: 'c1', runId: 'r4', item, createdAt: now };
}

function conflict(index: number): StoredReview {
  const person = personAt(index);
  return stored(`conflict-${index}`, {
    kind: 'pair',
    key: `L${person.id}+R${person.id}`,
    records: [
      { side: 'left', id: person.id },
      { side: 'right', id: person.id },
    ],
    title: titleOf(person),
    losses: [],
    leftId: person.id,
    rightId: person.id,
    evidence: null,
    writes: [],
    conflicts: [
      {
        row: 'company',
        before: { left: [{ value: 'Brandt GmbH' }], right: [{ value: 'Brandt GmbH' }] },
        left: [{ value: 'Brandt & Söhne GmbH' }],
        right: [{ value: 'Brandt Elektrotechnik' }],
      },
      {
        row: 'family-name',
        before: null,
        left: [{ value: person.family || 'Brandt' }],
        right: [{ value: 'Okafor-Brandt' }],
      },
    ],
    refresh: true,
    replaces: null,
    agreed: null,
  });
}

const twin = personAt(9);

export const reviews: readonly StoredReview[] = [
  conflict(1),
  stored('ambiguous', ambiguous(personAt(4))),
  stored('same-number', {
    ...ambiguous(personAt(6)),
    reason: 'same-number-other-name',
    candidates: [{ side: 'right', id: personAt(12).id }],
    evidence: [{ kind: 'same-number-other-name', value: '+33142687400' }],
  }),
  stored('duplicates', {
    ...ambiguous(twin),
    reason: 'duplicates-on-one-side',
    records: [
      { side: 'left', id: twin.id },
      { side: 'left', id: personAt(10).id },
    ],
    candidates: [],
    evidence: [{ kind: 'email', value: twin.email }],
  }),
  conflict(14),
];
