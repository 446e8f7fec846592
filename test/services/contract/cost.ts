/** What an operation costs by the connector's own word is what it really costs: "time left" and "least possible" rest on it. */
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../lib/contact/contact.ts';
import { inWorld } from './in-world.ts';
import {
  type ContractWorld,
  type MakeWorld,
  mustRead,
  type PersonData,
  personContact,
  populate,
  someone,
} from './world.ts';

const work = (value: string, label = 'Work'): Value => ({ value, label });
const [one, two, three] = ['+33612010000', '+33612020000', '+33612030000'].map((value) => work(value));

const changes: readonly [string, PersonData][] = [
  ['a name', { family: 'Neu' }],
  ['all names, company and note', { given: 'Neu', family: 'Neu', company: 'Neu', note: 'Neu' }],
  ['a number more', { phones: list(one, two, three) }],
  ['a number fewer', { phones: list(one) }],
  ['another number', { phones: list(one, work('+4930901820')) }],
  ['another label', { phones: list(one, work('+33612020000', 'Home')) }],
  ['the same numbers in another order', { phones: list(two, one) }],
  ['other numbers and no e-mail', { phones: list(three), emails: [] }],
  ['a name and two numbers more', { family: 'Neu', phones: list(one, two, three, work('+4930901820')) }],
  ['nothing at all', {}],
];

export function describeCost(makeWorld: MakeWorld): void {
  const within = inWorld(makeWorld);

  describe('what it costs', () => {
    it.each(changes)('%s', (_what, change) =>
      within(async (world) => {
        const { fields } = world.connector;
        const id = await world.direct.create(someone(fields, 1, { phones: list(one, two) }));
        const current = await mustRead(world, id);
        const target = personContact(fields, change);
        const before = world.requests();
        await world.connector.update(current, target);
        expectCost(world, world.connector.cost(current.contact, target), world.requests() - before);
      }),
    );

    it('a create and a delete', () =>
      within(async (world) => {
        const contact = someone(world.connector.fields, 1);
        const start = world.requests();
        const record = await world.connector.create('key', contact);
        const made = world.requests();
        await world.connector.delete(record);
        expectCost(world, world.connector.cost(null, contact), made - start);
        expectCost(world, world.connector.cost(contact, null), world.requests() - made);
      }));

    it('a change that the service cannot hold has a cost all the same', () =>
      within(async (world) => {
        const [id = ''] = await populate(world, 1);
        const { contact } = await mustRead(world, id);
        const emptied = Object.fromEntries(Object.keys(contact).map((field) => [field, []]));
        expect(world.connector.cost(contact, emptied)).toBeGreaterThanOrEqual(0);
      }));
  });
}

function expectCost(world: ContractWorld, said: number, real: number): void {
  if (world.costIsExact ?? true) expect(said).toBe(real);
  else expect(said).toBeLessThanOrEqual(real);
}

function list(...values: (Value | undefined)[]): Value[] {
  return values.flatMap((value) => value ?? []);
}
