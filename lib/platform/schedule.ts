/**
 * What wakes the background: a heartbeat every minute and, while there is work under way, one alarm of its own.
 *
 * Alarms are lost on an update and, before Chrome 150, now and then without one; so the heartbeat is checked at every start. Chrome rings
 * no alarm of an installed extension sooner than 30 s from now. When a connection is due stands in the store, never in an alarm.
 */
import { browser } from './browser.ts';

export interface Alarms {
  get(name: string): Promise<{ readonly periodInMinutes?: number } | undefined>;
  create(name: string, when: { when?: number; periodInMinutes?: number }): Promise<void>;
  clear(name: string): Promise<boolean>;
  readonly onAlarm: { addListener(listener: (alarm: { readonly name: string }) => void): void };
}

export interface Schedule {
  /** To be called synchronously at start: a browser that wakes the background for an alarm asks its listeners at once. */
  onWake(wake: () => void): void;
  /** Sees to it that the heartbeat beats; at every start. */
  keepBeating(): Promise<void>;
  /** One alarm at this time (ms); a later call moves it. */
  wakeAt(at: number): Promise<void>;
  /** There is nothing under way any more. */
  rest(): Promise<void>;
}

const heartbeat = 'tick';
const oneShot = 'continue';
const beatMinutes = 1;

export function createSchedule(alarms: Alarms = browser.alarms): Schedule {
  return {
    onWake(wake) {
      alarms.onAlarm.addListener(({ name }) => {
        if (name === heartbeat || name === oneShot) wake();
      });
    },
    async keepBeating() {
      const alarm = await alarms.get(heartbeat);
      if (alarm?.periodInMinutes !== beatMinutes) {
        await alarms.create(heartbeat, { periodInMinutes: beatMinutes });
      }
    },
    async wakeAt(at) {
      await alarms.create(oneShot, { when: at });
    },
    async rest() {
      await alarms.clear(oneShot);
    },
  };
}
