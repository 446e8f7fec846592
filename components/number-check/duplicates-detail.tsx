/** A group of records that are one person: side by side, and the one that would remain, field by field. */
import { useId } from 'preact/hooks';
import type { AccountView, DuplicatesFinding } from '../../lib/app/api.ts';
import { Notice } from '../controls/notice.tsx';
import { ChangeTable } from '../preview/change-table.tsx';
import { ContactCard } from '../preview/contact-card.tsx';
import { EvidenceList } from '../preview/item-sheet.tsx';
import { listed } from '../words/formats.ts';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';

/** `order`: in which the contacts are shown, whoever is to stay. `onKeep` null: nothing is to be chosen here. */
export function DuplicatesDetail({
  finding,
  order,
  view,
  onKeep,
}: {
  finding: DuplicatesFinding;
  order: DuplicatesFinding['records'];
  view: AccountView;
  onKeep: ((id: string) => void) | null;
}) {
  const { records, survivorId, merged, differing, refused } = finding;
  const group = useId();
  const survivor = records.find(({ id }) => id === survivorId);
  const changes = view.fields
    .map(({ id }) => ({
      field: id,
      before: survivor?.contact[id] ?? [],
      after: merged[id] ?? [],
    }))
    .filter(({ before, after }) => before.length + after.length > 0);
  return (
    <>
      {finding.evidence.length > 0 && <EvidenceList evidence={finding.evidence} />}
      {refused === null && (
        <section class="block" data-id="merged">
          <h3 class="block-title">{t('afterwards')}</h3>
          <ChangeTable fields={view.fields} changes={changes} />
        </section>
      )}
      {differing.length > 0 && refused === null && (
        <Notice title={t('only_one_fits')}>
          <p>
            {t('only_one_fits_text', {
              fields: listed(
                differing.map(({ field }) =>
                  fieldName(
                    view.fields.find(({ id }) => id === field),
                    field,
                  ),
                ),
              ),
            })}
          </p>
        </Notice>
      )}
      <fieldset class="twins">
        <legend class="hidden">{t('who_stays')}</legend>
        {order.map(({ id, title, contact }) => (
          <section class="block" key={id} data-id="twin">
            {onKeep && refused === null ? (
              <label class="block-title twin-head">
                <input
                  type="radio"
                  name={group}
                  data-id="keep-this"
                  checked={id === survivorId}
                  onChange={() => onKeep(id)}
                />
                {id === survivorId ? t('twin_stays') : t('keep_this_instead')}
              </label>
            ) : (
              <h3 class="block-title">
                {refused === null ? twinWords(id === survivorId) : <bdi>{title || t('no_name')}</bdi>}
              </h3>
            )}
            <ContactCard contact={contact} fields={view.fields} />
          </section>
        ))}
      </fieldset>
    </>
  );
}

function twinWords(isSurvivor: boolean): string {
  return isSurvivor ? t('twin_stays') : t('twin_goes');
}
