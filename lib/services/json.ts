/** JSON as it comes from a service or is kept for a connector, and the first careful look at it. */

/** Plain JSON that only the connector reads; the engine stores it between pages and between runs. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of something kept by an earlier version, perhaps; undefined if it has no such field. */
export function fieldOf(json: Json, name: string): unknown {
  return isObject(json) ? json[name] : undefined;
}
