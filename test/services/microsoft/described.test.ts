/** That the description really looks: it takes what is right and refuses what is wrong. And Microsoft's published types take what we send. */
import type { Contact, NullableOption } from '@microsoft/microsoft-graph-types';
import { describe, expect, it, test } from 'vitest';
import { type Body, changeBody, creationBody } from '../../../lib/services/microsoft/write-body.ts';
import { populate } from '../contract/world.ts';
import { microsoftChecker } from './described.ts';
import { exchangesChecked } from './watched.ts';
import { microsoftWorld } from './world.ts';

const check = microsoftChecker();
const folder = 'https://graph.microsoft.com/v1.0/me/contactFolders/AAMk%3D/contacts';
const problems = (method: string, url: string, body: unknown, answer: unknown = {}, status = 200) =>
  check?.(
    { method, url, headers: {}, body: body === null ? '' : JSON.stringify(body) },
    { status, headers: {}, body: JSON.stringify(answer) },
  ) ?? [];

describe.skipIf(!check)('Microsoft’s description of Graph', () => {
  it.each([
    [
      'a create',
      'POST',
      folder,
      { givenName: 'A', businessPhones: ['1'], emailAddresses: [{ address: 'a@b.c' }] },
    ],
    ['a change', 'PATCH', `${folder}/AAkA%3D`, { surname: null, birthday: '1985-04-12T11:59:00Z' }],
    ['a first round of delta', 'GET', `${folder}/delta?$select=id,surname`, null],
    ['a later one', 'GET', `${folder}/delta?$deltatoken=t`, null],
  ])('takes %s', (_what, method, url, body) => expect(problems(method, url, body)).toEqual([]));

  it.each([
    ['a property that is none', 'POST', folder, { firstName: 'A' }],
    ['a text in place of a list', 'POST', folder, { businessPhones: '1' }],
    ['a property of an address that is none', 'POST', folder, { emailAddresses: [{ value: 'a@b.c' }] }],
    ['a day without a time', 'PATCH', `${folder}/AAkA%3D`, { birthday: '1985-04-12' }],
    ['a parameter that is none', 'GET', `${folder}?$page=2`, null],
    ['a path that is none', 'GET', 'https://graph.microsoft.com/v1.0/me/people2', null],
  ])('refuses %s', (_what, method, url, body) => expect(problems(method, url, body)).not.toEqual([]));

  it('refuses an answer with a property that is none', () => {
    expect(problems('GET', `${folder}/delta`, null, { value: [{ id: '1', firstName: 'A' }] })).not.toEqual(
      [],
    );
  });

  it('looks at every exchange of the suite, those within batches too', async () => {
    const before = exchangesChecked();
    const world = await microsoftWorld();
    await world.connector.batches?.read(await populate(world, 3));
    expect(exchangesChecked() - before).toBeGreaterThanOrEqual(3 + 3);
  });
});

/** Lists that are only read fit where lists are asked for. */
type Loose<T> = {
  [K in keyof T]: T[K] extends readonly (infer U)[] | undefined ? Loose<U>[] | undefined : T[K];
};
type Taken = { [K in keyof Required<Body>]: K extends keyof Contact ? true : never };

test('Microsoft’s published types name every property that is sent, and take its values', () => {
  const named: Taken = {
    givenName: true,
    surname: true,
    middleName: true,
    displayName: true,
    nickName: true,
    companyName: true,
    department: true,
    jobTitle: true,
    personalNotes: true,
    businessPhones: true,
    homePhones: true,
    mobilePhone: true,
    emailAddresses: true,
    categories: true,
    birthday: true,
    singleValueExtendedProperties: true,
  };
  const made = creationBody('key', { given: [{ value: 'Anna' }] }) as Loose<Body> satisfies Contact;
  const shown: NullableOption<string> | undefined = made.displayName;
  expect(shown).toBe('Anna');
  expect(Object.keys(made).every((name) => name in named)).toBe(true);
  expect(changeBody).toBeTypeOf('function');
});
