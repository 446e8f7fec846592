/** How far a long piece of work has come; without a known end the bar only moves. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number | null }) {
  const isKnown = total !== null && total > 0;
  const percent = isKnown ? Math.min(100, Math.round((done / total) * 100)) : undefined;
  return (
    <div
      class={isKnown ? 'bar' : 'bar bar-unknown'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div class="bar-fill" style={isKnown ? { inlineSize: `${percent}%` } : undefined} />
    </div>
  );
}

export function Loading({ label }: { label: string }) {
  return (
    <p class="loading" role="status">
      <span class="spinner" />
      {label}
    </p>
  );
}
