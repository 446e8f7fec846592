/** Every person of a plan: filtered, searched, in a list that reads only what is in sight, each to be opened. */
import { useState } from 'preact/hooks';
import type { ConnectionView, ItemFilter, PlanItem, PlanRow, Run } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Chips } from '../controls/choices.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Loading } from '../controls/progress.tsx';
import { SearchField } from '../controls/search-field.tsx';
import { VirtualList } from '../controls/virtual-list.tsx';
import { Empty } from '../layout/page.tsx';
import { useLive, useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { filterChoices } from './item-filters.ts';
import { ItemRow, WaitingRow } from './item-row.tsx';
import { ItemSheet } from './item-sheet.tsx';

const page = 60;

export function ItemBrowser({
  view,
  run,
  filter,
  canLeaveOut = false,
  filters,
  onFilter,
}: {
  view: ConnectionView;
  run: Run;
  filter: ItemFilter;
  canLeaveOut?: boolean;
  /** Only these, where not all make sense. */
  filters?: readonly ItemFilter[];
  onFilter: (filter: ItemFilter) => void;
}) {
  const { queries } = useApp();
  const sender = useSender();
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const [opened, setOpened] = useState<PlanRow | null>(null);
  const wanted = search.trim();
  const live = useLive(
    async () => ({ offset, page: await queries.items(run.id, filter, wanted, offset, page * 3) }),
    [run.id, run.phase, filter, wanted, offset],
  );

  function rowAt(index: number): PlanRow | undefined {
    return live.value?.page.rows[index - live.value.offset];
  }
  function show(first: number) {
    setOffset(Math.max(0, Math.floor(first / page) * page - page));
  }
  function leaveOut(item: PlanItem, out: boolean) {
    return sender.send('preview.leaveOut', { runId: run.id, keys: [item.key], out });
  }

  const total = live.value?.page.total ?? 0;
  return (
    <div class="browser">
      <div class="browser-tools">
        <Chips
          hook="filter"
          label={t('filter')}
          value={filter}
          choices={filterChoices(view, run, filters)}
          onChange={(next) => {
            setOffset(0);
            onFilter(next);
          }}
        />
        <SearchField
          value={search}
          onInput={(words) => {
            setOffset(0);
            setSearch(words);
          }}
        />
      </div>
      {live.state === 'failed' && <FailureNotice failure={live.failure} />}
      {live.state === 'loading' && <Loading label={t('loading')} />}
      {sender.failure && <FailureNotice failure={sender.failure} />}
      {live.state === 'ready' &&
        (total === 0 ? (
          <Empty title={wanted ? t('nobody_found') : t('nobody_here')} />
        ) : (
          <VirtualList
            key={`${filter} ${wanted}`}
            label={t('everyone')}
            count={total}
            rowHeight={56}
            onRange={show}
            row={(index) => {
              const row = rowAt(index);
              return row ? (
                <ItemRow
                  row={row}
                  view={view}
                  isOut={run.leftOut.includes(row.item.key)}
                  onOpen={() => setOpened(row)}
                  {...(canLeaveOut ? { onLeaveOut: (out: boolean) => leaveOut(row.item, out) } : {})}
                />
              ) : (
                <WaitingRow />
              );
            }}
          />
        ))}
      {opened && (
        <ItemSheet
          row={opened}
          view={view}
          isOut={run.leftOut.includes(opened.item.key)}
          {...(canLeaveOut ? { onLeaveOut: (out: boolean) => leaveOut(opened.item, out) } : {})}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
