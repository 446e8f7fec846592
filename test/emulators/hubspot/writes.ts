/** Creating, changing, archiving and merging contacts, one or many. What the caller did needlessly goes into the ledger. */
import type { WireResponse } from '../message.ts';
import { Refusal } from '../refusal.ts';
import { empty, failed, isObject, ok, onlyKnown, refuse } from './answers.ts';
import type { Portal, StoredContact } from './portal.ts';
import { accept, type Given, type Problem } from './values.ts';
import { iso, written } from './view.ts';

const mostInBatch = 100;

export function createOne(portal: Portal, body: unknown): WireResponse {
  const { properties } = inputOf(body, ['properties', 'associations', 'objectWriteTraceId'], 'contact');
  return ok(written(portal, create(portal, properties), 'all'), 201);
}

export function updateOne(portal: Portal, id: string, body: unknown): WireResponse {
  const { properties } = inputOf(body, ['properties'], 'contact');
  return ok(updated(portal, id, properties));
}

export function archiveOne(portal: Portal, id: string): WireResponse {
  const contact = portal.get(id);
  const isGone = !contact || contact.archivedAt !== null;
  if (isGone && portal.switches.deleteAgain === 404) throw notFound(portal);
  archive(portal, id);
  return empty();
}

export function batchWrite(portal: Portal, what: 'create' | 'update', body: unknown): WireResponse {
  const inputs = inputsOf(body);
  const startedAt = portal.now();
  const names = [
    'properties',
    'objectWriteTraceId',
    ...(what === 'create' ? ['associations'] : ['id', 'idProperty']),
  ];
  const items = inputs.map((input) => ({ ...inputOf(input, names, 'input'), input }));
  if (portal.switches.batchErrors === 'whole') for (const item of items) check(portal, what, item);
  const results: unknown[] = [];
  const errors: unknown[] = [];
  for (const { properties, id, trace } of items) {
    try {
      const result =
        what === 'create'
          ? written(portal, create(portal, properties), 'all')
          : updated(portal, id, properties);
      results.push(
        portal.switches.echoesTrace && trace !== null ? { ...result, objectWriteTraceId: trace } : result,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { correlationId: _id, context = {}, ...told } = JSON.parse(error.answer.body);
      errors.push({
        ...told,
        context: { ...context, ...(trace === null ? {} : { objectWriteTraceId: [trace] }) },
      });
    }
  }
  return batchAnswer(portal, startedAt, results, errors, what === 'create' ? 201 : 200);
}

export function batchArchive(portal: Portal, body: unknown): WireResponse {
  for (const input of inputsOf(body)) {
    onlyKnown(input, ['id'], 'input');
    if (typeof input.id !== 'string') throw refuse(400, 'id must be a text');
    archive(portal, input.id);
  }
  return empty();
}

export function batchAnswer(
  portal: Portal,
  startedAt: number,
  results: readonly unknown[],
  errors: readonly unknown[],
  status: number,
): WireResponse {
  return ok(
    {
      status: 'COMPLETE',
      results,
      startedAt: iso(startedAt),
      completedAt: iso(portal.now()),
      ...(errors.length === 0 ? {} : { numErrors: errors.length, errors }),
    },
    errors.length === 0 ? status : 207,
  );
}

export function inputsOf(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!isObject(body) || !Array.isArray(body.inputs) || !body.inputs.every(isObject))
    throw refuse(400, 'inputs must be a list of objects');
  onlyKnown(body, ['inputs', 'properties', 'propertiesWithHistory', 'idProperty'], 'batch');
  if (body.inputs.length === 0 || body.inputs.length > mostInBatch)
    throw refuse(400, `inputs must be 1 to ${mostInBatch}`);
  return body.inputs;
}

export function notFound({ switches }: Portal): Refusal {
  return new Refusal(
    switches.notFoundBody === 'category'
      ? failed(404, {
          category: 'OBJECT_NOT_FOUND',
          message: 'Object not found. objectId are usually numeric.',
        })
      : failed(404, { message: 'resource not found' }),
  );
}

/** The contact that an id stands for now. @throws Refusal 404 */
export function alive(portal: Portal, id: string): StoredContact {
  const other = portal.mergedInto.get(id);
  if (other !== undefined && portal.switches.mergedRead === 'the-other') return alive(portal, other);
  const contact = portal.get(id);
  if (!contact || contact.archivedAt !== null) throw notFound(portal);
  return contact;
}

function create(portal: Portal, given: Given): StoredContact {
  const values = accepted(portal, given, null, null);
  const { ledger, switches } = portal;
  ledger.creates += 1;
  const look = (one: Given) =>
    ['firstname', 'lastname', 'company', 'phone', 'mobilephone', 'email']
      .map((name) => one[name] ?? '')
      .join('\n');
  if (portal.all(false).some((one) => look(one.properties) === look(values))) ledger.duplicates += 1;
  const at = portal.now();
  const stage: Record<string, string> =
    switches.firstStage === null ? {} : { lifecyclestage: switches.firstStage };
  const contact = {
    id: portal.newId(),
    properties: { ...stage, ...values },
    createdAt: at,
    updatedAt: at,
    archivedAt: null,
  };
  portal.put(contact);
  return contact;
}

function updated(portal: Portal, id: string, given: Given) {
  const before = alive(portal, id);
  const values = accepted(portal, given, before.properties, before.id);
  const isNeedless = Object.entries(values).every(
    ([name, value]) => (before.properties[name] ?? '') === value,
  );
  portal.ledger.updates += 1;
  if (isNeedless) portal.ledger.unchangedWrites += 1;
  const after = { ...before, properties: { ...before.properties, ...values }, updatedAt: portal.now() };
  portal.put(after);
  const { updateAnswer } = portal.switches;
  return written(
    portal,
    after,
    updateAnswer === 'sent' ? Object.keys(given) : updateAnswer === 'all' ? 'all' : [],
  );
}

function archive(portal: Portal, id: string): void {
  const contact = portal.get(id);
  if (!contact || contact.archivedAt !== null) return;
  portal.ledger.deletes += 1;
  portal.put({ ...contact, archivedAt: portal.now() });
}

function check(
  portal: Portal,
  what: 'create' | 'update',
  { id, properties }: { id: string; properties: Given },
): void {
  const held = what === 'create' ? null : alive(portal, id);
  accepted(portal, properties, held?.properties ?? null, held?.id ?? null);
}

function accepted(portal: Portal, given: Given, held: Given | null, id: string | null): Given {
  const { values, problems } = accept(portal, given, held);
  if (problems.length > 0) throw rejected(portal, problems);
  const taken = values.email ? portal.holderOf(values.email, id) : undefined;
  if (taken)
    throw new Refusal(
      failed(portal.switches.takenEmailStatus, {
        category: portal.switches.takenEmailStatus === 409 ? 'CONFLICT' : 'VALIDATION_ERROR',
        message: `Contact already exists. Existing ID: ${taken.id}`,
      }),
    );
  return values;
}

function rejected({ switches }: Portal, problems: readonly Problem[]): Refusal {
  if (switches.rejectionBody === 'in-message') {
    const list = problems.map((one) => ({ isValid: false, portalId: 1, ...one }));
    const message = `Property values were not valid: ${JSON.stringify(list)}`;
    return new Refusal(failed(400, { category: 'VALIDATION_ERROR', message }));
  }
  return new Refusal(
    failed(400, {
      category: 'VALIDATION_ERROR',
      message: problems.map(({ message }) => message).join('; '),
      errors: problems.map(({ name, error, message }) => ({
        message,
        code: error,
        context: { propertyName: [name] },
      })),
    }),
  );
}

function inputOf(body: unknown, names: readonly string[], where: string) {
  if (!isObject(body)) throw refuse(400, `${where} must be an object`);
  onlyKnown(body, names, where);
  const { properties, id = '', objectWriteTraceId = null, associations = [] } = body;
  if (!isObject(properties)) throw refuse(400, `${where}: properties must be an object`);
  for (const [name, value] of Object.entries(properties))
    if (typeof value !== 'string') throw refuse(400, `${where}: ${name} must be a text`);
  if (typeof id !== 'string' || !Array.isArray(associations)) throw refuse(400, `${where}: wrong types`);
  if (objectWriteTraceId !== null && typeof objectWriteTraceId !== 'string')
    throw refuse(400, `${where}: objectWriteTraceId must be a text`);
  return { properties: properties as Given, id, trace: objectWriteTraceId };
}
