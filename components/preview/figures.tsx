/** A number with its name, and a reason with its number; both lead to the list of those it counts. */
import type { ExcludedReason, PlanCounts } from '../../lib/app/api.ts';
import { Icon } from '../controls/icon.tsx';
import { count } from '../words/formats.ts';
import { excludedText } from '../words/reasons.ts';

export function Figure({
  hook,
  n,
  label,
  isGrave = false,
  onClick,
}: {
  hook: string;
  n: number;
  label: string;
  isGrave?: boolean;
  onClick: () => void;
}) {
  const tone = n === 0 ? ' figure-none' : isGrave ? ' figure-grave' : '';
  return (
    <button
      type="button"
      class={`figure${tone}`}
      data-id={`count-${hook}`}
      disabled={n === 0}
      onClick={onClick}
    >
      <span class="figure-number">{count(n)}</span>
      <span class="figure-label">{label}</span>
    </button>
  );
}

export function Rest({
  hook,
  n,
  label,
  isAsking = false,
  onClick,
}: {
  hook: string;
  n: number;
  label: string;
  isAsking?: boolean;
  onClick: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        class={isAsking ? 'rest rest-asking' : 'rest'}
        data-id={`count-${hook}`}
        onClick={onClick}
      >
        <Icon name={isAsking ? 'question' : 'skip'} size={16} />
        <span class="rest-number">{count(n)}</span>
        <span>{label}</span>
      </button>
    </li>
  );
}

/** Who stays out, by reason, the most frequent first. */
export function ExcludedRest({ counts, onShow }: { counts: PlanCounts; onShow: () => void }) {
  const excluded = Object.entries(counts.excluded) as [ExcludedReason, number][];
  return excluded
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, n]) => (
      <Rest key={reason} hook={`excluded-${reason}`} n={n} label={excludedText(reason)} onClick={onShow} />
    ));
}

export function hasExcluded({ excluded }: PlanCounts): boolean {
  return Object.values(excluded).some((n) => n > 0);
}
