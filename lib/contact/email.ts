/** E-mail addresses: whether a text is one, and the form in which two spellings are equal. */

const shape = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/u;

export function isEmail(text: string): boolean {
  return text.length <= 254 && shape.test(text.trim());
}

/** Providers treat the local part without regard to case, though the standard lets them not to. */
export function emailKey(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

const roles = new Set(
  'info contact kontakt office hello hallo bonjour mail sales vertrieb support admin accueil service team billing accounting buchhaltung compta hr jobs noreply no-reply'.split(
    ' ',
  ),
);

/** `info@…` belongs to a company, not to a person. */
export function isRoleAddress(text: string): boolean {
  return roles.has(emailKey(text).split('@')[0] ?? '');
}
