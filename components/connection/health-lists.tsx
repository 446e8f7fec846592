/** The people of a connection by state, as of the last time that everybody was looked at. */
import { useState } from 'preact/hooks';
import type { ConnectionView, ItemFilter } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Section } from '../layout/page.tsx';
import { ItemBrowser } from '../preview/item-browser.tsx';
import { isEdit } from '../run/run-words.ts';
import { useLive, useNow } from '../use-live.ts';
import { relative } from '../words/formats.ts';
import { t } from '../words/words.ts';

const states: readonly ItemFilter[] = ['in-line', 'link', 'review', 'excluded', 'failed'];

export function HealthLists({ view }: { view: ConnectionView }) {
  const { queries } = useApp();
  const now = useNow();
  const { id } = view.connection;
  const [filter, setFilter] = useState<ItemFilter | null>(null);
  const live = useLive(async () => {
    const runs = await queries.runs(id, 100);
    return runs.find((run) => run.scope === 'everything' && run.counts !== null && !isEdit(run)) ?? null;
  }, [id]);
  const run = live.value;
  if (!run?.counts) return null;
  const first: ItemFilter =
    run.failed > 0 ? 'failed' : Object.keys(run.counts.excluded).length > 0 ? 'excluded' : 'in-line';
  return (
    <Section
      title={t('people')}
      lead={t('people_as_of', { when: relative(run.endedAt ?? run.startedAt, now) })}
    >
      <ItemBrowser view={view} run={run} filter={filter ?? first} filters={states} onFilter={setFilter} />
    </Section>
  );
}
