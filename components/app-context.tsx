/** What a page needs from outside, handed down as one object, so that tests and the gallery can supply their own. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type {
  Answer,
  CommandInput,
  CommandName,
  CommandOutput,
  Credentials,
  Failure,
  Queries,
} from '../lib/app/api.ts';

export interface App {
  readonly queries: Queries;
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<CommandOutput<N>>>;
  /** Calls `onValue` now and after every change of what the query read; gives back the way to stop. */
  observe<T>(
    query: () => Promise<T> | T,
    onValue: (value: T) => void,
    onError: (failure: Failure) => void,
  ): () => void;
  /** Must be called in a click handler, before anything is awaited: browsers ask only then. */
  askForHosts(origins: readonly string[]): Promise<boolean>;
  /** Whether the browser lets us reach all of these now; a person may have taken that back. */
  hasHosts(origins: readonly string[]): Promise<boolean>;
  originsFor(service: string, credentials: Credentials): readonly string[] | Failure;
  /** Where a service's sign-in window sends people back to; null for services without one. */
  redirectFor(service: string): string | null;
  /** Opens (or shows) the options page at a route such as `#/accounts`. */
  openOptions(route: string): void;
}

const AppContext = createContext<App | null>(null);
export const AppProvider = AppContext.Provider;

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('A page was shown outside of its AppProvider');
  return app;
}
