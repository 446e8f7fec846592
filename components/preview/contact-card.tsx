/** A record as it is: every filled field of its service, in the service's order. */
import type { Contact, Field } from '../../lib/app/api.ts';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { OneValue } from './change-table.tsx';

export function ContactCard({ contact, fields }: { contact: Contact; fields: readonly Field[] }) {
  const known = fields.filter((field) => (contact[field.id] ?? []).length > 0);
  if (known.length === 0) return <p class="muted">{t('empty_record')}</p>;
  return (
    <dl class="changes">
      {known.map((field) => (
        <div class="change" key={field.id}>
          <dt>{fieldName(field, field.id)}</dt>
          <dd>
            <ul class="values">
              {(contact[field.id] ?? []).map((value) => (
                <li key={`${value.value} ${value.label ?? ''}`}>
                  <OneValue value={value} field={field} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
