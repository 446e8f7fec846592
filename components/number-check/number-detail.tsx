/** A number that is wrong: old and new, large, and the whole contact as it is now. */
import type { AccountView, ConnectionView, NumberFinding, Queries, SideName } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { labelText } from '../preview/change-table.tsx';
import { RecordCard } from '../review/record-card.tsx';
import { useLive } from '../use-live.ts';
import { fieldName } from '../words/reasons.ts';
import { rich } from '../words/words.ts';
import { Mend } from './finding-row.tsx';
import { findingWhy } from './finding-words.ts';
import { ownConnection } from './own.ts';

export function NumberDetail({ finding, view }: { finding: NumberFinding; view: AccountView }) {
  const { queries } = useApp();
  const place = useLive(() => placeOf(queries, view.account.id), [view.account.id]);
  return (
    <>
      <div class="mend-large">
        <Mend finding={finding} />
        <span class="muted small">
          {[findingLabel(finding, view), finding.reason && findingWhy(finding)].filter(Boolean).join(' · ')}
        </span>
      </div>
      {place.value && (
        <section class="block">
          <h3 class="block-title">
            <span>{rich('now_in', { place: <bdi>{view.account.name}</bdi> })}</span>
          </h3>
          <RecordCard view={place.value.view} record={{ side: place.value.side, id: finding.recordId }} />
        </section>
      )}
    </>
  );
}

/** Records are asked for as one side of a connection: of the account's own, which its first mend makes, or of any that uses it. */
async function placeOf(
  queries: Queries,
  accountId: string,
): Promise<{ readonly view: ConnectionView; readonly side: SideName } | null> {
  const own = await queries.connection(ownConnection(accountId));
  if (own) return { view: own, side: 'left' };
  const views = await queries.connections();
  const view = views.find(({ connection }) => [connection.left, connection.right].includes(accountId));
  return view ? { view, side: view.connection.left === accountId ? 'left' : 'right' } : null;
}

/** Which number it is: "Phone numbers, Work". */
function findingLabel({ field, label }: NumberFinding, view: AccountView): string {
  const name = fieldName(
    view.fields.find(({ id }) => id === field),
    field,
  );
  return label ? `${name}, ${labelText(label)}` : name;
}
