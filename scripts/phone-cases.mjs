/**
 * Writes test/contact/phone.cases.ts: numbers of 52 countries with libphonenumber's word for each, in spellings that rotate through
 * what people do. Run once, and again only to change the spellings: `node scripts/phone-cases.mjs`. The test checks each row against the
 * metadata of the day, so a row can never be right by having been made by the code under test: this script does not use it.
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { getExampleNumber, Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import examples from 'libphonenumber-js/mobile/examples';

const countries =
  'FR DE GB US CA IT ES PT NL BE LU CH AT IE DK SE NO FI IS PL CZ SK HU RO BG GR HR SI EE LT TR RU UA IL AE SA EG MA ZA NG KE IN CN JP KR HK SG TH VN AU NZ BR MX AR CL CO'.split(
    ' ',
  );
const neighbours = ['DE', 'FR', 'US', 'GB', ''];

const typesIndex = 11;
const typeIndexes = { landline: 0, 'toll-free': 2 };

function numbersOf(country) {
  const mobile = getExampleNumber(country, examples);
  const found = mobile ? [['example', mobile]] : [];
  for (const [type, index] of Object.entries(typeIndexes)) {
    const pattern = metadata.countries[country][typesIndex]?.[index]?.[0];
    if (!pattern || (type === 'toll-free' && found.length > 1 && country > 'M')) continue;
    const sampled = fc
      .sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 200, seed: 7 })
      .map((digits) => parsePhoneNumberFromString(`+${metadata.countries[country][0]}${digits}`))
      .filter((number) => number?.isValid() && number.country === country && isReadBack(number, country))
      .filter((number) => number.nationalNumber.length >= 7)
      .sort((a, b) => b.nationalNumber.length - a.nationalNumber.length);
    const number = sampled[Math.floor(sampled.length / 2)];
    if (number) found.push([type, number]);
  }
  return found;
}

function isReadBack(number, country) {
  return parsePhoneNumberFromString(number.formatNational(), country)?.number === number.number;
}

const digitsFrom = (zero, text) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero.codePointAt(0) + Number(digit)));

/** Each gives `[account's country, text, extension?]`, or null where it does not apply. */
const spellings = [
  ({ country, national }) => [country, national],
  ({ away, international }) => [away, international],
  ({ country, national }) => [country, national.replace(/[ -]/g, '.')],
  ({ country, code, nsn }) => (prefixOf(country) ? [country, `${prefixOf(country)} ${code} ${nsn}`] : null),
  ({ away, code, nsn, national, country }) =>
    national.replace(/\D/g, '') === `0${nsn}` && country !== 'IT' ? [away, `+${code} (0)${nsn}`] : null,
  ({ country, national }) => [country, digitsFrom('٠', national)],
  ({ away, international }) => [away, digitsFrom('０', international).replace('+', '＋')],
  ({ country, national }) => [country, `Tel.: ${national}`],
  ({ away, international }) => [away, `${international} (mobile)`],
  ({ country, national }) => [country, `${national} ext. 12`, '12'],
  ({ away, number }) => [away, number.format('RFC3966')],
  ({ country, national }) => [country, national.replace(/\D/g, '')],
  ({ away, e164 }) => [away, `'${e164}`],
  ({ away, international }) => [away, international.replace(/ /g, '\u00a0').replace(/-/g, '\u2011')],
  ({ away, code, international }) => [away, international.replace(`+${code}`, `(+${code})`)],
  ({ country, national }) => [country, digitsFrom('०', national.replace(/ /g, '_'))],
  ({ away, international }) => [away, `${international} Durchwahl 405`, '405'],
  ({ country, national }) => [country, `${national} / fax`],
  ({ away, e164 }) => [away, `\u202a${e164}\u202c`],
  ({ away, e164 }) => [away, `${e164};ext=7`, '7'],
  ({ away, international }) => [away, `☎ ${international.replace('+', '+ ')}`],
  ({ country, national }) => [country, `mobil ${national.replace(/ /g, '  ')}`],
  ({ away, e164 }) => [away, `https://wa.me/${e164.slice(1)}`],
  ({ away, international }) => [away, `${international} доб. 33`, '33'],
  ({ country, national }) => [country, `="${national}"`],
];

function prefixOf(country) {
  const plan = new Metadata();
  plan.selectNumberingPlan(country);
  const prefix = plan.numberingPlan.defaultIDDPrefix() ?? plan.numberingPlan.IDDPrefix();
  return /^\d+$/.test(prefix) ? prefix : null;
}

const perNumber = 6;
let turn = 0;
const rows = [];
for (const country of countries) {
  for (const [source, number] of numbersOf(country)) {
    const facts = {
      number,
      country,
      code: number.countryCallingCode,
      nsn: number.nationalNumber,
      e164: number.number,
      national: number.formatNational(),
      international: number.formatInternational(),
    };
    const cases = [];
    while (cases.length < perNumber) {
      const away =
        neighbours[turn % neighbours.length] === country ? 'IT' : neighbours[turn % neighbours.length];
      const made = spellings[turn % spellings.length]({ ...facts, away });
      turn += 1;
      if (made) cases.push([made[0] || '-', made[1], made[2] ?? ''].join(' ~ '));
    }
    rows.push(`${country} ${source} ${number.number} = ${spellOut(cases.join(' ¦ '))}`);
  }
}

/** Signs that nobody sees in a file are spelled out. */
function spellOut(text) {
  return text.replace(
    /[\u00a0\u2011\u200e\u202a-\u202c]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

writeFileSync(
  new URL('../test/contact/phone.cases.ts', import.meta.url),
  `/**
 * Numbers and their spellings, written by scripts/phone-cases.mjs. A row is
 * \`country source number = account ~ spelling ~ extension ¦ …\`; account \`-\` has no default country.
 * Source \`example\`: libphonenumber's example number of the country; else a number of that type by the metadata's pattern.
 */
export const phoneRows = \`
${rows.join('\n')}
\`;
`,
);
process.stdout.write(`${rows.length} numbers, ${rows.length * perNumber} cases\n`);
