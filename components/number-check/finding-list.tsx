/** The findings one below the other; of a hundred thousand only those in sight are read. */
import type { Finding } from '../../lib/app/api.ts';
import { VirtualList } from '../controls/virtual-list.tsx';
import { WaitingRow } from '../preview/item-row.tsx';
import { t } from '../words/words.ts';
import { FindingRow } from './finding-row.tsx';
import { isSelected, type Selection, toggled } from './selection.ts';

export function FindingList({
  findings,
  offset,
  total,
  selection,
  onSelect,
  onRange,
  onOpen,
  onBringBack,
}: {
  /** Those around the rows in sight. */
  findings: readonly Finding[];
  /** Place of the first of them in the whole list. */
  offset: number;
  total: number;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onRange: (first: number) => void;
  onOpen: (finding: Finding) => void;
  onBringBack?: (finding: Finding) => void;
}) {
  return (
    <VirtualList
      label={t('findings')}
      count={total}
      rowHeight={60}
      onRange={onRange}
      row={(index) => {
        const finding = findings[index - offset];
        if (!finding) return <WaitingRow />;
        return (
          <FindingRow
            finding={finding}
            isTicked={isSelected(selection, finding.key)}
            onTick={(isOn) => onSelect(toggled(selection, finding.key, isOn))}
            onOpen={() => onOpen(finding)}
            {...(onBringBack ? { onBringBack: () => onBringBack(finding) } : {})}
          />
        );
      }}
    />
  );
}
