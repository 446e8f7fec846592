/** Which findings are in sight: by what is wrong, or those set aside; and by a word. */
import type { Problem } from '../../lib/app/api.ts';
import { Chips } from '../controls/choices.tsx';
import { Icon } from '../controls/icon.tsx';
import { t } from '../words/words.ts';
import { problemName, problems } from './finding-words.ts';

export type Shelf = Problem | 'all' | 'ignored';

export function FindingTools({
  shelf,
  counts,
  ignored,
  search,
  onShelf,
  onSearch,
}: {
  shelf: Shelf;
  counts: Readonly<Record<Problem, number>>;
  ignored: number;
  search: string;
  onShelf: (shelf: Shelf) => void;
  onSearch: (words: string) => void;
}) {
  const total = problems.reduce((sum, problem) => sum + counts[problem], 0);
  const shown = problems.filter((problem) => counts[problem] > 0 || problem === shelf);
  return (
    <div class="browser-tools">
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
      <label class="search">
        <Icon name="search" size={16} />
        <span class="hidden">{t('search')}</span>
        <input
          type="search"
          class="input"
          data-id="search"
          placeholder={t('search')}
          value={search}
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}
