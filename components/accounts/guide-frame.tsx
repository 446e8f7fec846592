/** Numbered steps beside a form, and what is good to know. */
import type { ComponentChildren } from 'preact';
import { Icon } from '../controls/icon.tsx';

export function GuideFrame({
  title,
  steps,
  notes,
}: {
  title: string;
  steps: readonly ComponentChildren[];
  notes: readonly string[];
}) {
  return (
    <aside class="guide">
      <h2>{title}</h2>
      <ol class="steps">
        {steps.map((step, index) => (
          <li key={index}>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      {notes.map((note) => (
        <p class="guide-note" key={note}>
          <Icon name="shield" size={16} />
          <span>{note}</span>
        </p>
      ))}
    </aside>
  );
}
