/** A crowd whose numbers Aircall has spoilt: they came from a card book while E.164 was off, and +1 was put before every number without a country code. */
import type { Finding, FindingPage } from '../../lib/app/api.ts';
import { type AppWorld, appWorld, card, type Plug } from './world.ts';

/** As people type them in France, and what each of them means. */
const spellings: readonly ((digits: string) => readonly [typed: string, meant: string])[] = [
  (digits) => [`+336${digits}`, `+336${digits}`],
  (digits) => [`06 ${digits.replace(/..(?=.)/g, '$& ')}`, `+336${digits}`],
  (digits) => [`01.42.${digits.slice(2).replace(/..(?=.)/g, '$&.')}`, `+33142${digits.slice(2)}`],
  (digits) => [`00336${digits}`, `+336${digits}`],
  (digits) => [`+1 (202) 2${digits.slice(2, 4)}-${digits.slice(4)}`, `+12022${digits.slice(2)}`],
];

function people(count: number): { readonly name: string; readonly typed: string; readonly meant: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const digits = `10${String(index).padStart(4, '0')}${index % 10}${(index * 7) % 10}`;
    const spell = spellings[index % spellings.length] ?? ((same: string) => [same, same] as const);
    const [typed, meant] = spell(digits);
    return { name: `Person${index}`, typed, meant };
  });
}

export interface Story {
  readonly world: AppWorld;
  readonly connectionId: string;
  readonly accountId: string;
  readonly crowd: ReturnType<typeof people>;
}

/** Where the cards lie: in the emulated book, or in a real server's. */
export interface CardBook {
  /** Null: the world's own emulator. */
  readonly plug: Plug | null;
  put(world: AppWorld, name: string, text: string): Promise<void>;
  /** Waits until the book has taken in what was put into it. */
  ready(): Promise<void>;
  /** Every card as it lies there, sorted. */
  cards(world: AppWorld): Promise<string[]>;
}

export const emulatedBook: CardBook = {
  plug: null,
  put: async (world, name, text) => void world.carddav.put(name, text),
  ready: async () => {},
  cards: async (world) => [...world.carddav.book().cards.values()].map((one) => JSON.stringify(one)).sort(),
};

export async function damaged(count: number, book = emulatedBook): Promise<Story> {
  const world = await appWorld({ aircall: { plusOne: 'prepend' }, plugs: book.plug ? [book.plug] : [] });
  const crowd = people(count);
  for (const { name, typed } of crowd)
    await book.put(world, ...card(name, name, `Name${name.slice(6)}`, [typed]));
  await book.ready();
  const connectionId = await (book.plug ? world.connectTo(book.plug) : world.connect());
  const draft = must((await world.queries.connection(connectionId))?.connection);
  await world.command('connection.change', { connectionId, settings: { ...draft.settings, e164: false } });
  await world.start(connectionId);
  world.advance(120_000);
  await world.later(connectionId, 2);
  await world.command('connection.change', { connectionId, settings: { ...draft.settings, e164: true } });
  await world.start(connectionId);
  world.advance(120_000);
  await world.later(connectionId, 2);
  return { world, connectionId, accountId: draft.left, crowd };
}

export const inAircall = (world: AppWorld) =>
  new Map(world.aircall.contacts().map((one) => [one.first_name ?? '', one.phone_numbers[0]?.value ?? '']));
export const writes = (world: AppWorld) =>
  world.aircall.ledger.entries.filter(
    (entry) => !['list', 'get', 'search', 'ping', 'company'].includes(entry.kind),
  ).length;

export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('missing');
  return value;
}

export async function everyFinding(world: AppWorld, accountId: string): Promise<Finding[]> {
  const found: Finding[] = [];
  for (;;) {
    const page: FindingPage = await world.queries.findings(accountId, {}, found.length, 200);
    found.push(...page.findings);
    if (found.length >= page.total) return found;
  }
}
