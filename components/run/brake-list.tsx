/** Why a plan looks unusual: each reason with the first few names. */
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { listed } from '../words/formats.ts';
import { brakeText } from '../words/reasons.ts';
import { tn } from '../words/words.ts';

export function BrakeList({ view, run }: { view: ConnectionView; run: Run }) {
  return (
    <ul class="brakes">
      {run.brakes.map((brake) => {
        const more = brake.count - brake.examples.length;
        const names = more > 0 ? [...brake.examples, tn('n_more', more)] : brake.examples;
        return (
          <li key={`${brake.code} ${brake.side}`}>
            <strong>{brakeText(brake, view[brake.side].account.name)}</strong>
            {brake.examples.length > 0 && (
              <span class="muted" dir="auto">
                {listed(names)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
