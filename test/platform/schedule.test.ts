import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Alarms, createSchedule } from '../../lib/platform/schedule.ts';

const alarms = fakeBrowser.alarms as unknown as Alarms;
const all = async () => {
  const list = await fakeBrowser.alarms.getAll();
  return list.map((alarm) => [alarm.name, alarm.periodInMinutes, alarm.scheduledTime] as const);
};
beforeEach(() => fakeBrowser.reset());

test('a start without an alarm makes the heartbeat', async () => {
  await createSchedule(alarms).keepBeating();
  expect(await all()).toEqual([['tick', 1, expect.any(Number)]]);
});

test('a start with the heartbeat leaves it alone, so that many starts do not put it off for ever', async () => {
  await fakeBrowser.alarms.create('tick', { when: 12_345, periodInMinutes: 1 });
  await createSchedule(alarms).keepBeating();
  expect(await all()).toEqual([['tick', 1, 12_345]]);
});

test('a heartbeat of an older version with another period is replaced', async () => {
  await fakeBrowser.alarms.create('tick', { when: 12_345, periodInMinutes: 30 });
  await createSchedule(alarms).keepBeating();
  expect(await all()).toEqual([['tick', 1, expect.any(Number)]]);
  expect(await all()).not.toEqual([['tick', 1, 12_345]]);
});

test('work under way has one alarm, which moves', async () => {
  const schedule = createSchedule(alarms);
  await schedule.wakeAt(1_000);
  await schedule.wakeAt(2_000);
  expect(await all()).toEqual([['continue', undefined, 2_000]]);
  await schedule.rest();
  expect(await all()).toEqual([]);
});

test('our alarms wake the background, others do not', async () => {
  const wake = vi.fn();
  createSchedule(alarms).onWake(wake);
  for (const name of ['tick', 'continue', 'another']) {
    await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: 1, persistAcrossSessions: false });
  }
  expect(wake).toHaveBeenCalledTimes(2);
});
