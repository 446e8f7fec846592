import { expect, test } from 'vitest';
import { isSameSpelling } from '../../lib/contact/fold.ts';
import { joinName } from '../../lib/contact/name.ts';
import { readPhone } from '../../lib/contact/phone.ts';
import { AircallEmulator } from '../emulators/aircall/emulator.ts';
import { stoppedClock } from '../emulators/clock.ts';
import { demoWorld } from './demo-world.ts';

const world = demoWorld();
const { counts, country } = world;
const contactsOf = Map.groupBy(world.aircall, ({ personId }) => personId);
const cardOf = new Map(world.book.map((entry) => [entry.personId, entry]));
const shared = world.book.filter(({ personId }) => contactsOf.has(personId));
const onlyBook = world.book.filter(({ personId }) => !contactsOf.has(personId));

function readable(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const phone = readPhone(text, country);
    return phone.kind === 'number' && phone.isValid ? [phone.e164] : [];
  });
}

const cardNumbers = (personId: number) =>
  readable(cardOf.get(personId)?.content.phones.map(({ text }) => text) ?? []);
const contactNumbers = (personId: number) =>
  readable(contactsOf.get(personId)?.[0]?.data.phone_numbers?.map(({ value }) => value) ?? []);

test('the demo has 1,200 contacts, 900 cards and 600 people on both sides', () => {
  expect(counts).toMatchObject({ aircall: 1_200, book: 900, shared: 600, onlyBook: 300 });
  expect(world.aircall).toHaveLength(1_198);
  expect(world.book).toHaveLength(900);
  expect(shared).toHaveLength(counts.shared);
  expect(onlyBook).toHaveLength(counts.onlyBook);
  const emulator = new AircallEmulator({ clock: stoppedClock() });
  emulator.seed(world.aircall.map(({ data }) => data));
  for (const hidden of world.hidden) emulator.addHidden(hidden);
  expect(emulator.contacts()).toHaveLength(counts.aircall);
});

test('the same seed gives the same world', () => {
  expect(demoWorld()).toEqual(world);
  expect(demoWorld(8).book).not.toEqual(world.book);
  expect(demoWorld(8).counts).toMatchObject({ aircall: 1_200, book: 900, shared: 600, conflicts: 10 });
});

test('everybody on both sides can be recognised: by a number of their own or by an address', () => {
  const holders = Map.groupBy(
    [...contactsOf.keys()].flatMap((id) => contactNumbers(id).map((number) => ({ id, number }))),
    ({ number }) => number,
  );
  for (const { personId, content } of shared) {
    const onContact = contactNumbers(personId);
    const own = cardNumbers(personId).filter(
      (number) => onContact.includes(number) && new Set(holders.get(number)?.map(({ id }) => id)).size === 1,
    );
    const emails = contactsOf.get(personId)?.[0]?.data.emails?.map(({ value }) => value.toLowerCase()) ?? [];
    const common = content.emails.filter(({ address }) => emails.includes(address.toLowerCase()));
    expect([personId, own.length + common.length > 0]).toEqual([personId, true]);
  }
});

test('names of the two sides differ in spelling at most', () => {
  for (const { personId, content } of shared) {
    const data = contactsOf.get(personId)?.[0]?.data;
    const onContact = joinName(data?.first_name ?? '', data?.last_name ?? '');
    expect([onContact, isSameSpelling(onContact, joinName(content.given, content.family))]).toEqual([
      onContact,
      true,
    ]);
  }
});

test('two thirds and more of the shared cards are spelled otherwise', () => {
  expect(counts.spelledOtherwise).toBeGreaterThan(400);
  expect(shared.filter(({ isSpelledOtherwise }) => isSpelledOtherwise)).toHaveLength(counts.spelledOtherwise);
});

test('ten people have another company in the book, all others the same or none', () => {
  const conflicts = shared.filter(({ personId, content }) => {
    const company = contactsOf.get(personId)?.[0]?.data.company_name ?? '';
    return company !== '' && content.company !== null && !isSameSpelling(company, content.company);
  });
  expect(conflicts).toHaveLength(counts.conflicts);
  expect(conflicts.every(({ personId }) => contactsOf.get(personId)?.length === 1)).toBe(true);
});

test('notes never contradict each other', () => {
  for (const { personId, content } of shared) {
    const note = contactsOf.get(personId)?.[0]?.data.information ?? content.note;
    expect(content.note ?? note).toBe(note);
  }
});

test('some tens of people are twice in Aircall, under the same name and number', () => {
  const twins = [...contactsOf.values()].filter((contacts) => contacts.length > 1);
  expect(twins).toHaveLength(counts.onlyAircallWithTwin + counts.sharedWithTwin);
  expect(twins.filter(([first]) => cardOf.has(first?.personId ?? -1))).toHaveLength(counts.sharedWithTwin);
  for (const [first, second] of twins) {
    const numbers = first?.data.phone_numbers?.map(({ value }) => value);
    expect(second?.data.phone_numbers?.map(({ value }) => value)).toEqual(numbers);
    expect(isSameSpelling(first?.data.first_name ?? '', second?.data.first_name ?? '')).toBe(true);
  }
});

test('Aircall’s numbers are E.164 but for the messy ones', () => {
  const messy = world.aircall.filter(
    ({ data }) => !data.phone_numbers?.every(({ value }) => readable([value])[0] === value),
  );
  expect(messy).toHaveLength(counts.messyInAircall);
  expect(world.aircall.every(({ data }) => (data.phone_numbers ?? []).length > 0)).toBe(true);
});

test('some cards cannot go to Aircall: no number, or none that can be read', () => {
  const silent = onlyBook.filter(({ content }) => content.phones.length === 0);
  expect(silent).toHaveLength(counts.withoutNumber);
  const unreadable = onlyBook.filter(
    ({ personId, content }) => content.phones.length > 0 && cardNumbers(personId).length === 0,
  );
  expect(unreadable).toHaveLength(counts.onlyUnreadableNumbers);
});

test('all other numbers of the book can be read with the firm’s country', () => {
  const beside = shared.filter(
    ({ personId, content }) => cardNumbers(personId).length < content.phones.length,
  );
  expect(beside).toHaveLength(counts.unreadableBeside);
  expect(beside.every(({ personId }) => cardNumbers(personId).length > 0)).toBe(true);
});

test('switchboards are shared on both sides, and known to colleagues who are in the book only', () => {
  const times = (numbers: readonly string[]) => Map.groupBy(numbers, (number) => number);
  const inAircall = times([...contactsOf.keys()].flatMap(contactNumbers));
  const inBook = times([...cardOf.keys()].flatMap(cardNumbers));
  const both = [...inBook].filter(
    ([number, held]) => held.length > 1 && (inAircall.get(number)?.length ?? 0) > 1,
  );
  expect(both).toHaveLength(counts.switchboards);
  const colleagues = onlyBook.filter(({ personId }) =>
    cardNumbers(personId).some((number) => inAircall.has(number)),
  );
  expect(colleagues).toHaveLength(counts.switchboardOnly);
  expect(colleagues.every(({ content }) => content.emails.length === 0)).toBe(true);
});

test('cards come in three versions under names of their own', () => {
  for (const version of ['2.1', '3.0', '4.0']) {
    expect(
      world.book.filter((entry) => entry.text.includes(`VERSION:${version}\r\n`)).length,
    ).toBeGreaterThan(30);
  }
  expect(world.book.some(({ text }) => text.includes('QUOTED-PRINTABLE'))).toBe(true);
  expect(new Set(world.book.map(({ fileName }) => fileName)).size).toBe(900);
});
