/**
 * The story that is told of every service beside Aircall, through the whole app: both come into line and stay there whatever is not known
 * about the service, a conflict is asked, deletions are followed where that was chosen, and mishaps in the middle of the first sync lose and
 * double nobody. What only one service does stands in its own test.
 */
import { describe, expect, test } from 'vitest';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import type { Clock } from '../emulators/clock.ts';
import { companyOf, firstNames, type Plugged } from './plugged/plugged.ts';
import {
  aircallNamed,
  atAircall,
  everybody,
  expectNames,
  failureOf,
  live,
  numbersAtAircall,
  otherAccount,
  passes,
  quiet,
  seed,
  signInAgain,
  startedAfter,
  type Two,
  together,
} from './together.ts';

/** Something that happens in the middle of the first preview or sync, under some switches. */
export interface Mishap<P, Settings> {
  readonly name: string;
  readonly switches?: Settings;
  happens(other: P): void;
}

export interface Story<P extends Plugged, Settings extends object> {
  readonly name: string;
  /** Everything that is not known about the service, one thing at a time. */
  readonly switchCases: readonly { readonly name: string; readonly settings: Settings }[];
  /** Nils has as many numbers at Aircall as the service has room for. */
  readonly nils?: readonly string[];
  /** What else holds as soon as both are in line. */
  inLine?(both: Two<P>): void;
  /** Requests of a run when nothing has changed, if always the same. */
  readonly idleRequests?: number;
  /** The ways in which deleted records may leave, where there is more than one. */
  readonly deletedAs?: readonly Settings[];
  /** Ways in which the service can say that it is asked too much. */
  readonly limits: readonly Mishap<P, Settings>[];
  /** Ways in which the answer to the creations can be lost. */
  readonly lostAnswers: readonly Mishap<P, Settings>[];
  /** What withdrawn credentials are told as, beside the code. */
  readonly withdrawn?: Readonly<Record<string, string>>;
}

const asLikelyAsNot = { name: 'as likely as not', settings: undefined };

export function describeStory<P extends Plugged, Settings extends object>(
  plugged: (clock: Clock, switches?: Settings) => P,
  story: Story<P, Settings>,
): void {
  const { name, nils, idleRequests } = story;

  async function seeded(switches?: Settings): Promise<Two<P>> {
    const both = await together((clock) => plugged(clock, switches));
    seed(both, nils);
    return both;
  }
  /** The mishap waits from the first preview on. */
  async function startedAmid(both: Two<P>, happens: (other: P) => void) {
    const id = await both.world.connectTo(both.other.plug);
    happens(both.other);
    return { id, run: await both.world.start(id) };
  }
  const quietly = (both: Two<P>, id: string) => quiet(both, id, idleRequests);

  describe(`Aircall and ${name} come into line and stay there`, () => {
    for (const { name: what, settings } of [asLikelyAsNot, ...story.switchCases])
      test(what, async () => {
        const both = await seeded(settings);
        const { world, other } = both;
        const id = await live(both);
        expectNames(both);
        expect(aircallNamed(both, 'Anna').company_name).toBe('Bolt');
        expect(numbersAtAircall(both, 'Rita')).toEqual(['+33142685301', '+33612345602']);
        story.inLine?.(both);

        world.aircall.edit(aircallNamed(both, 'Anna').id, { company_name: 'Bolt & Co' });
        world.aircall.edit(aircallNamed(both, 'Rita').id, { company_name: 'Acme' });
        other.edit('Nadia', { last: 'Moved', anotherPhone: '07 66 12 34 56' });
        await passes(both, id, 3);
        expect(aircallNamed(both, 'Nadia').last_name).toBe('Moved');
        expect(numbersAtAircall(both, 'Nadia')).toEqual(['+33612345601', '+33766123456']);
        expect([companyOf(other, 'Anna'), companyOf(other, 'Rita')]).toEqual(['Bolt & Co', 'Acme']);
        await quietly(both, id);
      });
  });

  describe(`Aircall and ${name}, edited on both sides`, () => {
    test('one question, nothing overwritten, and the answer travels', async () => {
      const both = await seeded();
      const { world, other } = both;
      const id = await live(both);
      world.aircall.edit(aircallNamed(both, 'Anna').id, { company_name: 'From Aircall' });
      other.edit('Anna', { company: 'From there' });
      await passes(both, id, 2);
      expect(companyOf(other, 'Anna')).toBe('From there');
      expect(aircallNamed(both, 'Anna').company_name).toBe('From Aircall');
      const reviews = await world.db.reviews.toArray();
      expect(reviews).toHaveLength(1);
      await world.command('review.decide', {
        reviewId: reviews[0]?.id ?? '',
        decision: { kind: 'choose', rows: { company: 'left' } },
      });
      await world.work();
      await passes(both, id, 1);
      expect(companyOf(other, 'Anna')).toBe('From Aircall');
      await quietly(both, id);
    });
  });

  describe(`deletions between Aircall and ${name}`, () => {
    for (const switches of story.deletedAs ?? [undefined])
      test(`are followed both ways where the user wants that${under(switches)}`, async () => {
        const both = await seeded(switches);
        const id = await live(both, followingDeletions);
        both.other.remove('Rita');
        await passes(both, id, 2);
        expect(atAircall(both)).toEqual(['Anna', 'Nadia', 'Nils']);
        both.world.aircall.remove(aircallNamed(both, 'Nils').id);
        await passes(both, id, 2);
        expect(firstNames(both.other)).toEqual(['Anna', 'Nadia']);
        await quietly(both, id);
      });

    test('by default nobody is deleted, and nobody comes back', async () => {
      const both = await seeded();
      const id = await live(both);
      both.other.remove('Rita');
      await passes(both, id, 2);
      expect([atAircall(both), firstNames(both.other)]).toEqual([everybody, ['Anna', 'Nadia', 'Nils']]);
      await quietly(both, id);
    });
  });

  describe(`in the middle of the first sync with ${name}`, () => {
    test.each([1, 2])(
      'credentials that are withdrawn ask for a person, and a new sign-in goes on where it was (before request %i)',
      async (nth) => {
        const both = await seeded();
        let credentials = {};
        const id = await startedAfter(both, () =>
          both.before(nth, () => {
            credentials = both.other.withdraw();
          }),
        );
        const { withdrawn: detail } = story;
        expect(await failureOf(both, id)).toMatchObject({
          code: 'credentials-rejected',
          side: 'right',
          ...(detail ? { detail } : {}),
        });
        expect((await otherAccount(both)).failure?.code).toBe('credentials-rejected');
        await signInAgain(both, credentials);
        await passes(both, id, 2);
        expect((await otherAccount(both)).failure).toBeNull();
        expectNames(both);
        await quietly(both, id);
      },
    );

    for (const { name: what, switches, happens } of story.limits)
      test(`a limit that somebody else has used up is waited for (${what})`, async () => {
        const both = await seeded(switches);
        const { id, run } = await startedAmid(both, happens);
        // Waited for, not held against anybody.
        expect(run.failed).toBe(0);
        await passes(both, id, 2);
        expectNames(both);
        expect([both.other.mishapsLeft(), both.other.ledger.creates]).toEqual([0, 2]);
        await quietly(both, id);
      });

    for (const { name: what, switches, happens } of story.lostAnswers)
      test(`creations whose answer was lost are found and not made twice (${what})`, async () => {
        const both = await seeded(switches);
        const { id } = await startedAmid(both, happens);
        await passes(both, id, 3);
        expectNames(both);
        expect([both.other.mishapsLeft(), both.other.ledger.creates]).toEqual([0, 2]);
        await quietly(both, id);
      });
  });
}

export function followingDeletions(settings: ConnectionSettings): ConnectionSettings {
  return { ...settings, deletions: { toRight: 'linked', toLeft: 'linked' } };
}

function under(switches: object | undefined): string {
  const named = Object.entries(switches ?? {}).map(([name, value]) => `${name}: ${value}`);
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}
