/** The user's own numbers: as they stand on one side, and as they would be written to the other. */
import type { ConnectionSettings, ConnectionView, SideName } from '../../lib/app/api.ts';
import { writtenNumber } from '../../lib/app/mapping-logic.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { lossText } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { type OwnNumbers, phoneField } from './own-numbers.ts';

const shown = 6;

export function NumberExamples({
  view,
  settings,
  numbers,
}: {
  view: ConnectionView;
  settings: ConnectionSettings;
  numbers: OwnNumbers;
}) {
  const sources = (['right', 'left'] as const).filter(
    (from) =>
      numbers[from].length > 0 && phoneField(view, otherSide(from)) && takes(settings, otherSide(from)),
  );
  if (sources.length === 0) return <p class="muted">{t('mirror_empty')}</p>;
  return (
    <div class="pair number-examples" data-id="number-examples">
      {sources.map((from) => (
        <Examples key={from} view={view} settings={settings} numbers={numbers[from]} from={from} />
      ))}
    </div>
  );
}

function takes(settings: ConnectionSettings, side: SideName): boolean {
  return settings.direction === 'both' || settings.direction === `to-${side}`;
}

function Examples({
  view,
  settings,
  numbers,
  from,
}: {
  view: ConnectionView;
  settings: ConnectionSettings;
  numbers: readonly string[];
  from: SideName;
}) {
  const to = otherSide(from);
  const field = phoneField(view, to);
  if (!field) return null;
  return (
    <table class="table numbers-table">
      <thead>
        <tr>
          <th scope="col">{t('numbers_in', { place: view[from].account.name })}</th>
          <th scope="col">{t('numbers_to', { place: view[to].account.name })}</th>
        </tr>
      </thead>
      <tbody>
        {numbers.slice(0, shown).map((number) => {
          const { values, losses } = writtenNumber(settings, to, field, number);
          const [written] = values ?? [];
          const [loss] = losses;
          return (
            <tr key={number}>
              <td>
                <bdi class="value-phone" dir="ltr">
                  {number}
                </bdi>
              </td>
              <td>
                {written && (
                  <bdi class="value-phone" dir="ltr">
                    {written.value}
                  </bdi>
                )}
                {loss && <span class="number-lost">{lossText(loss.reason)}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
