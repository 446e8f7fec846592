/** Creating, updating, deleting: what was asked for is what the service then holds, and nothing else has changed. */
import { describe, expect, it } from 'vitest';
import type { Contact, Value } from '../../../lib/contact/contact.ts';
import { expectFailure, expectHolds, meaning } from './expect.ts';
import { inWorld } from './in-world.ts';
import { TestMirror } from './mirror.ts';
import { fieldOf, type MakeWorld, mustRead, personContact, populate, someone } from './world.ts';

const phone = (value: string, label = 'Work'): Value => ({ value, label });

export function describeWriting(makeWorld: MakeWorld): void {
  const within = inWorld(makeWorld);

  describe('writing', () => {
    it('a created contact is given back as it is then held, and pulled as that', () =>
      within(async (world) => {
        const wanted = someone(world.connector.fields, 1, { note: 'Ruft gern morgens an' });
        const created = await world.connector.create('key-1', wanted);
        expectHolds(world, created.contact, wanted);
        const read = await mustRead(world, created.id);
        expect([read.id, read.version]).toEqual([created.id, created.version]);
        expect(meaning(world.connector.fields, read.contact)).toEqual(
          meaning(world.connector.fields, created.contact),
        );
        await world.settle();
        const mirror = new TestMirror();
        mirror.records.set(created.id, {
          version: created.version,
          contact: created.contact,
          uid: created.uid,
        });
        await mirror.pull(world.connector);
        expect([...mirror.records.keys()]).toEqual([created.id]);
        expect(mirror.records.get(created.id)?.version).toBe(created.version);
      }));

    it.each([
      ['accents and ligatures', { given: 'Zoë', family: 'Ærøskøbing-Łódź' }],
      ['right-to-left names', { given: 'محمد', family: 'الأحمد' }],
      ['names without spaces', { given: '太郎', family: '山田' }],
      ['quotes, commas, semicolons, backslashes', { given: 'Jo "JJ"; A, B', family: 'O\\Neil\\n' }],
      ['a note of several lines', { note: 'eins\nzwei\n\nvier; fünf, sechs' }],
      ['a long note', { note: 'Lorem ipsum dolor sit amet – '.repeat(300).trim() }],
      ['a name without a family name', { given: 'Cher', family: '' }],
    ])('%s arrive as they were sent', (_what, person) =>
      within(async (world) => {
        const wanted = someone(world.connector.fields, 2, person);
        const { id } = await world.connector.create('key-2', wanted);
        expectHolds(world, (await mustRead(world, id)).contact, wanted);
      }),
    );

    it('an update of one field leaves the others alone', () =>
      within(async (world) => {
        const [id = ''] = await populate(world, 1);
        const before = await mustRead(world, id);
        const change = personContact(world.connector.fields, { company: 'Andere AG' });
        const after = await world.connector.update(before, change);
        expectHolds(world, after.contact, { ...before.contact, ...change });
        expectHolds(world, (await mustRead(world, id)).contact, { ...before.contact, ...change });
      }));

    it.each([
      ['a number more', [phone('+33612010000'), phone('+33612099999', 'Home')]],
      ['another number', [phone('+33612088888')]],
      ['another label', [phone('+33612010000', 'Mobile')]],
      ['another number with another label', [phone('+4930901820', 'Office')]],
      [
        'three numbers in place of one',
        [phone('+4930901820'), phone('+33612088888'), phone('+442083661177')],
      ],
      ['the same numbers in another order', [phone('+33612099999', 'Home'), phone('+33612010000')]],
    ] as [string, Value[]][])('%s is written and everything else stays', (_what, phones) =>
      within(async (world) => {
        const { fields } = world.connector;
        const held = someone(fields, 3, { phones: [phone('+33612010000')] });
        const id = await world.direct.create(held);
        const target = personContact(fields, { phones });
        const after = await world.connector.update(await mustRead(world, id), target);
        expectHolds(world, after.contact, { ...held, ...target });
        expectHolds(world, (await mustRead(world, id)).contact, { ...held, ...target });
      }),
    );

    it('numbers and e-mails can be taken away, and both change in one update with a name', () =>
      within(async (world) => {
        const { fields } = world.connector;
        const held = someone(fields, 4, {
          phones: [phone('+33612010000'), phone('+33612099999'), phone('+33612088888')],
          emails: [phone('a@example.com'), phone('b@example.com')],
        });
        const id = await world.direct.create(held);
        const target = personContact(fields, { family: 'Neu', phones: [phone('+33612099999')], emails: [] });
        const after = await world.connector.update(await mustRead(world, id), target);
        expectHolds(world, after.contact, { ...held, ...target });
      }));

    it('an update that changes nothing gives the record back', () =>
      within(async (world) => {
        const [id = ''] = await populate(world, 1);
        const before = await mustRead(world, id);
        const after = await world.connector.update(before, before.contact);
        expect(meaning(world.connector.fields, after.contact)).toEqual(
          meaning(world.connector.fields, before.contact),
        );
      }));

    it('the version changes with the content', () =>
      within(async (world) => {
        const [id = ''] = await populate(world, 1);
        const before = await mustRead(world, id);
        const updated = await world.connector.update(
          before,
          personContact(world.connector.fields, { company: 'Andere AG' }),
        );
        expect(updated.version).not.toBe(before.version);
        await world.direct.edit(id, personContact(world.connector.fields, { company: 'Dritte AG' }));
        expect((await mustRead(world, id)).version).not.toBe(updated.version);
      }));

    it('a field that can be emptied is emptied; one that cannot is refused and stays', () =>
      within(async (world) => {
        const [id = ''] = await populate(world, 1);
        const company = fieldOf(world, 'company');
        const before = await mustRead(world, id);
        const target: Contact = { [company.id]: [] };
        if (company.cannotClear) {
          await expectFailure(world.connector.update(before, target), 'not-supported');
          expectHolds(world, (await mustRead(world, id)).contact, before.contact);
        } else {
          expectHolds(world, (await world.connector.update(before, target)).contact, target);
        }
      }));

    it('what a service cannot hold is refused before anything is written', () =>
      within(async (world) => {
        const { fields } = world.connector;
        const required = fields.find((field) => field.required);
        if (required) {
          const { [required.id]: _without, ...rest } = someone(fields, 1);
          await expectFailure(world.connector.create('key', rest), 'not-supported');
        }
        const limited = fields.find((field) => field.role === 'phone' && field.maxValues !== undefined);
        if (limited) {
          const many = Array.from({ length: (limited.maxValues ?? 0) + 1 }, (_, n) =>
            phone(`+336120${10_000 + n}`),
          );
          const tooMany = { ...someone(fields, 1), [limited.id]: many };
          await expectFailure(world.connector.create('key', tooMany), 'not-supported', 'record-rejected');
        }
        expect(await world.direct.all()).toEqual([]);
      }));

    it('an update against an older version is refused where the service can tell', () =>
      within(async (world) => {
        if (!world.checksVersions) return;
        const [id = ''] = await populate(world, 1);
        const stale = await mustRead(world, id);
        await world.direct.edit(id, personContact(world.connector.fields, { family: 'Von Hand' }));
        const change = personContact(world.connector.fields, { family: 'Vom Abgleich' });
        await expectFailure(world.connector.update(stale, change), 'record-changed');
        await expectFailure(world.connector.delete(stale), 'record-changed');
        const { contact } = await mustRead(world, id);
        expectHolds(world, contact, personContact(world.connector.fields, { family: 'Von Hand' }));
      }));

    it('a record that is gone cannot be updated, is read as null, and deleting it again is no error', () =>
      within(async (world) => {
        const [id = ''] = await populate(world, 1);
        const record = await mustRead(world, id);
        await world.connector.delete(record);
        expect(await world.connector.read(id)).toBeNull();
        expect(await world.direct.all()).toEqual([]);
        await world.connector.delete(record);
        const { fields } = world.connector;
        for (const change of [{ family: 'X' }, { phones: [phone('+33612099999')] }, { phones: [] }])
          await expectFailure(world.connector.update(record, personContact(fields, change)), 'record-gone');
      }));

    it('an id that never was is read as null', () =>
      within(async (world) => {
        const [id = ''] = await populate(world, 1);
        const never = id.replace(/\d(?=\D*$)/, (digit) => `9${digit}9`);
        expect(await world.connector.read(never === id ? `${id}x` : never)).toBeNull();
      }));
  });
}
