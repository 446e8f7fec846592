/**
 * A token for each card that a person opened: it says what the card may do, and is good for that tab and frame only, for a quarter of an hour.
 * Kept where no page can read, so that nothing on a page can make one up.
 */
import { SyncError } from '../../errors.ts';
import type { FindingKind, PagePlace } from '../../platform/page-messages.ts';
import type { Session } from '../../platform/session.ts';

export interface Permitted {
  readonly key: string | null;
  readonly connectionId: string | null;
  readonly canUndo: boolean;
}

/** What a click would do. */
export interface Permit {
  readonly accountId: string;
  /** By kind of finding: the key of the finding, and the records it is about. */
  readonly findings: Readonly<Partial<Record<FindingKind, Permitted>>>;
  /** What takes back what was done: only for tokens of "undo". */
  readonly undo:
    | { readonly kind: 'run'; readonly runId: string }
    | { readonly kind: 'ignored'; readonly key: string }
    | null;
}

interface Kept extends Permit {
  readonly tabId: number;
  readonly frameId: number;
  readonly origin: string;
  readonly until: number;
}

const lifeMs = 15 * 60_000;
const name = (token: string) => `page-token:${token}`;

export async function giveToken(
  session: Session,
  permit: Permit,
  { tabId, frameId, url }: PagePlace,
  now: number,
  token: string,
): Promise<string> {
  const kept: Kept = { ...permit, tabId, frameId, origin: new URL(url).origin, until: now + lifeMs };
  await session.set(name(token), kept);
  return token;
}

/** @throws SyncError bug {reason: 'token'} for one that is unknown, old, or another tab's */
export async function permitOf(
  session: Session,
  token: unknown,
  { tabId, frameId, url }: PagePlace,
  now: number,
): Promise<Permit> {
  const kept = typeof token === 'string' ? ((await session.get(name(token))) as Kept | undefined) : undefined;
  const isGood =
    kept !== undefined &&
    kept.tabId === tabId &&
    kept.frameId === frameId &&
    kept.origin === new URL(url).origin &&
    kept.until > now;
  if (!isGood) throw new SyncError('record-changed', { reason: 'token' });
  return kept;
}

export async function dropToken(session: Session, token: string): Promise<void> {
  await session.remove(name(token));
}
