/** What the button in the toolbar says at a glance. Its words come from the caller. */
import { assertNever } from '../errors.ts';
import { browser } from './browser.ts';

export type Badge =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'busy' }
  /** So many questions wait for the user. */
  | { readonly kind: 'asks'; readonly count: number }
  | { readonly kind: 'broken' };

export interface Action {
  setBadgeText(badge: { text: string }): Promise<void>;
  setBadgeBackgroundColor(badge: { color: string }): Promise<void>;
  setTitle(title: { title: string }): Promise<void>;
}

const most = 99;

/** @param title shown when the pointer rests on the button, and read out by screen readers */
export async function showBadge(badge: Badge, title: string, action: Action = browser.action): Promise<void> {
  await action.setTitle({ title });
  await action.setBadgeBackgroundColor({ color: colorOf(badge) });
  await action.setBadgeText({ text: textOf(badge) });
}

function textOf(badge: Badge): string {
  switch (badge.kind) {
    case 'quiet':
      return '';
    case 'busy':
      return '…';
    case 'asks':
      return badge.count > most ? `${most}+` : String(badge.count);
    case 'broken':
      return '!';
    default:
      return assertNever(badge);
  }
}

/** Each dark enough for white text. */
function colorOf(badge: Badge): string {
  switch (badge.kind) {
    case 'quiet':
    case 'busy':
      return '#3b5bdb';
    case 'asks':
      return '#a85b00';
    case 'broken':
      return '#c22b2b';
    default:
      return assertNever(badge);
  }
}
