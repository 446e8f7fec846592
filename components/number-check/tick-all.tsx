/** One tick for everything in the present list that Lineup can mend. */
import { useState } from 'preact/hooks';
import type { Problem } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Tick } from '../controls/choices.tsx';
import { t, tn } from '../words/words.ts';
import { mendableKeys } from './gather-keys.ts';
import { allSelected, nothingSelected, type Selection } from './selection.ts';

export function TickAll({
  accountId,
  problem,
  search,
  mendable,
  selection,
  onSelect,
}: {
  accountId: string;
  problem: Problem | null;
  search: string;
  mendable: number;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}) {
  const { queries } = useApp();
  const [isAllFound, setAllFound] = useState(false);
  const isAll = search
    ? isAllFound && selection.keys.size > 0
    : selection.kind === 'all-but'
      ? selection.keys.size === 0
      : selection.keys.size === mendable;
  async function tickFound() {
    const keys = await mendableKeys(queries, accountId, problem, search);
    setAllFound(true);
    onSelect({ kind: 'some', keys: new Set(keys) });
  }
  return (
    <Tick
      hook="tick-all"
      isOn={isAll}
      onChange={(isOn) => {
        setAllFound(false);
        if (!isOn) onSelect(nothingSelected);
        else if (search) tickFound();
        else onSelect(allSelected);
      }}
    >
      {search ? t('tick_all_found') : tn('tick_all', mendable)}
    </Tick>
  );
}
