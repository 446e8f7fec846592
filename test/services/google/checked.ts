/** Until the description is at hand, nothing is checked. */
export function checkedAgainstSpec(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return fetch;
}
