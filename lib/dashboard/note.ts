/**
 * The note beside a contact: who it is in the other service. It takes only room that is free in the contact's own cell: the whole sentence, else
 * the name alone, else nothing.
 */
import type { PartnerNote } from '../platform/page-messages.ts';
import type { Overlay } from './overlay.ts';
import { partnerLink } from './partner-link.ts';
import type { Words } from './port.ts';
import { noteText } from './sentences.ts';

const widest = 260;
/** Less says nothing of a name. */
const narrowest = 56;

export function makeNote(over: Overlay, words: Words, note: PartnerNote): HTMLElement {
  const text = noteText(words, note);
  const whole = over.make('span', 'whole', text);
  const name = over.make('span', 'name', note.title);
  const link = partnerLink(over, words, note);
  const made = link ?? over.make('span', '');
  made.className = 'note';
  // Read out whole, however little of it there is room for.
  made.setAttribute('aria-label', text);
  if (!link) made.setAttribute('role', 'note');
  made.title = link ? words.say('page_open_there', [note.service]) : text;
  made.replaceChildren(whole, name);
  if (link) link.append(over.make('span', 'away', '↗'));
  return made;
}

/** @returns false if there is no room for it */
export function fitNote(note: HTMLElement, room: number): boolean {
  if (room < narrowest) return false;
  note.style.maxWidth = `${Math.min(room, widest)}px`;
  const [whole] = note.children;
  const isWhole = (whole?.textContent ?? '').length * widthOfSign + padding <= Math.min(room, widest);
  note.classList.toggle('short', !isWhole);
  return true;
}

/** Roughly, at its size of type: measuring would have the page laid out once more. */
const widthOfSign = 6;
const padding = 24;

/** From `x` to the end of the cell or box that the place is alone in, in px. */
export function roomBeside(element: Element, x: number, end: number): number {
  let right = end;
  for (let at: Element | null = element, up = 0; at !== null && up < 3; at = at.parentElement, up++) {
    if (up > 0 && at.childElementCount > 1) break;
    right = Math.max(right, at.getBoundingClientRect().right);
    if (at.localName === 'td' || at.localName === 'li') break;
  }
  return right - x;
}
