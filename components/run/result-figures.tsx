/** What a run did on each side, in numbers; a mend has one side only. */
import type { ConnectionView, Run, RunTally, SideName } from '../../lib/app/api.ts';
import { isOwn } from '../number-check/own.ts';
import { SidePanel, writeNames } from '../preview/side-panel.tsx';
import { count } from '../words/formats.ts';

export function ResultFigures({ view, run, tally }: { view: ConnectionView; run: Run; tally: RunTally }) {
  const sides: readonly SideName[] = isOwn(view) ? ['left'] : ['left', 'right'];
  const names = writeNames(run.purpose);
  return (
    <div class={isOwn(view) ? 'headline headline-one' : 'headline headline-two'} data-id="result-figures">
      {sides.map((side) => (
        <SidePanel key={side} view={view} side={side}>
          <dl class="figures">
            {/* Nobody comes to be by a mend. */}
            {(run.purpose !== 'mend' || tally[side].created > 0) && (
              <Done hook={`done-created-${side}`} n={tally[side].created} label={names.created} />
            )}
            <Done hook={`done-updated-${side}`} n={tally[side].updated} label={names.updated} />
            <Done hook={`done-deleted-${side}`} n={tally[side].deleted} label={names.deleted} />
          </dl>
        </SidePanel>
      ))}
    </div>
  );
}

function Done({ hook, n, label }: { hook: string; n: number; label: string }) {
  return (
    <div class={n === 0 ? 'figure figure-none' : 'figure'}>
      <dt class="figure-label">{label}</dt>
      <dd class="figure-number" data-id={hook}>
        {count(n)}
      </dd>
    </div>
  );
}
