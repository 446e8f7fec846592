/** Planned lot by lot along what belongs together, everybody gets what the plan of the whole says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SideName } from '../../lib/contact/contact.ts';
import { Belonging, type Lot } from '../../lib/sync/belonging.ts';
import { planConnection } from '../../lib/sync/plan.ts';
import { nodeOf, type PlanInput } from '../../lib/sync/view.ts';
import { inputOf, type Records, type Said, type Story, sentences } from './world.ts';

/** Few of each, so that people share them. */
const said: fc.Arbitrary<Said> = fc.record({
  first: fc.constantFrom('Anna', 'Bob', 'Anna 😀'),
  last: fc.constantFrom('Muller', 'Ray'),
  company: fc.constantFrom('', 'Acme', 'Bolt'),
  phone: fc.subarray(['+33612345601', '+33612345602', '+33612345603', '+33612345604', 'CALL-US'], {
    maxLength: 2,
  }),
  email: fc.subarray(['a@acme.com', 'b@acme.com', 'info@acme.com', 'odd'], { maxLength: 1 }),
});
const records = (prefix: string): fc.Arbitrary<Records> =>
  fc
    .array(
      fc.oneof(
        { weight: 9, arbitrary: said },
        fc.constant('deleted' as const),
        fc.constant('unreadable' as const),
      ),
      { maxLength: 9 },
    )
    .map((all) => Object.fromEntries(all.map((one, index) => [`${prefix}${index}`, one])));

const story: fc.Arbitrary<Story> = fc
  .record({
    left: records('l'),
    right: records('r'),
    linked: fc.subarray([0, 1, 2, 3, 4, 5]),
    base: said,
    told: fc.array(
      fc.record({
        kind: fc.constantFrom('same' as const, 'not-same' as const, 'leave-out' as const),
        left: fc.nat(8),
        right: fc.nat(8),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ left, right, linked, base, told }) => ({
    left,
    right,
    links: linked.map((place) => [`l${place}`, `r${place}`, base] as const),
    decisions: told.map(({ kind, left: onLeft, right: onRight }) => ({
      kind,
      records: [
        { side: 'left' as const, id: `l${onLeft}` },
        { side: 'right' as const, id: `r${onRight}` },
      ],
    })),
  }));

function lotsOf(input: PlanInput, most: number): Lot[] {
  const belonging = new Belonging();
  for (const link of input.links) belonging.link(link);
  for (const side of ['left', 'right'] as const)
    for (const record of input[side].records)
      if (!record.isDeleted && record.unreadable === null)
        belonging.add(side, record.id, nodeOf(side, record, input).keys);
  for (const decision of input.decisions) belonging.together(decision.records);
  for (const _ of belonging.settle());
  return [...belonging.lots(most)];
}

function partOf(input: PlanInput, lot: Lot): PlanInput {
  const only = (side: SideName) => ({
    ...input[side],
    records: input[side].records.filter((record) => lot[side].includes(record.id)),
  });
  const links = input.links.filter((link) => lot.links.includes(link.id));
  return { ...input, left: only('left'), right: only('right'), links };
}

describe('people who belong together', () => {
  test('are planned as in the plan of everybody, however small the lots', () => {
    fc.assert(
      fc.property(story, fc.constantFrom(1, 4, 100), (told, most) => {
        const input = inputOf(told);
        const lots = lotsOf(input, most).map((lot) => planConnection(partOf(input, lot)));
        // Of those who are gone or cannot be read nothing is asked.
        const isThere = (line: string) => !/forget$|excluded: unreadable$/.test(line);
        const whole = sentences(planConnection(input)).filter(isThere);
        expect(lots.flatMap(sentences).filter(isThere).sort()).toEqual(whole);
      }),
      { numRuns: 400 },
    );
  });

  test('are each in one lot', () => {
    fc.assert(
      fc.property(story, (told) => {
        const input = inputOf(told);
        const lots = lotsOf(input, 3);
        for (const side of ['left', 'right'] as const) {
          const ids = lots.flatMap((lot) => lot[side]);
          expect(ids).toHaveLength(new Set(ids).size);
        }
      }),
    );
  });

  test('are not held together by a number that only partners share', () => {
    const desk = { phone: '+33612345601' };
    const pairs = Array.from({ length: 50 }, (_, index) => index);
    const names = (index: number): Said => ({ ...desk, first: `Anna${index}`, last: 'Muller' });
    const input = inputOf({
      left: Object.fromEntries(pairs.map((index) => [`l${index}`, names(index)])),
      right: Object.fromEntries(pairs.map((index) => [`r${index}`, names(index)])),
      links: pairs.map((index) => [`l${index}`, `r${index}`, names(index)] as const),
    });
    expect(lotsOf(input, 2)).toHaveLength(50);
    const [newcomer] = lotsOf({ ...input, links: input.links.slice(1) }, 2);
    expect(newcomer?.left).toHaveLength(50);
  });
});
