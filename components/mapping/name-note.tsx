/** What joining and splitting names means, shown on a real name. */
import type { ConnectionView, Contact, MappingRow } from '../../lib/app/api.ts';
import { otherSide, textOf } from '../../lib/contact/contact.ts';
import { joinName, splitName } from '../../lib/contact/name.ts';
import { t } from '../words/words.ts';
import { nameOf } from './mapping-words.ts';

export function NameNote({
  view,
  row,
  contacts,
}: {
  view: ConnectionView;
  row: MappingRow;
  /** The sample's records. */
  contacts: { readonly left: Contact | null; readonly right: Contact | null };
}) {
  const { transform } = row;
  if (transform?.kind !== 'name' || row[transform.parts] === '') return null;
  const { parts } = transform;
  const whole = otherSide(parts);
  const given = textOf(contacts[parts] ?? {}, row[parts]);
  const family = textOf(contacts[parts] ?? {}, transform.family);
  const full = textOf(contacts[whole] ?? {}, row[whole]) || joinName(given, family);
  const split = splitName(full);
  return (
    <div class="part" data-id="name-note">
      <p class="field-hint">
        {t('name_row_text', {
          family: nameOf(view, parts, transform.family),
          given: nameOf(view, parts, row[parts]),
          place: view[parts].account.name,
          whole: nameOf(view, whole, row[whole]),
        })}
      </p>
      {full !== '' && (
        <dl class="facts-list name-example">
          {given + family !== '' && (
            <>
              <dt>{t('name_joined')}</dt>
              <dd>
                <bdi>{given || '–'}</bdi> + <bdi>{family || '–'}</bdi> → <bdi>{joinName(given, family)}</bdi>
              </dd>
            </>
          )}
          <dt>{t('name_split')}</dt>
          <dd>
            <bdi>{full}</bdi> → <bdi>{split.given || '–'}</bdi> + <bdi>{split.family || '–'}</bdi>
            {split.isGuess && <span class="trial-asked">{t('name_is_guess')}</span>}
          </dd>
        </dl>
      )}
    </div>
  );
}
