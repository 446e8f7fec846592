/** A state in a word or two, with a dot of its tone; the word says it, the dot only helps the eye. */
import type { ComponentChildren } from 'preact';
import type { Tone } from './notice.tsx';

export type StateTone = Tone | 'waiting';

export function StateDot({ tone, children }: { tone: StateTone; children: ComponentChildren }) {
  return (
    <span class="state">
      <span class={`dot dot-${tone}`} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
