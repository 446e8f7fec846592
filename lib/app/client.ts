/** What a page is given: questions it may ask the store, commands it may send to the background, and the two things only a page can do. */

import type { Failure } from '../engine/ports.ts';
import { type SyncError, toSyncError } from '../errors.ts';
import { createConsent } from '../platform/consent.ts';
import { send } from '../platform/messages.ts';
import { openOptions } from '../platform/pages.ts';
import { hasHosts, requestHosts } from '../platform/permissions.ts';
import { aboutService } from '../services/catalogue.ts';
import { Database } from '../store/database.ts';
import type { Answer, CommandInput, CommandName, CommandOutput, Queries } from './api.ts';
import { createQueries, observe, originsFor } from './queries.ts';

export interface Client {
  readonly queries: Queries;
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<CommandOutput<N>>>;
  observe: typeof observe;
  /** Must be called in a click handler, before anything is awaited: browsers ask only then. */
  askForHosts(origins: readonly string[]): Promise<boolean>;
  hasHosts(origins: readonly string[]): Promise<boolean>;
  originsFor(service: string, credentials: Readonly<Record<string, string>>): readonly string[] | Failure;
  /** Where a service's sign-in window sends people back to; null for services without one. */
  redirectFor(service: string): string | null;
  openOptions(route: string): void;
}

export function createClient(): Client {
  return {
    queries: createQueries(new Database()),
    command: (name, input) => send(name, input),
    observe,
    askForHosts: (origins) => requestHosts(origins),
    hasHosts: (origins) => hasHosts(origins),
    originsFor(service, credentials) {
      try {
        return originsFor(service, credentials);
      } catch (thrown) {
        return failureOf(toSyncError(thrown));
      }
    },
    redirectFor(id) {
      const service = aboutService(id);
      if (service?.signsInBy !== 'consent') return null;
      const { redirectUrl, loopbackRedirectUrl } = createConsent();
      return service.redirect === 'loopback' ? (loopbackRedirectUrl ?? redirectUrl) : redirectUrl;
    },
    openOptions: (route) => void openOptions(route),
  };
}

function failureOf({ code, detail }: SyncError): Failure {
  return { code, detail, side: null };
}
