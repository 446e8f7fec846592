/** A person as the emulator keeps it, and checks of what it takes in: what Pipedrive's description does not name is refused. */
import { type Checked, z } from './checked.ts';

export interface Detail {
  readonly value: string;
  readonly primary: boolean;
  readonly label: string;
}

export interface Person {
  readonly id: number;
  name: string;
  owner_id: number;
  org_id: number | null;
  readonly add_time: number;
  update_time: number;
  emails: readonly Detail[];
  phones: readonly Detail[];
  is_deleted: boolean;
  label_ids: readonly number[];
  notes: string | null;
  job_title: string | null;
  birthday: string | null;
  custom_fields: Readonly<Record<string, unknown>>;
}

export interface Organisation {
  readonly id: number;
  name: string;
  readonly add_time: number;
  update_time: number;
}

const details = z.list((item) =>
  z.object(item, { value: z.text, primary: z.optional(z.yesNo), label: z.optional(z.text) }),
);

/** @returns what is wrong, or null. Unknown properties are refused; so is what contact sync would be needed for. */
export function problemIn(
  body: unknown,
  options: { readonly contactSync: boolean; readonly isNew: boolean },
): Checked {
  const problem = z.object(body, {
    name: options.isNew ? z.filled : z.optional(z.filled),
    owner_id: z.optional(z.whole),
    org_id: z.optional(z.nullable(z.whole)),
    emails: z.optional(details),
    phones: z.optional(details),
    label_ids: z.optional(z.list(z.whole)),
    visible_to: z.optional(z.whole),
    custom_fields: z.optional(z.anyObject),
    ...(options.contactSync
      ? {
          notes: z.optional(z.nullable(z.atMost(10_000))),
          job_title: z.optional(z.nullable(z.text)),
          birthday: z.optional(z.nullable(z.text)),
        }
      : {}),
  });
  return problem;
}
