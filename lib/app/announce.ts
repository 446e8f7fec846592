/**
 * What people see without opening a page: the badge, and one notification when a connection newly needs them. Never twice for the same
 * reason: what was told last is remembered in the store.
 */

import type { Badge } from '../platform/badge.ts';
import type { Notice } from '../platform/notify.ts';
import type { ConnectionView } from './api.ts';

export interface Announcement {
  readonly badge: Badge;
  /** Key of the catalogue and its substitutions. */
  readonly title: { readonly key: string; readonly with: readonly string[] };
  /** Null: nothing that a person must do. */
  readonly notice: { readonly key: string; readonly with: readonly string[]; readonly route: string } | null;
  /** Equal for the same reasons to speak up. */
  readonly reasons: string;
}

export function announcementFor(views: readonly ConnectionView[]): Announcement {
  const asking = views.filter(
    (view) => view.health === 'needs-you' || view.health === 'stopped' || view.health === 'broken',
  );
  const isBusy = views.some((view) => view.openRun !== null);
  const reviews = views.reduce((sum, view) => sum + view.reviews, 0);
  const first = asking[0];
  return {
    badge: badgeFor(asking, isBusy, reviews),
    title: titleFor(asking, isBusy, reviews),
    notice: first ? noticeFor(first) : null,
    reasons: asking
      .map(
        (view) =>
          `${view.connection.id} ${view.health} ${view.connection.failure?.code ?? ''} ${view.reviews > 0 ? 'reviews' : ''}`,
      )
      .sort()
      .join('\n'),
  };
}

function badgeFor(asking: readonly ConnectionView[], isBusy: boolean, reviews: number): Badge {
  if (asking.some((view) => view.health === 'broken' || view.connection.failure !== null))
    return { kind: 'broken' };
  if (asking.length > 0) return { kind: 'asks', count: Math.max(1, reviews) };
  return isBusy ? { kind: 'busy' } : { kind: 'quiet' };
}

function titleFor(
  asking: readonly ConnectionView[],
  isBusy: boolean,
  reviews: number,
): Announcement['title'] {
  if (asking.length > 0 && reviews > 0) return { key: 'badge_reviews', with: [String(reviews)] };
  if (asking[0]) return { key: 'badge_needs_you', with: [asking[0].connection.name] };
  return { key: isBusy ? 'badge_busy' : 'badge_in_line', with: [] };
}

function noticeFor(view: ConnectionView): NonNullable<Announcement['notice']> {
  const { connection } = view;
  if (view.health === 'stopped')
    return { key: 'notice_stopped', with: [connection.name], route: `#/connections/${connection.id}` };
  if (connection.failure)
    return { key: 'notice_failure', with: [connection.name], route: `#/connections/${connection.id}` };
  if (view.reviews > 0)
    return { key: 'notice_reviews', with: [String(view.reviews), connection.name], route: '#/review' };
  return { key: 'notice_settings', with: [connection.name], route: `#/connections/${connection.id}` };
}

export function asNotice(
  notice: NonNullable<Announcement['notice']>,
  say: (key: string, substitutions: string[]) => string,
): Notice {
  return { title: say('notice_title', []), message: say(notice.key, [...notice.with]), route: notice.route };
}
