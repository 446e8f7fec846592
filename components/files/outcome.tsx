/** What would come of the file: the first contacts as they would be, and what is worth knowing before. */

import type { Contact } from '../../lib/app/api.ts';
import type { FileOutcome } from '../../lib/app/file-outcome.ts';
import { Notice } from '../controls/notice.tsx';
import { count } from '../words/formats.ts';
import { t, tn } from '../words/words.ts';

const rowsNamed = 8;

export function Outcome({ outcome }: { outcome: FileOutcome }) {
  const { withoutNumber, badNumbers, unreadable, odd, samples, lookedAt, records } = outcome;
  return (
    <section class="stack">
      <div>
        <h2>{t('file_outcome')}</h2>
        {lookedAt < records && <p class="muted">{t('file_looked_at', { count: count(lookedAt) })}</p>}
      </div>
      {withoutNumber > 0 && (
        <Notice hook="file-without-number" title={tn('file_without_number', withoutNumber)}>
          <p>{t('file_without_number_why')}</p>
        </Notice>
      )}
      {badNumbers > 0 && (
        <Notice tone="attention" hook="file-bad-numbers" title={tn('file_bad_numbers', badNumbers)}>
          <p>{t('file_bad_numbers_why')}</p>
        </Notice>
      )}
      {odd.length > 0 && (
        <Notice tone="attention" hook="file-odd" title={tn('file_odd_rows', odd.length)}>
          <p>
            {t('file_odd_rows_why', {
              rows: odd.slice(0, rowsNamed).map(count).join(', ') + (odd.length > rowsNamed ? ' …' : ''),
            })}
          </p>
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice tone="attention" hook="file-unreadable" title={tn('file_unreadable', unreadable)} />
      )}
      <ul class="file-samples">
        {samples.map((sample, index) => (
          <li key={index} class="file-sample" data-id="file-sample">
            <strong>
              <bdi>{sample.title || t('no_name')}</bdi>
            </strong>
            <span class="muted">
              <bdi>{lineOf(sample.contact)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lineOf(contact: Contact): string {
  return ['org', 'tel', 'email']
    .flatMap((field) =>
      (contact[field] ?? []).map(({ value, label }) => (label ? `${value} (${label})` : value)),
    )
    .slice(0, 4)
    .join(' · ');
}
