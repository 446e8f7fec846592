/** The way to somebody's own page in the other service: a link of the browser's own, in a new tab, that tells that page nothing. */
import type { PartnerNote } from '../platform/page-messages.ts';
import type { Overlay } from './overlay.ts';
import type { Words } from './port.ts';

/** Null: that service has no page for people, or it is none on the web. */
export function partnerLink(
  { make }: Pick<Overlay, 'make'>,
  words: Words,
  { service, address }: PartnerNote,
): HTMLAnchorElement | null {
  if (!address?.startsWith('https://')) return null;
  const link = make('a', 'link', words.say('page_open_there', [service]));
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}
