/**
 * What has digits and is no phone number: dates, times, prices, addresses of machines, bank accounts, codes with letters. Such parts are
 * blanked out, sign by sign, so that they neither count as a number nor run into one.
 *
 * The weighing: what is blanked here is never flagged, so only what cannot be a phone number is. The rest may be sent to the background as
 * "may be anything", and is flagged only if a contact has exactly this number.
 */

const months =
  'jan|feb|fev|fév|mar|mär|mrz|apr|avr|abr|may|mai|mayo|jun|juin|jul|juil|aug|aoû|aou|ago|sep|oct|okt|nov|dec|dez|déc|dic|ene';
const currency =
  '[$€£¥₹₽₩₪₺฿₫₴]|(?<![a-z])(?:usd|eur|gbp|chf|jpy|cad|aud|sek|nok|dkk|pln|czk|huf|brl|inr|cny|mad|tnd|xof|hkd|sgd|nzd|zar|mxn)(?![a-z])';
const units =
  '%|‰|°|(?:k|m|g|t)?i?b(?:ytes?)?|k|m|ms|s|sec|secs?|seconds?|secondes?|min|mins|minutes?|h|hrs?|hours?|heures?|days?|jours?|tage?|px|km|cm|mm|kg|calls?|appels?|contacts?|results?|résultats?|rows?|lignes?|users?|credits?|minutes?|pts?|points?';
const amount = '(?:\\d{1,3}(?:[ .,\\u0027\\u2019]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?)(?!\\d)';

const patterns: readonly RegExp[] = [
  // Addresses: web (but not tel:), mail, and paths.
  /\b(?:https?|ftp|wss?):\/\/\S+/gi,
  /\bwww\.\S+/gi,
  /\S+@\S+/g,
  /(?:^|(?<=\s))[/\\]?(?:[\w.-]+[/\\]){2,}[\w.-]*[a-z][\w.-]*/gi,
  // UUIDs and hexadecimal.
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b0x[0-9a-f]+\b/gi,
  // IBANs and VAT numbers.
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g,
  // Dates: 2026-11-23, 23/11/2026, 23.11.26, 23 11 2026, 23 Nov 2026, Nov 23, 2026; with the time behind them.
  /(?<![\d+/.-])(?:19|20)\d\d([-/. ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:[T ]+\d{1,2}[:.h]\d\d(?:[:.]\d\d)?)?/g,
  /(?<![\d+])(?<!\d[-/. ])(?:0?[1-9]|[12]\d|3[01])([-/. ])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)\d\d(?![-/.]?\d)(?:,? +\d{1,2}[:.h]\d\d(?:[:.]\d\d)?)?/g,
  /(?<![\d+])(?<!\d[-/.])(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1\d\d(?![\d])(?![-/.]\d)/g,
  new RegExp(
    `(?<!\\d)\\d{1,2}(?:st|nd|rd|th|er|\\.)?[ -](?:${months})[\\p{L}.]*[ -,]*(?:19|20)?\\d\\d(?!\\d)`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})(?:${months})[\\p{L}.]* \\d{1,2}(?:st|nd|rd|th)?,? +(?:19|20)\\d\\d(?!\\d)`, 'giu'),
  // Spans of years, and of times; times of the day.
  /(?<![\d+])(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)(?![\d]|[-/ ]\d)/g,
  /(?<!\d)\d{1,4}(?::\d\d){1,3}(?:[.,]\d+)?(?:Z| ?[ap]\.?m\b)?(?: ?[+-]\d\d:?\d\d)?/gi,
  /(?:UTC|GMT) ?[+-]\d{1,2}(?::?\d\d)?/gi,
  /\b\d{1,2} ?h ?\d\d\b/gi,
  // Prices and quantities.
  new RegExp(`(?:${currency}) ?[-+]?${amount}`, 'giu'),
  new RegExp(`(?<![\\d.,])[-+]?${amount} ?(?:${currency})`, 'giu'),
  new RegExp(`(?<![\\d+(.,-] ?)[-+]?${amount} ?(?:${units})(?![\\p{L}\\d])`, 'giu'),
  /(?<![\d.+])[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)/g,
  /(?<![\d.])[-+]?\d{1,3}(?:[. ]\d{3})*,\d{1,2}(?![\d,])/g,
  /(?<![\d.])[-+]?\d{1,3}(?: \d{3})+\.\d{1,2}(?![\d.])/g,
  // Decimals, places on the earth, versions.
  /(?<![\d.])-?\d{1,3}\.\d{3,}(?![\d.]| ?\d)(?=\s*(?:,|;|$|[NSEW°)]))/g,
  /(?<![\d.])0\.\d+(?![\d.])/g,
  /\bv(?:ersion)?\.? ?\d+(?:\.\d+)+(?:[-+][\w.]+)?/gi,
  // Machines' addresses, with port or mask.
  /(?<![\d.+])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:[:/]\d+)?(?!\.?\d)/g,
  /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi,
  // "12 of 340", "1-50 / 2 000": places in a list.
  /(?<!\d)\d{1,6} ?(?:-|–|to|à|bis|a) ?\d{1,6} ?(?:\/|of|sur|von|de|out of) ?\d[\d ]{0,8}/gi,
  /(?<![\d+] ?)\d{1,6} (?:of|sur|von|de|out of) \d[\d ]{0,8}/gi,
  // Codes: letters grown together with digits, by themselves or with a dash.
  /(?<![\p{L}\d])(?=[\p{L}\d_-]*\p{L})(?!(?:tel|tél|mob|fax|ph)\W)(?:[\p{L}_]+[-_#/]?\d[\p{L}\d_/-]*|\d+[-_]?(?!(?:x|ext|poste|p)\W?\d)[\p{L}_][\p{L}\d_-]*)/giu,
  /#\s?\d[\d-]*/g,
];

/** The text with all such parts replaced by as many `\u0000`. */
export function blankOut(text: string): string {
  let out = text;
  for (const pattern of patterns) out = out.replace(pattern, (part) => '\u0000'.repeat(part.length));
  return out;
}

/** Words before digits that say what they are, if not a phone number. */
export const idWord =
  /(?:\b(?:orders?|invoices?|ref(?:erence)?|reference number|id|ids|ticket|case|account|customer|user|contract|policy|serial|imei|batch|version|build|tracking|parcel|transaction|payment|pin|code|zip|siret|siren|naf|vat|tva|iban|bic|isbn|ean|gtin|sku|ssn|facture|commande|dossier|r[ée]f|r[ée]f[ée]rence|client|compte|contrat|colis|suivi|rechnung|auftrag|bestellung|kunde|vorgang|konto|steuer|pedido|factura|cliente|cuenta|expediente)\b|\b(?:n°|nº|no\.?|nr\.?|num|number|num[ée]ro|nummer|n[uú]mero)\s*(?:de|of|der|d')?)[\s:.#°-]*(?:number|no\.?|nr\.?|n°|#|id|num[ée]ro|nummer)?[\s:.#-]*$/i;
