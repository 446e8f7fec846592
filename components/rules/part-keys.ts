/** Keys by which the page knows a condition or action again while it is edited: parts are plain data, and every edit makes a new one. */
const keys = new WeakMap<object, string>();
let next = 0;

export function keyOf(part: object): string {
  const known = keys.get(part);
  if (known !== undefined) return known;
  next += 1;
  const made = `part-${next}`;
  keys.set(part, made);
  return made;
}

/** The new part stands in the old one's place. */
export function inherit<T extends object>(made: T, from: object): T {
  if (made !== from) keys.set(made, keyOf(from));
  return made;
}

export function replaced<T extends object>(list: readonly T[], at: number, made: T): T[] {
  return list.map((one, index) => (index === at ? inherit(made, one) : one));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  rest.splice(to, 0, ...rest.splice(from, 1));
  return rest;
}
