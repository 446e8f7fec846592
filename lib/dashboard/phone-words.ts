/** Words by which people and pages name a phone number, in the languages that Aircall's pages and customers speak. */

const words =
  'phone|phones|telephone|tel|tél|téléphone|telephones|mobile|mobil|mob|cell|cellphone|landline|fax|whatsapp|portable|fixe|telefon|telefonnummer|rufnummer|mobilnummer|handy|teléfono|telefono|móvil|movil|celular|fijo|telefone|telemóvel|telefoon|mobiel|puhelin|téléphonique|phone number|phone no';
const phoneWord = new RegExp(`(?<!\\p{L})(?:${words})s?(?!\\p{L})`, 'iu');
/** `Number` alone names a phone number as a column of contacts and calls, not as a label of one value. */
const columnWord =
  /^(?:(?:phone\s+)?numbers?|num[ée]ros?|nummern?|n[uú]meros?|from|to|de|vers|von|an|callers?|appelants?|anrufer|llamantes?)$/i;
const hook = /phone|(?:^|[-_])tel(?:[-_]|$)|mobile|msisdn|e164/i;

/** "Mobile:", "Phone number", "Téléphone (bureau)". */
export function namesPhone(label: string): boolean {
  return label.length <= 60 && phoneWord.test(label);
}

/** The head of a column. */
export function headsPhones(label: string): boolean {
  return namesPhone(label) || columnWord.test(label.trim());
}

/** `data-test="phone-number"`, `name="tel"`. */
export function hooksPhone(attribute: string | null): boolean {
  return attribute !== null && hook.test(attribute);
}
