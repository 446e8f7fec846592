/** What a card in Aircall's pages does, told through the whole app: what the page sees, what is done with plan, journal and undo. */
import { expect, test } from 'vitest';
import { type InPageParts, inPageHandlers } from '../../../lib/app/in-page/handlers.ts';
import { changeInPageSettings } from '../../../lib/app/in-page/settings.ts';
import type {
  CardAction,
  CardView,
  FindingKind,
  PageSource,
  Sighting,
} from '../../../lib/platform/page-messages.ts';
import type { ContactData } from '../../emulators/aircall/contact.ts';
import { type AppWorld, appWorld, card } from '../world.ts';

const place = { url: 'https://dashboard.aircall.io/contacts', tabId: 7, frameId: 0 };
const work = (value: string) => [{ label: 'Work', value }];
const mail = (value: string) => [{ label: 'Work', value }];
const bare: ContactData = {
  first_name: 'Anna',
  last_name: 'Absent',
  phone_numbers: work('0612345601'),
  emails: mail('anna@example.org'),
};
const twin: ContactData = { first_name: 'David', last_name: 'Dupont', phone_numbers: work('+33612345604') };
const namesake = (value: string): ContactData => ({
  first_name: 'Noor',
  last_name: 'Haddad',
  phone_numbers: work(value),
});
const eva: ContactData = { first_name: 'Eva', last_name: 'Keller', phone_numbers: work('+33612345605') };

async function page(contacts: readonly ContactData[], cards: readonly [string, string][] = []) {
  const world = await appWorld();
  world.aircall.seed(contacts);
  for (const [file, text] of cards) world.carddav.put(file, text);
  const connectionId = await world.connect();
  await world.start(connectionId);
  const opened: string[] = [];
  const parts: InPageParts = {
    ...world.parts,
    queries: world.queries,
    session: session(),
    doing: {
      commands: world.app.handlers,
      openOptions: async (route) => void opened.push(route),
      sleep: () => world.work(),
      changed: () => {},
    },
  };
  const handlers = inPageHandlers(parts);
  const kinds = async (...seen: Sighting[]) => {
    const answer = await handlers.verdicts({ sightings: seen }, place);
    if (answer.state === 'off') throw new Error('off');
    return answer.verdicts.map(({ findings }) => findings.map(({ kind }) => kind));
  };
  const open = (seen: Sighting) => handlers.card({ sighting: seen }, place);
  const act = ({ token }: Pick<CardView, 'token'>, finding: FindingKind, action: CardAction) =>
    handlers.act({ token, finding, action }, place);
  return { world, connectionId, handlers, opened, kinds, open, act };
}

function session() {
  const kept = new Map<string, unknown>();
  return {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => void kept.set(key, value),
    remove: async (key: string) => void kept.delete(key),
  };
}

function seen(text: string, source: PageSource = 'text', row: Partial<Sighting> = {}): Sighting {
  return { text, source, isSure: true, names: [], emails: [], numbers: [], ...row };
}

const numbersOf = ({ aircall }: AppWorld) =>
  aircall.contacts().flatMap((contact) => contact.phone_numbers.map(({ value }) => value));
const undoOf = (acted: Awaited<ReturnType<Awaited<ReturnType<typeof page>>['act']>>) => {
  if (!acted.ok || acted.undo === null) throw new Error(`no way back: ${JSON.stringify(acted)}`);
  return { token: acted.undo };
};

test('a contact without its number on the page is known by its address and by its name', async () => {
  const { kinds } = await page([bare, eva]);
  expect(
    await kinds(
      seen('06 12 34 56 01'),
      seen('Anna@Example.org', 'email'),
      seen('absent, ANNA', 'name'),
      seen('Eva Keller', 'name'),
      seen('New contact', 'name'),
    ),
  ).toEqual([['not-e164'], ['not-e164'], ['not-e164'], [], []]);
});

test('one flag a contact: beside its number its address and name are silent, and beside its address its name', async () => {
  const { kinds } = await page([bare]);
  const other = { numbers: ['+33 1 42 68 53 00'] };
  expect(
    await kinds(
      seen('Anna Absent', 'name', { numbers: ['06 12 34 56 01'] }),
      seen('anna@example.org', 'email', { numbers: ['06 12 34 56 01'] }),
      seen('Anna Absent', 'name', { emails: ['anna@example.org'] }),
      // A number of somebody else says nothing of her.
      seen('Anna Absent', 'name', other),
    ),
  ).toEqual([[], [], [], ['not-e164']]);
});

test('of two people with one name, nobody knows which one is shown, unless they are one person', async () => {
  const { kinds } = await page([namesake('0612345611'), namesake('+33612345612'), twin, twin]);
  expect(await kinds(seen('Noor Haddad', 'name'), seen('David Dupont', 'name'))).toEqual([[], ['duplicate']]);
});

test('a card opened at a name says which number is meant, and mends it', async () => {
  const { open, act, world } = await page([bare]);
  const view = await open(seen('Anna Absent', 'name'));
  expect(view.lines[0]?.people).toEqual(['Anna Absent · 0612345601']);
  expect(await act(view, 'not-e164', 'fix')).toEqual({ ok: true, undo: null });
  expect(numbersOf(world)).toEqual(['+33612345601']);
});

test('duplicates become one and come back, by the same card', async () => {
  const { open, act, world } = await page([twin, twin]);
  const view = await open(seen('+33 6 12 34 56 04'));
  expect(view.lines[0]?.actions).toEqual(['merge', 'open', 'not-same']);
  const merged = await act(view, 'duplicate', 'merge');
  expect(numbersOf(world)).toHaveLength(1);
  expect(await act(undoOf(merged), 'duplicate', 'undo')).toEqual({ ok: true, undo: null });
  expect(numbersOf(world)).toHaveLength(2);
});

test('who is not the same person is never called a duplicate again, until one takes that back', async () => {
  const { open, act, kinds } = await page([twin, twin]);
  const number = seen('+33 6 12 34 56 04');
  const said = await act(await open(number), 'duplicate', 'not-same');
  expect(await kinds(number)).toEqual([[]]);
  await act(undoOf(said), 'duplicate', 'undo');
  expect(await kinds(number)).toEqual([['duplicate']]);
});

test('compare leads to both contacts side by side', async () => {
  const { open, act, opened, world } = await page([twin, twin]);
  await act(await open(seen('+33 6 12 34 56 04')), 'duplicate', 'open');
  const [account] = await world.db.accounts.toArray();
  const { findings } = await world.queries.findings(account?.id ?? '', {}, 0, 10);
  expect(opened).toEqual([`#/accounts/${account?.id}/numbers/${encodeURIComponent(findings[0]?.key ?? '')}`]);
});

test('another name in the other service is told with both, and leads to the connection', async () => {
  const { open, act, opened, world, connectionId } = await page(
    [eva],
    [card('eva', 'Eva', 'Keller', ['+33612345605'])],
  );
  world.carddav.put(...card('eva', 'Ewa', 'Wagner', ['+33612345605']));
  world.aircall.edit(world.aircall.contacts()[0]?.id ?? 0, { first_name: 'Eva', last_name: 'Neumann' });
  await world.later(connectionId);
  const view = await open(seen('+33612345605'));
  expect(view.lines.map(({ finding }) => finding.kind)).toEqual(['other-name']);
  await act(view, 'other-name', 'open');
  expect(opened).toEqual([`#/connections/${connectionId}`]);
});

test('who somebody is in the other service is told only if the user wants it', async () => {
  const { handlers, open, world } = await page([eva]);
  const note = async () => {
    const answer = await handlers.verdicts({ sightings: [seen('+33612345605')] }, place);
    return answer.state === 'on' ? answer.verdicts[0]?.partner : undefined;
  };
  expect(await note()).toBeNull();
  await changeInPageSettings(world.db, { showsPartner: true });
  expect(await note()).toEqual({ service: 'Book', title: 'Eva Keller', address: null });
  expect((await open(seen('Eva Keller', 'name'))).partner?.title).toBe('Eva Keller');
});

test('a field says whose a number is already, but not to that person’s own form', async () => {
  const { handlers } = await page([eva]);
  const owner = async (names: string[]) => {
    const sightings = [seen('+33612345605', 'input', { names })];
    const answer = await handlers.verdicts({ sightings }, place);
    return answer.state === 'on' ? answer.verdicts[0]?.owner : undefined;
  };
  expect(await owner(['New contact'])).toBe('Eva Keller');
  expect(await owner(['Eva', 'Keller'])).toBeNull();
});

test('a mend that meets trouble says so in a code and the account’s name, and changes nothing', async () => {
  const { open, act, world } = await page([bare]);
  const view = await open(seen('0612345601'));
  world.aircall.edit(world.aircall.contacts()[0]?.id ?? 0, { phone_numbers: work('+33699999999') });
  const acted = await act(view, 'not-e164', 'fix');
  const [account] = await world.db.accounts.toArray();
  expect(acted).toEqual({ ok: false, code: 'record-changed', place: account?.name });
  expect(numbersOf(world)).toEqual(['+33699999999']);
});

test('a card acts with its own token in its own tab, and no other', async () => {
  const { open, handlers, world } = await page([bare]);
  const { token } = await open(seen('0612345601'));
  const elsewhere = { ...place, tabId: 8 };
  const fix = { finding: 'not-e164', action: 'fix' } as const;
  await expect(handlers.act({ token, ...fix }, elsewhere)).rejects.toThrow();
  await expect(handlers.act({ token: 'made-up', ...fix }, place)).rejects.toThrow();
  expect(numbersOf(world)).toEqual(['0612345601']);
});

test('of two companies at Aircall, the one that knows the contact answers and is mended', async () => {
  const { open, act, kinds, world } = await page([bare]);
  const [account] = await world.db.accounts.toArray();
  if (!account) throw new Error('no account');
  // Another company, whose contacts Lineup has not read and whose number plan is another one.
  await world.db.accounts.put({ ...account, id: 'a-first', name: 'Other', defaultCountry: 'DE' });
  expect(await kinds(seen('06 12 34 56 01'), seen('Anna Absent', 'name'))).toEqual([
    ['not-e164'],
    ['not-e164'],
  ]);
  await act(await open(seen('06 12 34 56 01')), 'not-e164', 'fix');
  expect(numbersOf(world)).toEqual(['+33612345601']);
});

test('the summary stays folded', async () => {
  const { handlers } = await page([]);
  await handlers.fold({ isFolded: true }, place);
  expect(await handlers.verdicts({ sightings: [] }, place)).toMatchObject({ isFolded: true });
});
