/** A connection's state in one line, for the list, its page and the popup: five states, and what is behind each. */
import type { ConnectionView, Failure } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import type { StateTone } from '../controls/state.tsx';
import { count, duration } from '../words/formats.ts';
import { failureText } from '../words/reasons.ts';
import { t, tn } from '../words/words.ts';

export interface HealthWords {
  readonly tone: StateTone;
  readonly title: string;
  readonly text: string;
}

export function healthWords(view: ConnectionView): HealthWords {
  const { connection, openRun } = view;
  if (connection.stage === 'draft') return { tone: 'note', title: t('health_draft'), text: draftText(view) };
  if (connection.stage === 'paused')
    return { tone: 'note', title: t('health_paused'), text: linkedText(view) };
  if (openRun?.phase === 'pull' || openRun?.phase === 'plan') {
    return { tone: 'waiting', title: t('health_looking'), text: linkedText(view) };
  }
  if (openRun?.phase === 'apply')
    return { tone: 'waiting', title: t('health_writing'), text: writingText(view) };
  switch (view.health) {
    case 'in-line':
      return { tone: 'good', title: t('health_in_line'), text: linkedText(view) };
    case 'waiting':
      return { tone: 'waiting', title: t('health_waiting'), text: failureLine(view) ?? linkedText(view) };
    case 'needs-you':
      return { tone: 'attention', title: t('health_needs_you'), text: needsText(view) };
    case 'stopped':
      return { tone: 'attention', title: t('health_stopped'), text: t('health_stopped_text') };
    case 'broken':
      return {
        tone: 'trouble',
        title: t('health_broken'),
        text: failureLine(view) ?? t('health_broken_text'),
      };
    default:
      return assertNever(view.health);
  }
}

function linkedText(view: ConnectionView): string {
  return tn('people_linked', view.linked);
}

function draftText(view: ConnectionView): string {
  if (view.lastRun?.mode === 'sync' && view.lastRun.done > 0) return t('draft_piloted');
  return view.lastRun || view.openRun ? t('draft_previewed') : t('draft_text');
}

function writingText({ openRun }: ConnectionView): string {
  if (!openRun) return '';
  const total = openRun.limit === null ? openRun.total : Math.min(openRun.limit, openRun.total);
  const progress = t('n_of_m', { n: count(openRun.done), total: count(total) });
  return openRun.timeLeftMs === null
    ? progress
    : `${progress} · ${t('time_left', { time: duration(openRun.timeLeftMs) })}`;
}

function needsText(view: ConnectionView): string {
  return failureLine(view) ?? (view.reviews > 0 ? tn('open_questions', view.reviews) : linkedText(view));
}

/** The connection's failure, else that of one of its accounts. */
export function failureOf(
  view: ConnectionView,
): { failure: Failure; place?: string; service?: string } | null {
  const { failure } = view.connection;
  if (failure) {
    const account = failure.side ? view[failure.side].account : undefined;
    return account ? { failure, place: account.name, service: account.service } : { failure };
  }
  for (const side of [view.left, view.right]) {
    const { failure: own, name, service } = side.account;
    if (own) return { failure: own, place: name, service };
  }
  return null;
}

/** What a failing side is called, and whose words tell of it. */
export function placeOf(view: ConnectionView, { side }: Failure): { place?: string; service?: string } {
  return side ? { place: view[side].account.name, service: view[side].account.service } : {};
}

function failureLine(view: ConnectionView): string | null {
  const found = failureOf(view);
  return found ? failureText(found.failure, found.place) : null;
}
