/** What is not known about a service, one thing at a time: suites are told once for every position of every switch that is not its default. */
export interface SwitchCase<Switches> {
  readonly name: string;
  readonly settings: Partial<Switches>;
}

/** By switch, the positions besides the default. */
export type Alternatives<Switches> = { readonly [Name in keyof Switches]: readonly Switches[Name][] };

export function oneAtATime<Switches>(
  alternatives: Partial<Alternatives<Switches>>,
): readonly SwitchCase<Switches>[] {
  return Object.entries<readonly unknown[] | undefined>(alternatives).flatMap(([name, values = []]) =>
    values.map((value) => ({ name: `${name} = ${value}`, settings: { [name]: value } as Partial<Switches> })),
  );
}
