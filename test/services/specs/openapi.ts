/**
 * Holds exchanges to an OpenAPI 3 description, strictly: a path, a parameter, a property of a request or of an answer that the description
 * does not name is a mistake of ours. Deviations that are known to be the description's own are listed by whoever uses this, with a reason.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import type { WireRequest, WireResponse } from '../../emulators/message.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}
type Schema = Readonly<Record<string, unknown>>;
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | readonly Parameter[]>>>>;
  readonly components?: Schema;
}

export interface OpenApiOptions {
  /** Path of the server's address, which the description's paths leave out: `/api/v2`. */
  readonly base: string;
  /** Changes a schema of the description before it is used, for its own known mistakes. */
  readonly amend?: (schema: Schema, where: string) => Schema;
}

/** @returns what is wrong with one exchange; empty if nothing is. */
export type Checker = (request: WireRequest, answer: WireResponse) => readonly string[];

export function openApiChecker(api: OpenApi, options: OpenApiOptions): Checker {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const compiled = new Map<string, ValidateFunction>();
  const validatorFor = (where: string, schema: Schema) => {
    const known = compiled.get(where);
    if (known) return known;
    const strict = strictly(amendAll(schema, where, options.amend), api);
    const validate = ajv.compile({ ...strict, components: api.components });
    compiled.set(where, validate);
    return validate;
  };
  return (request, answer) => {
    const url = new URL(request.url);
    if (!url.pathname.startsWith(options.base)) return [];
    const found = operationFor(api, request.method, url.pathname.slice(options.base.length));
    if (!found) return [`${request.method} ${url.pathname} is not described`];
    const problems: string[] = [];
    const { operation, where } = found;
    const known = operation.parameters?.filter((one) => one.in === 'query').map((one) => one.name) ?? [];
    for (const name of url.searchParams.keys())
      if (!known.includes(name)) problems.push(`${where}: no parameter ${name}`);
    const body = schemaIn(operation.requestBody?.content);
    if (request.body !== '' && body)
      problems.push(...check(validatorFor(`${where} request`, body), request.body, `${where} request`));
    if (answer.status >= 200 && answer.status < 300 && answer.body !== '') {
      const shape = schemaIn(
        (operation.responses?.[String(answer.status)] ?? operation.responses?.['200'])?.content,
      );
      if (shape)
        problems.push(...check(validatorFor(`${where} answer`, shape), answer.body, `${where} answer`));
    }
    return problems;
  };
}

function operationFor(api: OpenApi, method: string, path: string) {
  // A path that is spelt out goes before one with a place for an id.
  const byPrecision = Object.entries(api.paths).sort(([a], [b]) => a.split('{').length - b.split('{').length);
  for (const [template, operations] of byPrecision) {
    const pattern = new RegExp(`^${template.replace(/[.()$]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`);
    const operation = operations[method.toLowerCase()];
    if (pattern.test(path) && operation && !Array.isArray(operation))
      return { operation: operation as Operation, where: `${method} ${template}` };
  }
  return null;
}

function schemaIn(
  content: Readonly<Record<string, { readonly schema?: Schema }>> | undefined,
): Schema | undefined {
  return Object.entries(content ?? {}).find(([type]) => type.includes('json'))?.[1].schema;
}

/** What is wrong with a text; one that is no JSON at all is for others to notice. */
export function check(validate: ValidateFunction, text: string, where: string): string[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return [];
  }
  if (validate(data)) return [];
  return (validate.errors ?? []).map((one) => {
    const more =
      'unevaluatedProperty' in one.params
        ? one.params.unevaluatedProperty
        : (one.params.additionalProperty ?? '');
    return `${where}: ${one.instancePath} ${one.message ?? ''} ${String(more)}`.trim();
  });
}

function amendAll(schema: Schema, where: string, amend: OpenApiOptions['amend']): Schema {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (node === null || typeof node !== 'object') return node;
    const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
    return amend ? amend(inner, where) : inner;
  };
  return walk(schema) as Schema;
}

/** Merges `allOf`, takes `nullable` over, and closes every object that names its properties. */
function strictly(schema: Schema, api: OpenApi): Schema {
  if (typeof schema.$ref === 'string') return strictly(resolve(schema.$ref, api), api);
  if (schema.nullable === true) {
    const { nullable: _nullable, ...rest } = schema;
    return { anyOf: [{ type: 'null' }, strictly(rest, api)] };
  }
  if (Array.isArray(schema.allOf)) {
    const parts = [
      ...(schema.allOf as Schema[]),
      ...(schema.properties ? [{ properties: schema.properties }] : []),
    ].map(({ nullable: _nullable, ...part }) => strictly(part, api));
    const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Schema;
    const required = parts.flatMap((part) =>
      Array.isArray(part.required) ? (part.required as string[]) : [],
    );
    return {
      type: 'object',
      properties,
      additionalProperties: false,
      ...(required.length > 0 ? { required } : {}),
    };
  }
  const strict: Record<string, unknown> = { ...schema };
  if (schema.properties && typeof schema.properties === 'object') {
    strict.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [key, strictly(value as Schema, api)]),
    );
    strict.additionalProperties = schema.additionalProperties === true;
  }
  if (schema.items && typeof schema.items === 'object') strict.items = strictly(schema.items as Schema, api);
  for (const key of ['oneOf', 'anyOf'] as const)
    if (Array.isArray(schema[key])) strict[key] = (schema[key] as Schema[]).map((one) => strictly(one, api));
  return strict;
}

function resolve(ref: string, api: OpenApi): Schema {
  const parts = ref.replace(/^#\//, '').split('/');
  return parts.reduce<unknown>((node, part) => (node as Schema)[part], api) as Schema;
}
