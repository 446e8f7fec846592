/**
 * Microsoft's OpenAPI description of Graph, cut to what a contact is, and the deviations of the description itself, each with its reason.
 * Null where it is not here.
 */
import { type Checker, type OpenApi, openApiChecker } from '../specs/openapi.ts';
import { ownersDescription } from '../specs/where.ts';

type Node = Readonly<Record<string, unknown>>;

/** Types whose objects travel between Graph and us. Others are behind links that nobody asks for. */
const kept = [
  'microsoft.graph.contact',
  'microsoft.graph.contactFolder',
  'microsoft.graph.outlookItem',
  'microsoft.graph.entity',
  'microsoft.graph.emailAddress',
  'microsoft.graph.physicalAddress',
  'microsoft.graph.singleValueLegacyExtendedProperty',
  'microsoft.graph.user',
  'microsoft.graph.directoryObject',
];

/** Annotations of OData's JSON format, which the description leaves out. */
const annotations: Node = {
  '@odata.context': { type: 'string' },
  '@odata.etag': { type: 'string' },
};

export function microsoftChecker(): Checker | null {
  const description = ownersDescription('graph-contacts-subset.json') as OpenApi | null;
  if (!description) return null;
  const schemas = (description.components as { schemas: Record<string, Node> }).schemas;
  const resolved = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(resolved);
    if (node === null || typeof node !== 'object') return node;
    const { discriminator: _types, ...inner } = node as Node;
    if (typeof inner.$ref === 'string') {
      const name = inner.$ref.split('/').at(-1) ?? '';
      if (inner.$ref.includes('/responses/')) return resolved(responses[name]);
      if (inner.$ref.includes('/parameters/')) return parameters[name];
      return name.startsWith('microsoft.graph.') && !kept.includes(name) ? {} : resolved(schemas[name]);
    }
    // "This type or any object": the second half would let everything pass.
    const [first, second] = Array.isArray(inner.anyOf) ? (inner.anyOf as Node[]) : [];
    if (first?.$ref && second?.nullable === true && second.type === 'object')
      return resolved({ allOf: [first] });
    const properties = inner.properties as Readonly<Record<string, Node>> | undefined;
    if (!properties)
      return Object.fromEntries(Object.entries(inner).map(([key, value]) => [key, resolved(value)]));
    const own = Object.entries(properties).filter(
      ([name, value]) =>
        value['x-ms-navigationProperty'] !== true || name === 'singleValueExtendedProperties',
    );
    // `@odata.type` is declared required; Graph asks for it nowhere and gives it nowhere that only one type can stand.
    const { required: _required, ...rest } = inner;
    return {
      ...rest,
      properties: {
        ...annotations,
        ...Object.fromEntries(own.map(([name, value]) => [name, resolved(value)])),
      },
    };
  };
  const { responses = {}, parameters = {} } = description.components as unknown as Record<
    string,
    Record<string, Node>
  >;
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [path, operations] of Object.entries(description.paths)) {
    const read = withStatuses(resolved(operations) as Record<string, unknown>);
    paths[path] = read;
    // The documentation's short name of the same function.
    const short = path.replace('microsoft.graph.delta()', 'delta');
    if (short !== path) paths[short] = withDelta(read);
  }
  return openApiChecker({ paths } as unknown as OpenApi, { base: '/v1.0' });
}

/** `2XX` is what the description says; 200 and 201 are what is answered. */
function withStatuses(operations: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(operations), (key, value) =>
    key === 'responses' && value && '2XX' in value
      ? { ...value, 200: value['2XX'], 201: value['2XX'] }
      : value,
  ) as Record<string, unknown>;
}

/** Tokens in links, and rows of what was removed: in the documentation of delta, not in the description. */
function withDelta(operations: Record<string, unknown>): Record<string, unknown> {
  const get = operations.get as { parameters: unknown[] };
  const tokens = ['$deltatoken', '$skiptoken'].map((name) => ({ name, in: 'query' }));
  const text = JSON.stringify({ ...get, parameters: [...get.parameters, ...tokens] });
  const removed = { type: 'object', properties: { reason: { enum: ['deleted', 'changed'] } } };
  return {
    ...operations,
    get: JSON.parse(text, (key, value) =>
      key === 'properties' && value && 'changeKey' in value ? { ...value, '@removed': removed } : value,
    ),
  };
}
