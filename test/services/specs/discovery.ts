/**
 * Holds exchanges to a Google discovery document, strictly: a path, a parameter or a property that it does not name is a mistake of ours,
 * and so is a read-only property in what we send. Deviations that are the document's own are listed by whoever uses this.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import type { WireRequest, WireResponse } from '../../emulators/message.ts';
import { type Checker, check } from './openapi.ts';

type Schema = Readonly<Record<string, unknown>>;

interface Method {
  readonly httpMethod: string;
  readonly flatPath: string;
  readonly parameters?: Readonly<Record<string, { readonly location: string; readonly required?: boolean }>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
}
interface Resource {
  readonly methods?: Readonly<Record<string, Method>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}
export interface Discovery extends Resource {
  readonly rootUrl: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

export interface DiscoveryOptions {
  /** `Schema.property` that is called read-only and must be sent nevertheless. */
  readonly sentAllTheSame: readonly string[];
}

export function discoveryChecker(document: Discovery, options: DiscoveryOptions): Checker {
  const methods = [...methodsIn(document)];
  const asked = compilerOf(document, (owner, property) =>
    options.sentAllTheSame.includes(`${owner}.${property}`),
  );
  const answered = compilerOf(document, () => true);
  return (request, answer) => {
    const url = new URL(request.url);
    if (url.origin !== new URL(document.rootUrl).origin) return [];
    const method = methods.find((one) => fits(one, request.method, url.pathname.slice(1)));
    if (!method) return [`${request.method} ${url.pathname} is not described`];
    const where = `${method.httpMethod} ${method.flatPath}`;
    const known = { ...document.parameters, ...method.parameters };
    const problems = [...url.searchParams.keys()]
      .filter((name) => !(name in known))
      .map((name) => `${where}: no parameter ${name}`);
    if (request.body !== '' && !method.request) problems.push(`${where}: takes no body`);
    if (request.body !== '' && method.request)
      problems.push(...check(asked(method.request.$ref), request.body, `${where} request`));
    const isFine = answer.status >= 200 && answer.status < 300;
    if (isFine && method.response)
      problems.push(...check(answered(method.response.$ref), answer.body, `${where} answer`));
    return problems;
  };
}

function* methodsIn(resource: Resource): Generator<Method> {
  yield* Object.values(resource.methods ?? {});
  for (const inner of Object.values(resource.resources ?? {})) yield* methodsIn(inner);
}

function fits(method: Method, verb: string, path: string): boolean {
  const pattern = method.flatPath.replace(/[.()$]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/:]+');
  return method.httpMethod === verb && new RegExp(`^${pattern}$`).test(path);
}

/** @param mayBe whether a read-only property may be there */
function compilerOf(
  { schemas }: Discovery,
  mayBe: (owner: string, property: string) => boolean,
): (name: string) => ValidateFunction {
  const definitions = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, closed(schema, name, mayBe)]),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const compiled = new Map<string, ValidateFunction>();
  return (name) => {
    const known = compiled.get(name) ?? ajv.compile({ $ref: `#/definitions/${name}`, definitions });
    compiled.set(name, known);
    return known;
  };
}

function closed(schema: Schema, owner: string, mayBe: (owner: string, property: string) => boolean): Schema {
  const { id: _id, $ref: ref, type, properties, items, additionalProperties, ...rest } = schema;
  if (typeof ref === 'string') return { $ref: `#/definitions/${ref}` };
  const kept: Record<string, unknown> = { ...rest, ...(type === 'any' ? {} : { type }) };
  if (properties !== undefined) {
    const all = Object.entries(properties as Readonly<Record<string, Schema>>);
    const allowed = all.filter(([name, one]) => one.readOnly !== true || mayBe(owner, name));
    kept.properties = Object.fromEntries(allowed.map(([name, one]) => [name, closed(one, owner, mayBe)]));
    kept.additionalProperties = false;
  }
  if (additionalProperties !== undefined)
    kept.additionalProperties = closed(additionalProperties as Schema, owner, mayBe);
  if (items !== undefined) kept.items = closed(items as Schema, owner, mayBe);
  return kept;
}

/** A `fetch` that throws at an exchange which the description does not allow. */
export function checkedFetch(checker: Checker, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const copy = request.clone();
    const wire: WireRequest = {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: request.method === 'GET' ? '' : await copy.text(),
    };
    const response = await fetch(request);
    const answer: WireResponse = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.clone().text(),
    };
    const problems = checker(wire, answer);
    // Not as a failed fetch, which the product would take for a missing network.
    if (problems.length > 0) process.emitWarning(problems.join('\n'));
    violations.push(...problems);
    return response;
  };
}

/** What was found since the last look. */
export const violations: string[] = [];
