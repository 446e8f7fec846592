/** One record of a question, with everything its service holds of it. */
import type { ConnectionView, Contact, Queries, RecordRef } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Shown } from '../layout/page.tsx';
import { ContactCard } from '../preview/contact-card.tsx';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';

/** A single record, asked for as an item that mentions nothing else. */
async function recordOf(queries: Queries, connectionId: string, ref: RecordRef): Promise<Contact | null> {
  const explained = await queries.explain(connectionId, {
    kind: 'excluded',
    reason: 'left-out',
    key: `${ref.side} ${ref.id}`,
    records: [ref],
    title: '',
    losses: [],
  });
  return explained[ref.side];
}

export function RecordCard({ view, record }: { view: ConnectionView; record: RecordRef }) {
  const { queries } = useApp();
  const live = useLive(
    () => recordOf(queries, view.connection.id, record),
    [view.connection.id, record.side, record.id],
  );
  return (
    <Shown live={live}>
      {(contact) =>
        contact ? (
          <ContactCard contact={contact} fields={view[record.side].fields} />
        ) : (
          <p class="muted">{t('record_gone')}</p>
        )
      }
    </Shown>
  );
}
