/**
 * Composition root of the background: builds every part once and registers every listener synchronously, before anything is awaited. A
 * browser that wakes a dead worker asks for its listeners at once.
 */
import { toSyncError } from '../errors.ts';
import { showBadge } from '../platform/badge.ts';
import { createConsent } from '../platform/consent.ts';
import { withLock } from '../platform/lock.ts';
import { serve } from '../platform/messages.ts';
import { createNotifier } from '../platform/notify.ts';
import { takeOriginAway } from '../platform/origin-rule.ts';
import { openOptions } from '../platform/pages.ts';
import { giveBackHosts, hasHosts } from '../platform/permissions.ts';
import { createSchedule } from '../platform/schedule.ts';
import { words } from '../platform/words.ts';
import { takeFrom } from '../services/bucket.ts';
import { services } from '../services/registry.ts';
import { createBucketMemory } from '../store/buckets.ts';
import { Database } from '../store/database.ts';
import { writeLog } from '../store/log.ts';
import { createMemory } from '../store/memory.ts';
import { saveSetting, setting } from '../store/settings.ts';
import { credentials, saveCredentials } from '../store/vault.ts';
import { announcementFor, asNotice } from './announce.ts';
import { createApp } from './create-app.ts';
import { tellChanged } from './in-page/registration.ts';
import { serveInPage } from './in-page/serve-in-page.ts';
import type { AppParts } from './parts.ts';
import { createQueries } from './queries.ts';

export function startBackground(): void {
  const db = new Database();
  const schedule = createSchedule();
  const notifier = createNotifier();
  const note = (thrown: unknown) => {
    const { code, detail } = toSyncError(thrown);
    // A log that cannot be written must not become the next error.
    void writeLog(db, { at: Date.now(), level: 'error', event: code, detail }).catch(() => {});
  };
  // A browser without such rules still syncs everything but Microsoft's longer sign-ins.
  const withoutOrigin = takeOriginAway().catch(note);
  const parts: AppParts = {
    db,
    memory: createMemory(db),
    vault: {
      save: (accountId, secret) => saveCredentials(db, accountId, secret),
      read: (accountId) => credentials(db, accountId),
    },
    buckets: createBucketMemory(db, takeFrom),
    services,
    fetch: async (input, init) => {
      await withoutOrigin;
      return fetch(input, init);
    },
    consent: createConsent(),
    now: () => Date.now(),
    random: () => Math.random(),
    newId: () => crypto.randomUUID(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    hasPermission: (origins) => hasHosts(origins),
    giveBackPermission: (origins) => giveBackHosts(origins),
    withLock: (name, work) => withLock(name, work),
    wakeAt: (at) => schedule.wakeAt(at),
    announce: () => Promise.all([announce(db, notifier), tellChanged(db)]).then(() => {}),
  };
  const app = createApp(parts, note);
  const wake = () => {
    void app.wake();
  };
  serve(app.handlers, note);
  serveInPage(parts, app, note);
  schedule.onWake(wake);
  notifier.onClick((route) => void openOptions(route));
  void schedule.keepBeating().catch(note);
  void parts.announce().catch(note);
  wake();
}

async function announce(db: Database, notifier: ReturnType<typeof createNotifier>): Promise<void> {
  const { badge, title, notice, reasons } = announcementFor(await createQueries(db).connections());
  await showBadge(badge, words(title.key, [...title.with]));
  const told = await setting(db, 'told');
  if (told === reasons) return;
  await saveSetting(db, 'told', reasons);
  if (notice) await notifier.show(asNotice(notice, words));
  else await notifier.clear();
}
