/**
 * docs/services.md as text: a table from the connectors' own descriptions, and the sentences that people read when credentials do not do,
 * provoked at the emulators. A test holds the file in docs/ to it.
 */
import { readFileSync } from 'node:fs';
import { SyncError } from '../../lib/errors.ts';
import { catalogue } from '../../lib/services/catalogue.ts';
import type { ServiceAbout, ServiceDescription } from '../../lib/services/contract.ts';
import { refusals, type Trouble, troubles } from '../../test/services/refusals.ts';

const rows: readonly (readonly [string, keyof ServiceDescription])[] = [
  ['Sign-in', 'auth'],
  ['Changes are seen by', 'changes'],
  ['Deletions are seen by', 'deletions'],
  ['Records a request', 'batch'],
  ['Limits', 'limits'],
  ['Not supported', 'notSupported'],
  ['Held to', 'verifiedBy'],
];

const headings: Readonly<Record<Trouble, string>> = {
  wrong: 'Wrong',
  ended: 'Expired',
  withdrawn: 'Withdrawn',
  'too-little': 'May do too little',
};

type Catalogue = Readonly<Record<string, { readonly message: string }>>;
const english = JSON.parse(
  readFileSync(new URL('../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
) as Catalogue;

export async function servicesPage(): Promise<string> {
  const parts = [
    '# Services',
    'Written by `node scripts/services.mjs`; a test fails when it is out of date.',
    ...catalogue.map(section),
    '## What the user reads when credentials do not do',
    'Each was provoked at the emulator of the service. "–" where a service has no such thing: its keys do not expire, or have no narrower rights.',
    await refusalTable(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(about: ServiceAbout): string {
  const { description } = about;
  if (!description) throw new Error(`${about.id} does not describe itself`);
  const facts = rows.map(([name, key]) => `| ${name} | ${cell(description[key])} |`);
  return [`## ${about.name}`, ['| | |', '|---|---|', ...facts].join('\n')].join('\n\n');
}

async function refusalTable(): Promise<string> {
  const lines = [
    `| Service | ${troubles.map((one) => headings[one]).join(' | ')} |`,
    `|---|${troubles.map(() => '---|').join('')}`,
  ];
  for (const about of catalogue) {
    const cells: string[] = [];
    for (const trouble of troubles) cells.push(cell(await told(about, trouble)));
    lines.push(`| ${about.name} | ${cells.join(' | ')} |`);
  }
  return lines.join('\n');
}

async function told(about: ServiceAbout, trouble: Trouble): Promise<string> {
  const provoke = refusals[about.id]?.[trouble];
  if (provoke === undefined)
    throw new Error(`nobody knows what ${about.id} says to credentials that are ${trouble}`);
  if (provoke === null) return '–';
  const error = await provoke().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SyncError)) throw new Error(`${about.id}, ${trouble}: ${String(error)}`);
  return `${words(about, error, '')} ${words(about, error, '_do')}`;
}

/** As the pages find them: a service's own words, for the reason within the code if it has them, before those of all. */
function words(about: ServiceAbout, { code, detail }: SyncError, ending: '' | '_do'): string {
  const plain = (text: unknown) => String(text ?? '').replaceAll('-', '_');
  const own = `${about.id}_${plain(code)}`;
  const keys = [`${own}_${plain(detail.reason)}`, own, `error_${plain(code)}`];
  const found = keys.map((key) => english[`${key}${ending}`]).find(Boolean);
  if (!found) throw new Error(`no words for ${own}`);
  return found.message.replace(/\$place\$/gi, about.name).replace(/([^.!?])$/, '$1.');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
