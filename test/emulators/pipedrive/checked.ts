/** Small checks that name what is wrong, or give null. An object with a property that was not foreseen is wrong. */
export type Checked = string | null;
export type Check = (value: unknown) => Checked;

export const z = {
  text: (value: unknown): Checked => (typeof value === 'string' ? null : 'is no text'),
  filled: (value: unknown): Checked =>
    typeof value === 'string' && value.trim() !== '' ? null : 'is required',
  atMost:
    (most: number): Check =>
    (value) =>
      typeof value !== 'string' ? 'is no text' : value.length > most ? 'is too long' : null,
  whole: (value: unknown): Checked => (Number.isInteger(value) ? null : 'is no whole number'),
  yesNo: (value: unknown): Checked => (typeof value === 'boolean' ? null : 'is neither true nor false'),
  anyObject: (value: unknown): Checked =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'is no object',
  optional:
    (check: Check): Check =>
    (value) =>
      value === undefined ? null : check(value),
  nullable:
    (check: Check): Check =>
    (value) =>
      value === null ? null : check(value),
  list:
    (check: Check): Check =>
    (value) => {
      if (!Array.isArray(value)) return 'is no list';
      return value.map(check).find((problem) => problem !== null) ?? null;
    },
  object: (value: unknown, shape: Readonly<Record<string, Check>>): Checked => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object';
    const held = value as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(held).find((key) => !(key in shape));
    if (unknown !== undefined) return `${unknown} is not allowed`;
    for (const [key, check] of Object.entries(shape)) {
      const problem = check(held[key]);
      if (problem !== null) return `${key} ${problem}`;
    }
    return null;
  },
};
