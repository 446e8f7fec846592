import { describe, expect, test } from 'vitest';
import type { Contact, Field, Value } from '../../lib/contact/contact.ts';
import { type MadeChange, planUndo } from '../../lib/sync/plan-undo.ts';

const phones: Field = {
  id: 'phone_numbers',
  name: 'aircall_phone_numbers',
  type: 'phone',
  many: true,
  phoneStyle: 'e164',
  required: true,
};
const first: Field = { id: 'first_name', name: 'aircall_first_name', type: 'text', many: false };
const typed = '01 42 68 53 10';
const mended = '+33142685310';

function undo(change: Partial<MadeChange>, now: Contact | null, field = phones) {
  const made: MadeChange = {
    id: 'j1',
    side: 'left',
    at: 1,
    kind: 'update',
    recordId: '7',
    title: 'Ada',
    changes: [],
    ...change,
  };
  const [item] = planUndo([
    {
      side: 'left',
      recordId: '7',
      fields: [first, field],
      country: 'FR',
      isCareful: false,
      field: null,
      chosen: [made],
      history: [made],
      now: now ? { contact: now, version: '1', isDeleted: false, unreadable: null } : undefined,
    },
  ]);
  return item;
}
const values = (...texts: string[]): Value[] => texts.map((value) => ({ value }));
const mend = { changes: [{ field: 'phone_numbers', before: values(typed), after: values(mended) }] };

describe('undoing a mend', () => {
  test('puts a wrong +1 back, because the service takes it as it was', () => {
    const before = values('+10142685310');
    const item = undo(
      { changes: [{ field: 'phone_numbers', before, after: values(mended) }] },
      { phone_numbers: values(mended) },
    );
    expect(item).toMatchObject({ kind: 'edit', target: { phone_numbers: before } });
  });

  test('leaves a number mended that had no country code, because the service would make another number of it', () => {
    const item = undo(mend, { phone_numbers: values(mended) });
    expect(item).toMatchObject({ kind: 'excluded', reason: 'cannot-be-undone' });
  });

  test('puts the other fields of the same change back, and tells which number stays', () => {
    const changes = [...mend.changes, { field: 'first_name', before: values('Ada'), after: values('ADA') }];
    const item = undo({ changes }, { first_name: values('ADA'), phone_numbers: values(mended) });
    expect(item).toMatchObject({
      kind: 'edit',
      target: { first_name: values('Ada') },
      losses: [{ field: 'phone_numbers', reason: 'no-country-code', value: typed }],
      undoes: [],
    });
  });

  test('puts it back where the service takes any spelling', () => {
    const item = undo(mend, { phone_numbers: values(mended) }, { ...phones, phoneStyle: 'any' });
    expect(item).toMatchObject({ kind: 'edit', target: { phone_numbers: values(typed) } });
  });

  test('minds only what is written anew', () => {
    const changes = [{ field: 'phone_numbers', before: values(typed, '+33142685311'), after: values(typed) }];
    const item = undo({ changes }, { phone_numbers: values(typed) });
    expect(item).toMatchObject({ kind: 'edit', target: { phone_numbers: values(typed, '+33142685311') } });
  });
});

test('a record that is made again gets a number without a country code as E.164', () => {
  const item = undo(
    { kind: 'delete', changes: [{ field: 'phone_numbers', before: values(typed), after: [] }] },
    null,
  );
  expect(item).toMatchObject({
    kind: 'edit',
    action: 'create',
    target: { phone_numbers: [{ value: mended }] },
  });
});
