/** A record as rules see it, from what is stored of it: for plans, for "test a contact", for counts in the editor. */
import type { Contact, Field, SideName } from '../contact/contact.ts';
import type { Subject } from './condition.ts';
import type { ConnectionSettings } from './settings.ts';

export interface JudgedRecord {
  readonly contact: Contact;
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
}

/** @param today start of the day (ms, UTC): `startOfDay(now)`. @param hasPartner whether it is linked already. */
export function subjectOf(
  settings: Pick<ConnectionSettings, 'defaultCountry'>,
  side: SideName,
  fields: readonly Field[],
  record: JudgedRecord,
  hasPartner: boolean,
  today: number,
): Subject {
  return {
    contact: record.contact,
    fields,
    country: settings.defaultCountry[side],
    today,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    hasPartner,
  };
}
