/** The wordmark: the extension's own icon (public/icon/icon.svg, drawn inline so that it is there at once) and the name. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="mark-ground" width="32" height="32" rx="8" />
      <rect class="mark-line" x="6" y="6" width="12" height="4" rx="1.5" />
      <rect class="mark-accent" x="6" y="14" width="20" height="4" rx="1.5" />
      <rect class="mark-line" x="14" y="22" width="12" height="4" rx="1.5" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <a class="wordmark" href="#/connections" data-id="home">
      <Mark />
      <span>Lineup</span>
    </a>
  );
}
