/**
 * What a page and the background cost in Chromium: how long something took, against a bare read of as many rows from IndexedDB in the same
 * run; the longest task during which the page could not answer; the most memory that the background held.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import { ChromiumPage } from './browsers/chromium-page.ts';
import type { Driver, PageDriver } from './browsers/driver.ts';

/** Gathers its own tasks of more than 50 ms, those before it was asked too. */
const watchTasks = `void (() => {
  if (window.__tasks) return;
  window.__tasks = [];
  new PerformanceObserver((list) => window.__tasks.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: 'longtask', buffered: true });
})()`;

export async function longestTask(page: PageDriver): Promise<number> {
  await page.evaluate(watchTasks);
  return page.evaluate<number>(
    `new Promise((tell) => setTimeout(() => tell(Math.max(0, ...window.__tasks.splice(0))), 120))`,
  );
}

export interface Measured {
  readonly ms: number;
  /** ms; 0: none of more than 50 ms. */
  readonly longestTaskMs: number;
}

/** Of one thing that a page does, until `work` says that it is done. */
export async function onPage(page: PageDriver, work: () => Promise<unknown>): Promise<Measured> {
  await longestTask(page);
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  return { ms, longestTaskMs: await longestTask(page) };
}

/** A new tab at this address until `isThere`. */
export async function onOpening(
  driver: Driver,
  path: string,
  isThere: (page: PageDriver) => Promise<unknown>,
): Promise<Measured & { readonly page: PageDriver }> {
  const startedAt = performance.now();
  const page = await driver.open(path);
  await isThere(page);
  const ms = performance.now() - startedAt;
  return { ms, longestTaskMs: await longestTask(page), page };
}

/** As many rows as both mirrors hold, written a thousand at a time and read at once, without anything of Lineup's. In ms. */
export function bareStorage(page: PageDriver, rows: number): Promise<{ write: number; read: number }> {
  return page.evaluate(`(async () => {
    indexedDB.deleteDatabase('bare');
    const done = (asked) => new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
    const database = await done(opening);
    const contact = (index) => ({
      id: 'r' + index, version: '17000000', seq: index, isDeleted: false, unreadable: null,
      contact: {
        first_name: [{ value: 'Anna' }], last_name: [{ value: 'Albers-' + index }], company_name: [{ value: 'Company ' + index }],
        phone_numbers: [{ value: '+33612' + index, label: 'Work' }], emails: [{ value: 'a' + index + '@example.com', label: 'Work' }],
      },
      keys: ['p:+33612' + index, 'e:a' + index + '@example.com'],
    });
    const write = performance.now();
    for (let from = 0; from < ${rows}; from += 1000) {
      const change = database.transaction('rows', 'readwrite');
      const ended = new Promise((resolve) => { change.oncomplete = resolve; });
      for (let index = from; index < from + 1000; index++) change.objectStore('rows').put(contact(index));
      await ended;
    }
    const read = performance.now();
    await done(database.transaction('rows').objectStore('rows').getAll());
    const end = performance.now();
    database.close();
    indexedDB.deleteDatabase('bare');
    return { write: read - write, read: end - read };
  })()`);
}

/** The background's memory, looked at several times a second. */
export class HeapWatch {
  private peakBytes = 0;
  private timer: NodeJS.Timeout | undefined;
  private next = 1;
  private readonly tools: CDPSession;
  private readonly sessionId: string;
  private readonly answers = new Map<number, (result: Record<string, unknown>) => void>();

  private constructor(tools: CDPSession, sessionId: string) {
    this.tools = tools;
    this.sessionId = sessionId;
  }

  /** Of the worker that lives now. */
  static async begin(page: PageDriver): Promise<HeapWatch> {
    if (!(page instanceof ChromiumPage)) throw new Error('only Chromium tells its memory');
    const tools = await page.native.context().newCDPSession(page.native);
    const { targetInfos } = await tools.send('Target.getTargets');
    const worker = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.includes('background'),
    );
    if (!worker) throw new Error('no background');
    const { sessionId } = await tools.send('Target.attachToTarget', {
      targetId: worker.targetId,
      flatten: false,
    });
    const watch = new HeapWatch(tools, sessionId);
    tools.on('Target.receivedMessageFromTarget', (event) => {
      if (event.sessionId !== sessionId) return;
      const { id, result } = JSON.parse(event.message) as { id?: number; result?: Record<string, unknown> };
      if (id === undefined) return;
      watch.answers.get(id)?.(result ?? {});
      watch.answers.delete(id);
    });
    watch.timer = setInterval(() => void watch.look(), 200);
    return watch;
  }

  async ask(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = this.next++;
    const answer = new Promise<Record<string, unknown>>((resolve) => this.answers.set(id, resolve));
    await this.tools.send('Target.sendMessageToTarget', {
      sessionId: this.sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    return answer;
  }

  /** With LINEUP_PROFILES, a folder, the background's CPU profile is left there. */
  async profile<T>(name: string, work: () => Promise<T>): Promise<T> {
    const folder = process.env.LINEUP_PROFILES;
    if (!folder) return work();
    await this.ask('Profiler.enable');
    await this.ask('Profiler.setSamplingInterval', { interval: 1_000 });
    await this.ask('Profiler.start');
    const result = await work();
    const { profile } = await this.ask('Profiler.stop');
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/${name}.cpuprofile`, JSON.stringify(profile));
    return result;
  }

  /** Peak since the last call, in bytes. */
  take(): number {
    const peak = this.peakBytes;
    this.peakBytes = 0;
    return peak;
  }

  /** After all garbage is gone. */
  async heldBytes(): Promise<number> {
    await this.ask('HeapProfiler.collectGarbage');
    const { usedSize } = await this.ask('Runtime.getHeapUsage');
    return Number(usedSize);
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.tools.detach().catch(() => {});
  }

  private async look(): Promise<void> {
    const { usedSize } = await this.ask('Runtime.getHeapUsage').catch(() => {
      // The browser has ended, with or without this watch.
      clearInterval(this.timer);
      return { usedSize: 0 };
    });
    this.peakBytes = Math.max(this.peakBytes, Number(usedSize) || 0);
  }
}
