/** Runs of the number check belong to an account alone; their place among the connections is called after it (see lib/app/mend-api.ts). */
import type { ConnectionView } from '../../lib/app/api.ts';

const prefix = 'own:';

export function ownConnection(accountId: string): string {
  return `${prefix}${accountId}`;
}

/** The account whose runs these are; null for a connection of two. */
export function accountOf(connectionId: string): string | null {
  return connectionId.startsWith(prefix) ? connectionId.slice(prefix.length) : null;
}

/** An account alone, told as a connection with itself. */
export function isOwn(view: ConnectionView): boolean {
  return accountOf(view.connection.id) !== null;
}
