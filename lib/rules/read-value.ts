/** Reads plain data piece by piece and notes what is wrong with it and where. What cannot be read is never guessed. */

/** Words: `rule_fault_<reason>`. */
export type RuleFaultReason =
  | 'not-a-rule' // no such shape at all
  | 'no-id'
  | 'same-id' // two rules with one id
  | 'unknown-kind' // a condition, test, action or exit that this version does not know
  | 'unknown-field'
  | 'wrong-type' // the field cannot answer this question or take this action
  | 'read-only'
  | 'value-missing'
  | 'value-wrong' // a text where a number is wanted, a date that is none
  | 'too-long'
  | 'too-deep'
  | 'too-many';

export interface RuleFault {
  /** Where: direction, index of the rule, then names and indexes inwards. */
  readonly path: readonly (string | number)[];
  readonly reason: RuleFaultReason;
  /** Name of the field, kind or value in question. */
  readonly detail?: string;
}

export class Reader {
  readonly faults: RuleFault[];
  readonly path: readonly (string | number)[];
  private readonly data: Readonly<Record<string, unknown>>;

  constructor(data: unknown, path: readonly (string | number)[], faults: RuleFault[]) {
    this.path = path;
    this.faults = faults;
    const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
    this.data = isObject ? (data as Record<string, unknown>) : {};
    if (!isObject) this.fault('not-a-rule');
  }

  has(name: string): boolean {
    return this.data[name] !== undefined;
  }

  raw(name: string): unknown {
    return this.data[name];
  }

  text(name: string, longest: number, isRequired = true): string {
    const value = this.data[name];
    if (value === undefined || (value === '' && isRequired)) {
      if (isRequired) this.fault('value-missing', name);
      return '';
    }
    if (typeof value !== 'string') this.fault('value-wrong', name);
    else if (value.length > longest) this.fault('too-long', name);
    else return value;
    return '';
  }

  texts(name: string, most: number, longest: number): readonly string[] {
    const value = this.data[name];
    if (!Array.isArray(value) || value.length === 0) {
      this.fault(value === undefined || Array.isArray(value) ? 'value-missing' : 'value-wrong', name);
      return [];
    }
    if (value.length > most) this.fault('too-many', name);
    else if (!value.every((one) => typeof one === 'string' && one.trim() !== ''))
      this.fault('value-wrong', name);
    else if (value.some((one: string) => one.length > longest)) this.fault('too-long', name);
    else return value;
    return [];
  }

  number(name: string, isAllowed: (value: number) => boolean = Number.isFinite): number {
    const value = this.data[name];
    if (typeof value === 'number' && isAllowed(value)) return value;
    this.fault(value === undefined ? 'value-missing' : 'value-wrong', name);
    return 0;
  }

  flag(name: string): boolean {
    const value = this.data[name];
    if (typeof value === 'boolean') return value;
    this.fault(value === undefined ? 'value-missing' : 'value-wrong', name);
    return false;
  }

  day(name: string): string {
    const value = this.text(name, 10);
    const isDay =
      /^\d{4}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value);
    if (value !== '' && !isDay) this.fault('value-wrong', name);
    return value;
  }

  choice<T extends string>(name: string, known: readonly T[]): T | null {
    const value = this.data[name];
    const found = known.find((one) => one === value);
    if (found === undefined) this.fault(value === undefined ? 'value-missing' : 'unknown-kind', name);
    return found ?? null;
  }

  list(name: string, most: number): readonly unknown[] {
    const value = this.data[name];
    if (!Array.isArray(value)) this.fault(value === undefined ? 'value-missing' : 'value-wrong', name);
    else if (value.length > most) this.fault('too-many', name);
    else return value;
    return [];
  }

  inner(data: unknown, ...at: readonly (string | number)[]): Reader {
    return new Reader(data, [...this.path, ...at], this.faults);
  }

  fault(reason: RuleFaultReason, detail?: string): null {
    this.faults.push({ path: this.path, reason, ...(detail === undefined ? {} : { detail }) });
    return null;
  }
}
