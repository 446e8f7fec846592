/** A record as a service just gave it, ready for the mirror. */
import type { ServiceRecord } from '../contact/contact.ts';
import { indexKeys } from '../contact/index-keys.ts';
import type { Confirmation, Side } from './ports.ts';

export function mirrorUpdate(side: Side, record: ServiceRecord): Confirmation['mirror'][number] {
  const { raw: _raw, ...kept } = record;
  return {
    accountId: side.account.id,
    record: kept,
    keys: indexKeys(record.contact, side.fields, side.account.defaultCountry),
  };
}
