/**
 * `node test/dashboard/report.ts`: opens every test page in real Chromium with the production build and an account of 2,008 contacts, counts which
 * wrong numbers and contacts were found, missed and flagged without reason, writes the table into docs/in-page.md and the pictures into
 * docs/screenshots/. Exits 1 if the promise is broken.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { overlayHost, type PageDriver } from '../e2e/browsers/driver.ts';
import { until } from '../e2e/browsers/poll.ts';
import { setPace } from '../e2e/database.ts';
import {
  bubbleText,
  flagOf,
  flags,
  LatePages,
  openCard,
  previewBoth,
  switchOnInPage,
} from '../e2e/in-page.ts';
import { faulty, truth } from '../e2e/in-page-world.ts';
import { manyContacts } from '../e2e/many-contacts.ts';
import { connectAircall, connectBook, openLineup } from '../e2e/user.ts';
import { pause } from '../e2e/watched.ts';
import { buildWorld } from '../e2e/world.ts';
import { emulatedKey } from '../emulators/aircall/emulator.ts';

interface Row {
  readonly page: string;
  readonly wrong: number;
  readonly found: number;
  readonly missed: number;
  readonly falsely: number;
}

const fixtures: readonly (readonly [name: string, url: string])[] = [
  ['Call list', 'https://dashboard.aircall.io/conversations'],
  ['Call list, names and addresses alone', 'https://dashboard.aircall.io/conversations?names=1'],
  ['Contacts, 50 a page', 'https://dashboard.aircall.io/contacts'],
  ['Contacts, 2,000 rows at once', 'https://dashboard.aircall.io/contacts/all'],
  ['Contact form', 'https://dashboard.aircall.io/contacts/new'],
  ['Settings and invoices', 'https://dashboard.aircall.io/settings'],
  ['2,000 random dates, prices, ids', 'https://dashboard.aircall.io/analytics'],
  ['Call list', 'https://workspace.aircall.io/inbox/calls'],
  ['Call list, names and addresses alone', 'https://workspace.aircall.io/inbox/calls?names=1'],
  ['Conversation with contact panel', 'https://workspace.aircall.io/inbox/conversations/1'],
  ['Contacts, 2,000 virtual rows', 'https://workspace.aircall.io/contacts'],
  ['Contact form', 'https://workspace.aircall.io/contacts/new'],
  ['Settings and invoices', 'https://workspace.aircall.io/settings'],
  ['2,000 random dates, prices, ids', 'https://workspace.aircall.io/analytics'],
];
const stops = 4;
const otherName = '+33612345605';

const pace = 6_000;

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const pages = new LatePages();
const many = manyContacts();
const world = await buildWorld(
  {
    name: 'report',
    browsers: ['chromium'],
    aircall: { withDefaultContacts: false, switches: { rateLimit: pace }, pages: pages.handle },
    window: { size: { width: 1280, height: 800 } },
    run: async () => {},
  },
  'chromium',
);
const rows: Row[] = [];
try {
  const page = await prepare();
  for (const [name, url] of fixtures) {
    for (const language of ['en', 'fr']) rows.push(await count(page, name, url, language));
  }
  await pictures(page);
} finally {
  await world.close();
}
writeTable(rows);
const random = rows.filter((row) => row.page.includes('random'));
const isKept =
  rows.every((row) => row.missed === 0) &&
  rows.filter((row) => !random.includes(row)).every((row) => row.falsely === 0) &&
  random.every((row) => row.falsely <= 20);
for (const row of rows) console.log(JSON.stringify(row));
process.exit(isKept ? 0 : 1);

/** Lineup knows everybody at Aircall; nobody is in line yet, so nobody has another name elsewhere. */
async function prepare(): Promise<PageDriver> {
  const { driver, aircall, book } = world;
  aircall.seed([
    ...faulty,
    ...many.map(({ first_name, last_name, company_name, phones, emails }) => ({
      first_name,
      last_name,
      company_name,
      phone_numbers: phones.map(({ value }) => ({ label: 'Work', value })),
      emails: emails.map(({ value }) => ({ label: 'Work', value })),
    })),
  ]);
  const wrong = many.flatMap(({ phones }) => phones.map((phone) => [phone.value, phone.truth ?? '']));
  pages.showAircall(aircall, { ...Object.fromEntries(wrong), ...truth, [otherName]: '' });
  const lineup = await openLineup(driver);
  await connectAircall(driver, lineup, emulatedKey);
  await connectBook(driver, lineup, book.login);
  await setPace(lineup, pace);
  await previewBoth(lineup);
  await switchOnInPage(driver, lineup);
  return driver.page('https://dashboard.aircall.io/settings');
}

async function count(page: PageDriver, name: string, url: string, language: string): Promise<Row> {
  await page.goto(`${url}${url.includes('?') ? '&' : '?'}lang=${language}`);
  await pause(900);
  const found = new Set<string>();
  const missed = new Set<string>();
  const falsely = new Set<string>();
  for (let stop = 0; stop < stops; stop++) {
    await page.evaluate(`(() => {
      const boxes = [document.scrollingElement, ...document.querySelectorAll('*')];
      const box = boxes.sort((a, b) => (b.scrollHeight - b.clientHeight) - (a.scrollHeight - a.clientHeight))[0];
      box.scrollTop = (box.scrollHeight - box.clientHeight) * ${stop / (stops - 1)};
    })()`);
    // A busy machine takes its time to draw two thousand rows.
    let [wrong, flagged] = await both(page);
    for (let tries = 0; tries < 12 && !(tries > 1 && wrong.every((one) => flagged.includes(one))); tries++) {
      await pause(400);
      [wrong, flagged] = await both(page);
    }
    for (const number of wrong) (flagged.includes(number) ? found : missed).add(number);
    for (const number of flagged) if (!wrong.includes(number)) falsely.add(number);
  }
  const generation = url.includes('dashboard') ? 'older' : 'newer';
  return {
    page: `${name} (${generation}, ${language === 'fr' ? 'French' : 'English'})`,
    wrong: found.size + missed.size,
    found: found.size,
    missed: missed.size,
    falsely: falsely.size,
  };
}

async function both(page: PageDriver): Promise<[wrong: string[], flagged: string[]]> {
  const wrong = await page.evaluate<
    string[]
  >(`[...document.querySelectorAll('[data-truth]')].filter((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const there = one.dataset.truth && document.elementFromPoint(left + width / 2, top + height / 2);
    // A flag of ours may stand in the middle of a wide cell.
    return there && (one.contains(there) || there === ${overlayHost});
  }).map((one) => one.getAttribute('href')?.slice(4) ?? one.textContent)`);
  return [wrong, (await flags(page)).map(({ number }) => number)];
}

async function pictures(page: PageDriver): Promise<void> {
  const shot = async (name: string) => {
    await pause(400);
    await page.screenshot(`${docs}screenshots/in-page-${name}.png`);
  };
  await page.goto('https://dashboard.aircall.io/contacts');
  await openCard(page, await flagOf(page, 'plus-one'));
  await shot('older');
  await page.goto('https://dashboard.aircall.io/conversations?names=1');
  await openCard(page, await flagOf(page, 'not-e164'));
  await shot('names');
  await page.goto('https://workspace.aircall.io/contacts?dark=1');
  await openCard(page, await flagOf(page, 'duplicate'));
  await shot('newer-dark');
  await page.goto('https://workspace.aircall.io/contacts/new');
  await page.click({ css: 'input[type=tel]' });
  await page.type('0612345606');
  await until('the warning', () => bubbleText(page));
  await shot('field');
}

function writeTable(all: readonly Row[]): void {
  const lines = all.map(
    (row) => `| ${row.page} | ${row.wrong} | ${row.found} | ${row.missed} | ${row.falsely} |`,
  );
  const table = [
    '| page | wrong numbers and contacts seen | found | missed | falsely flagged |',
    '|---|---|---|---|---|',
    ...lines,
  ];
  const file = `${docs}in-page.md`;
  const text = readFileSync(file, 'utf8');
  const marked = /(<!-- counted -->\n)[\s\S]*(\n<!-- \/counted -->)/;
  writeFileSync(file, text.replace(marked, `$1${table.join('\n')}$2`));
}
