/** Decoration for the first visit: two address books whose lines come to stand side by side. */
const rows = [
  { y: 22, left: 96, right: 120 },
  { y: 46, left: 132, right: 104 },
  { y: 70, left: 108, right: 132 },
] as const;

export function Picture() {
  return (
    <svg class="picture" viewBox="0 0 560 96" aria-hidden="true" focusable="false">
      {rows.map(({ y, left, right }) => (
        <g key={y}>
          <circle class="picture-face" cx="20" cy={y} r="8" />
          <rect class="picture-line" x="38" y={y - 4} width={left} height="8" rx="4" />
          <path class="picture-link" d={`M196 ${y}H364`} />
          <circle class="picture-knot" cx="280" cy={y} r="4" />
          <circle class="picture-face" cx="384" cy={y} r="8" />
          <rect class="picture-line" x="402" y={y - 4} width={right} height="8" rx="4" />
        </g>
      ))}
    </svg>
  );
}
