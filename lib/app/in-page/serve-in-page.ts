/** The background's part of page warnings, put together: listeners at once, the registration soon after. */

import { servePages } from '../../platform/page-talk.ts';
import { openOptions } from '../../platform/pages.ts';
import { onHostsAdded, onHostsRemoved } from '../../platform/permissions.ts';
import { createSession } from '../../platform/session.ts';
import type { Lineup } from '../create-app.ts';
import type { AppParts } from '../parts.ts';
import { createQueries } from '../queries.ts';
import { inPageHandlers } from './handlers.ts';
import { applyRegistration, isAllowedOn, tellChangedFully } from './registration.ts';

/** To be called synchronously at start. */
export function serveInPage(parts: AppParts, app: Lineup, note: (thrown: unknown) => void): void {
  const { db, memory, now, newId, sleep } = parts;
  const apply = () => void applyRegistration(db).catch(note);
  servePages(
    inPageHandlers({
      db,
      memory,
      queries: createQueries(db),
      session: createSession(),
      now,
      newId,
      doing: {
        commands: app.handlers,
        openOptions,
        sleep,
        changed: () => void tellChangedFully(db, sleep).catch(note),
      },
    }),
    (url) => isAllowedOn(db, url),
    note,
  );
  onHostsAdded(apply);
  onHostsRemoved(apply);
  apply();
}
