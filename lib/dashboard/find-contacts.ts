/**
 * Finds where a contact is shown without a number: an e-mail address, or what may be the name of one. Whether it is one, the background knows;
 * here only what cannot be one is kept from it.
 */

const mail = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[a-z]{2,}/gi;
/** Two to five words of letters; also "Müller, Anna" and "O’Brien-Smith". */
const fullName = /^\p{L}[\p{L}\p{M}.'’-]*,?(?:\s+\p{L}[\p{L}\p{M}.'’-]*,?){1,4}$/u;
/** Scripts that put no blank between family and given name. */
const unspacedName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・]{2,8}$/u;
/** Before the first sign of the scripts that put no blank between names. */
const lastOfSpaced = 0x10ff;
const longest = 60;
const longestMail = 80;

export function findEmails(text: string): { readonly start: number; readonly text: string }[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(mail)]
    .filter(([found]) => found.length <= longestMail)
    .map((match) => ({ start: match.index, text: match[0] }));
}

/** The whole text, without blanks around it. Asked of every text of a page, so what is none is turned away quickly. */
export function mayBeFullName(text: string): boolean {
  if (text.length < 2 || text.length > longest) return false;
  const name = text.trim();
  return /\s/.test(name) ? fullName.test(name) : name.charCodeAt(0) > lastOfSpaced && unspacedName.test(name);
}

/** Where contacts are listed or shown; a name anywhere else may be a button, a heading or prose. */
const places = [
  'tr',
  'li',
  'article',
  'aside',
  'dialog',
  '[role=row]',
  '[role=listitem]',
  '[role=option]',
  '[role=dialog]',
  '[data-slot*=row]',
  '[data-slot*=item]',
  '[data-slot*=card]',
  '[data-slot*=panel]',
  '[data-test*=contact]',
  '[data-test*=row]',
].join();
const notShown = 'button[aria-haspopup], [role=tab], [role=menuitem], th, nav, label';

export function mayShowContact(element: Element): boolean {
  return element.closest(places) !== null && element.closest(notShown) === null;
}

/** Words at the head of a column whose names are colleagues, not contacts. */
const colleague =
  /^(?:users?|agents?|teammates?|assigned(?: to)?|owner|utilisateurs?|collaborateurs?|assigné(?:e)?(?: à)?|propriétaire|benutzer|nutzer|mitarbeiter(?:in)?|kolleg(?:e|in)|zugewiesen(?: an)?|besitzer|usuarios?|agentes?|asignado(?: a)?|propietario)$/i;

export function isColleagueColumn(head: string): boolean {
  return colleague.test(head.trim());
}
