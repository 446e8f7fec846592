/** Which findings are in sight: by what is wrong, or those set aside. */
import type { Problem } from '../../lib/app/api.ts';
import { Chips } from '../controls/choices.tsx';
import { t } from '../words/words.ts';
import { problemName, problems } from './finding-words.ts';

export type Shelf = Problem | 'all' | 'ignored';

export function Shelves({
  shelf,
  counts,
  ignored,
  onShelf,
}: {
  shelf: Shelf;
  counts: Readonly<Record<Problem, number>>;
  ignored: number;
  onShelf: (shelf: Shelf) => void;
}) {
  const total = problems.reduce((sum, problem) => sum + counts[problem], 0);
  const shown = problems.filter((problem) => counts[problem] > 0 || problem === shelf);
  return (
    <Chips
      hook="problem"
      label={t('filter')}
      value={shelf}
      choices={[
        { value: 'all' as const, label: t('filter_all'), count: total },
        ...shown.map((problem) => ({
          value: problem,
          label: problemName(problem),
          count: counts[problem],
        })),
        ...(ignored > 0 || shelf === 'ignored'
          ? [{ value: 'ignored' as const, label: t('ignored'), count: ignored }]
          : []),
      ]}
      onChange={onShelf}
    />
  );
}
