/** A service or a line in trouble: an error that has words, never a wrong picture of the account. */
import { describe, expect, it } from 'vitest';
import { expectFailure, expectInLine, failureOf } from './expect.ts';
import { inWorld } from './in-world.ts';
import { TestMirror } from './mirror.ts';
import { type MakeWorld, populate, someone } from './world.ts';

export function describeTroubles(makeWorld: MakeWorld): void {
  const within = inWorld(makeWorld);

  describe('in trouble', () => {
    it('the identity is the same for every connector of the account', () =>
      within(async (world) => {
        const identity = await world.connector.identity();
        expect(identity.id).not.toBe('');
        expect(identity.label).not.toBe('');
        expect(await world.reconnect().identity()).toEqual(identity);
      }));

    it('wrong credentials are rejected by every call, and said to be that', () =>
      within(async (world) => {
        const stranger = world.withWrongCredentials?.();
        if (!stranger) return;
        const [id = ''] = await populate(world, 1);
        await expectFailure(stranger.identity(), 'credentials-rejected');
        await expectFailure(new TestMirror().pull(stranger), 'credentials-rejected');
        await expectFailure(stranger.read(id), 'credentials-rejected');
        await expectFailure(stranger.create('key', someone(stranger.fields, 1)), 'credentials-rejected');
        expect(await world.direct.all()).toHaveLength(1);
      }));

    it.each([
      ['html', ['answer-unreadable']],
      ['down', ['service-down']],
      ['offline', ['offline']],
    ] as const)('%s in the middle of a listing stops it, and it goes on afterwards', (trouble, codes) =>
      within(async (world) => {
        if (!world.troubles.includes(trouble)) return;
        await populate(world, 2 * world.pageSize + 5);
        const mirror = new TestMirror();
        await mirror.begin(world.connector, 2);
        world.meet(trouble);
        await expectFailure(mirror.pull(world.connector), ...codes);
        world.recover();
        expect((await mirror.pull(world.reconnect())).listing).toBe('complete');
        await expectInLine(world, mirror);
      }),
    );

    it.each(['html', 'down', 'offline'] as const)(
      '%s is never taken for an empty account or a record gone',
      (trouble) =>
        within(async (world) => {
          if (!world.troubles.includes(trouble)) return;
          const [id = ''] = await populate(world, 2);
          const mirror = new TestMirror();
          await mirror.pull(world.connector);
          world.meet(trouble);
          await failureOf(mirror.pull(world.connector));
          await failureOf(world.connector.read(id));
          expect(mirror.records.size).toBe(2);
        }),
    );

    it('an error names no person', () =>
      within(async (world) => {
        if (!world.troubles.includes('down')) return;
        world.meet('down');
        const contact = someone(world.connector.fields, 3, { note: 'Geheim' });
        const error = await failureOf(world.connector.create('key', contact));
        const text = JSON.stringify([error.message, error.detail]);
        for (const values of Object.values(contact))
          for (const { value } of values) expect(text).not.toContain(value);
      }));
  });
}
