/** Whether a name is a company's: by its legal form, in the languages that have one. A shop without one passes for a person. */

/** Spelled with letters no name has at that place, in any case; dots and blanks between the letters do not matter. */
const anywhere = new Set(
  'gmbh ggmbh mbh ohg gbr eg inc llc llp ltd plc corp corporation incorporated limited pty sarl sasu eurl sci scp selarl gie snc srl spa ltda eireli sro doo zoo spzoo kft zrt bt nyrt oyj aps sprl bvba vof sia uab ооо оао зао пао тов ад еоод'.split(
    ' ',
  ),
);
/** Two or three letters that may be a name or initials: only in capitals and only at the end, or with dots. */
const atEnd = new Set('AG KG SE SA SAS SL AB AS BV NV UG OY Oy CO EV EK AE ΑΕ ΕΠΕ KK'.split(' '));
const inText =
  /株式会社|有限会社|合同会社|有限公司|股份|公司$|주식회사|㈱|\(주\)|\(株\)|בע["״]מ|\bGmbH\b|\bA\/S\b|\b[Ss]p\.? ?z ?o\. ?o\.|\be\.\s?[VK]\.(?=\s|$)|\b(?:& Co|& Sons|& Söhne|& Cie|et Cie|& Partner|und Söhne)\b/u;

export function isCompanyName(name: string): boolean {
  if (inText.test(name)) return true;
  const joined = name.replace(/\b((?:\p{L}\.\s?){2,})/gu, (dotted) => `${dotted.replace(/[.\s]/g, '')} `);
  const hasDots = joined !== name;
  const words = joined.split(/[\s,]+/).map((word) => word.replace(/^[("']+|[.)"']+$/g, ''));
  if (words.length < 2) return false;
  const last = words.filter(Boolean).at(-1) ?? '';
  if (words.some((word, index) => index + 1 !== 1 && anywhere.has(word.toLowerCase()))) return true;
  if (/^(SARL|SCI|SAS|SASU|EURL|SCP|SELARL|ООО|ОАО|ЗАО|ПАО|ТОВ|PT|CV)$/.test(words[0] ?? '')) return true;
  return atEnd.has(last) || (hasDots && atEnd.has(last.toUpperCase()) && /\.\p{L}/u.test(name));
}
