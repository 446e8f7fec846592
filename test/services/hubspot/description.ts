/**
 * HubSpot's API of 2026-09 as far as it is used, written down by hand from its reference (seen 2026-11), because its own description may
 * not be passed on. Strict: an object that names its properties has no others.
 */
import type { OpenApi } from '../specs/openapi.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const yesNo: Schema = { type: 'boolean' };
const time: Schema = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT' };
const id: Schema = { type: 'string', pattern: '^\\d+$' };
const anyOf = (schema: Schema): Schema => ({ type: 'object', additionalProperties: schema });
const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });
const object = (
  properties: Readonly<Record<string, Schema>>,
  required = Object.keys(properties),
): Schema => ({
  type: 'object',
  properties,
  required,
});

const values = anyOf({ type: ['string', 'null'] });
const contact = object(
  {
    id,
    properties: values,
    createdAt: time,
    updatedAt: time,
    archived: yesNo,
    archivedAt: time,
    url: text,
    objectWriteTraceId: text,
  },
  ['id', 'properties', 'createdAt', 'updatedAt', 'archived'],
);
const paging = object({ next: object({ after: text, link: text }, ['after']) });
const page = object({ results: list(contact), paging }, ['results']);
const error = object(
  {
    status: text,
    category: text,
    message: text,
    context: anyOf(list(text)),
    errors: list(
      object({ message: text, code: text, context: anyOf(list(text)), in: text, subCategory: text }, [
        'message',
      ]),
    ),
  },
  ['status', 'message', 'context'],
);
const batch = object(
  {
    status: { enum: ['COMPLETE'] },
    results: list(contact),
    startedAt: time,
    completedAt: time,
    requestedAt: time,
    numErrors: number,
    errors: list(error),
  },
  ['status', 'results', 'startedAt', 'completedAt'],
);
const hundred = { minItems: 1, maxItems: 100 };
const named = { objectWriteTraceId: text };
const written = { properties: anyOf(text) };
const created = { ...written, associations: list({}, { maxItems: 0 }) };
const readInput = list(object({ id }), hundred);
const read = object(
  {
    properties: list(text),
    propertiesWithHistory: list(text),
    inputs: list(object({ id: text }), hundred),
    idProperty: { enum: ['email'] },
  },
  ['properties', 'propertiesWithHistory', 'inputs'],
);

const answers = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const ask = (query: readonly string[], answer: Schema) => ({
  parameters: query.map((name) => ({ name, in: 'query' })),
  responses: { '200': answers(answer) },
});
const send = (body: Schema, answer: Schema | null, status = '200') => ({
  requestBody: answers(body),
  responses: { [status]: answer ? answers(answer) : {}, ...(answer ? { '207': answers(answer) } : {}) },
});

const search = object(
  {
    filterGroups: list(
      object({
        filters: list(object({ propertyName: text, operator: { enum: ['GTE'] }, value: id }), {
          maxItems: 6,
        }),
      }),
      { maxItems: 5 },
    ),
    sorts: list(object({ propertyName: text, direction: { enum: ['ASCENDING', 'DESCENDING'] } }), {
      minItems: 1,
      maxItems: 1,
    }),
    properties: list(text),
    limit: { type: 'integer', minimum: 1, maximum: 200 },
    after: id,
  },
  ['filterGroups', 'sorts', 'properties', 'limit'],
);

const property = object({
  name: text,
  label: text,
  type: { enum: ['string', 'number', 'date', 'datetime', 'enumeration', 'bool', 'phone_number'] },
  fieldType: text,
  description: text,
  groupName: text,
  options: list(object({ value: text, label: text, description: text, displayOrder: number, hidden: yesNo })),
  displayOrder: number,
  calculated: yesNo,
  externalOptions: yesNo,
  archived: yesNo,
  hasUniqueValue: yesNo,
  hidden: yesNo,
  hubspotDefined: yesNo,
  formField: yesNo,
  modificationMetadata: object({
    archivable: yesNo,
    readOnlyDefinition: yesNo,
    readOnlyOptions: yesNo,
    readOnlyValue: yesNo,
  }),
});
const owner = object({
  id,
  firstName: text,
  lastName: text,
  email: text,
  type: { enum: ['PERSON', 'QUEUE'] },
  userId: number,
  createdAt: time,
  updatedAt: time,
  archived: yesNo,
});
const contactList = object({
  listId: text,
  name: text,
  objectTypeId: text,
  listVersion: number,
  processingType: text,
  processingStatus: text,
  createdAt: time,
  updatedAt: time,
  additionalProperties: anyOf(text),
});
const membership = object({
  listId: text,
  listVersion: number,
  firstAddedTimestamp: time,
  lastAddedTimestamp: time,
  isPublicList: yesNo,
});

const contacts = '/crm/objects/2026-09/contacts';
const companies = '/crm/objects/2026-09/companies';

export const description: OpenApi = {
  paths: {
    [contacts]: {
      get: ask(['limit', 'after', 'properties', 'archived'], page),
      post: send(object(created), contact, '201'),
    },
    [`${contacts}/{id}`]: {
      get: ask(['properties', 'idProperty'], contact),
      patch: send(object(written), contact),
      delete: { responses: { '204': {} } },
    },
    [`${contacts}/search`]: {
      post: send(search, object({ total: number, results: list(contact), paging }, ['total', 'results'])),
    },
    [`${contacts}/batch/read`]: { post: send(read, batch) },
    [`${contacts}/batch/create`]: {
      post: send(object({ inputs: list(object({ ...created, ...named }), hundred) }), batch, '201'),
    },
    [`${contacts}/batch/update`]: {
      post: send(object({ inputs: list(object({ id, ...written, ...named }), hundred) }), batch),
    },
    [`${contacts}/batch/archive`]: { post: send(object({ inputs: readInput }), null, '204') },
    [companies]: { get: ask(['limit', 'properties'], page) },
    [`${companies}/batch/read`]: { post: send(read, batch) },
    '/crm/properties/2026-09/contacts': { get: ask([], object({ results: list(property) })) },
    '/crm/owners/2026-09': {
      get: ask(['limit', 'after', 'archived'], object({ results: list(owner), paging }, ['results'])),
    },
    '/crm/lists/2026-09/search': {
      post: send(
        object({ offset: number, count: { type: 'integer', maximum: 500 }, processingTypes: list(text) }),
        object({ offset: number, total: number, hasMore: yesNo, lists: list(contactList) }),
      ),
    },
    '/crm/lists/2026-09/records/memberships/batch/read': {
      post: send(
        object({ inputs: list(object({ objectTypeId: { enum: ['0-1'] }, recordId: id }), hundred) }),
        object({
          status: { enum: ['COMPLETE'] },
          startedAt: time,
          completedAt: time,
          results: list(
            object({ objectTypeId: text, recordId: id, recordListMemberships: list(membership) }),
          ),
        }),
      ),
    },
    '/account-info/2026-09/details': {
      get: ask(
        [],
        object({
          portalId: number,
          accountType: text,
          timeZone: text,
          companyCurrency: text,
          additionalCurrencies: list(text),
          utcOffset: text,
          utcOffsetMilliseconds: number,
          uiDomain: text,
          dataHostingLocation: text,
        }),
      ),
    },
    '/oauth/v2/private-apps/get/access-token-info': {
      post: send(
        object({ tokenKey: text }),
        object({ userId: number, hubId: number, appId: number, scopes: list(text) }),
      ),
    },
  },
};
