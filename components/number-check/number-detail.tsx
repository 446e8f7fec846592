/** A number that is wrong: old and new, large, and the whole contact as it is now. */
import type { AccountView, NumberFinding } from '../../lib/app/api.ts';
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
  const id = ownConnection(view.account.id);
  const own = useLive(() => queries.connection(id), [id]);
  return (
    <>
      <div class="mend-large">
        <Mend finding={finding} />
        <span class="muted small">
          {[findingLabel(finding, view), finding.reason && findingWhy(finding)].filter(Boolean).join(' · ')}
        </span>
      </div>
      {own.value && (
        <section class="block">
          <h3 class="block-title">
            <span>{rich('now_in', { place: <bdi>{view.account.name}</bdi> })}</span>
          </h3>
          <RecordCard view={own.value} record={{ side: 'left', id: finding.recordId }} />
        </section>
      )}
    </>
  );
}

/** Which number it is: "Phone numbers, Work". */
function findingLabel({ field, label }: NumberFinding, view: AccountView): string {
  const name = fieldName(
    view.fields.find(({ id }) => id === field),
    field,
  );
  return label ? `${name}, ${labelText(label)}` : name;
}
